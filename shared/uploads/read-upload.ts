import { htmlToText } from '../domain/pages/html-text.ts';
import { visible } from '../domain/pages/page-text.ts';
import type { UploadFault, UploadPart, UploadText, UploadType } from '../domain/upload.ts';
import { readWorkbook } from './read-workbook.ts';
import { UploadError } from './upload-error.ts';

const MAX_CHARACTERS = 1_000_000;

/** The text of a file by pages, rows or as one. Throws UploadError. */
export async function readUpload(bytes: Uint8Array, type: UploadType): Promise<UploadText> {
  const { pages, parts } = await READERS[type](bytes).catch((error: unknown) => {
    if (error instanceof UploadError) throw error;
    throw new UploadError(faultOf(error), { cause: error });
  });
  const filled = parts
    .map((part) => ({ ...part, text: visible(part.text).normalize('NFC') }))
    .filter(({ text }) => text.trim() !== '');
  if (filled.length === 0) throw new UploadError(type === 'pdf' ? 'scanned' : 'empty');
  if (filled.reduce((sum, { text }) => sum + text.length, 0) > MAX_CHARACTERS) {
    throw new UploadError('too_long');
  }
  return { pages, parts: filled };
}

const READERS: Readonly<Record<UploadType, (bytes: Uint8Array) => Promise<UploadText>>> = {
  pdf: readPdf,
  docx: readDocx,
  xlsx: async (bytes) => {
    zipOnly(bytes);
    return readWorkbook(bytes);
  },
  md: async (bytes) => plain(decoded(bytes)),
  txt: async (bytes) => plain(decoded(bytes)),
  html: async (bytes) => plain(htmlToText(decoded(bytes))),
};

const plain = (text: string): UploadText => ({ pages: null, parts: [{ place: null, text }] });

async function readPdf(bytes: Uint8Array): Promise<UploadText> {
  if (!startsWith(bytes, '%PDF-')) throw new UploadError('damaged');
  const { extractText, getDocumentProxy } = await import('unpdf');
  // It takes the bytes away from whoever gave them.
  const document = await getDocumentProxy(Uint8Array.from(bytes));
  const { text, totalPages } = await extractText(document, { mergePages: false });
  const parts = withoutRunningLines(text).map(
    (page, at): UploadPart => ({ place: `p. ${at + 1}`, text: joinWords(page) }),
  );
  return { pages: totalPages, parts };
}

/** Words that are broken at the end of a line. */
const joinWords = (page: string) => page.replace(/(\p{Ll})[-\u00ad\u2010]\n(?=\p{Ll})/gu, '$1');

const PAGE_NUMBER = /^(?:\p{L}{1,6}\.? )?\d{1,4}(?: ?(?:\/|\p{L}{2,3}) ?\d{1,4})?$/u;
/** Pages on which one line tells that it runs through them. */
const RUNNING = 4;

/** Heads and feet that run through the pages belong to none of them: a year in them is nobody's. */
function withoutRunningLines(pages: readonly string[]): string[] {
  const lines = pages.map((page) => page.split('\n').map((line) => line.trim()));
  const edges = lines.flatMap((page) => [...new Set([page[0] ?? '', page.at(-1) ?? ''])]);
  const counts = new Map<string, number>();
  for (const line of edges) counts.set(line, (counts.get(line) ?? 0) + 1);
  const runs = (line = '') => {
    const count = counts.get(line) ?? 0;
    return (count >= RUNNING && count > pages.length / 2) || PAGE_NUMBER.test(line);
  };
  return lines.map((page) => {
    const from = page.length > 1 && runs(page[0]) ? 1 : 0;
    const to = page.length - from > 1 && runs(page.at(-1)) ? -1 : undefined;
    return page.slice(from, to).join('\n');
  });
}

async function readDocx(bytes: Uint8Array): Promise<UploadText> {
  zipOnly(bytes);
  const { default: mammoth } = await import('mammoth');
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    { convertImage: mammoth.images.imgElement(async () => ({ src: '' })) },
  );
  return plain(htmlToText(value.replace(/<img[^>]*>/g, '')));
}

function decoded(bytes: Uint8Array): string {
  if (bytes.includes(0)) throw new UploadError('damaged');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** Office files are ZIPs; encrypted ones, and those of before 2007, are of another kind. */
function zipOnly(bytes: Uint8Array): void {
  if (startsWith(bytes, 'PK\u0003\u0004')) return;
  const isOle = bytes[0] === 0xd0 && bytes[1] === 0xcf && bytes[2] === 0x11 && bytes[3] === 0xe0;
  throw new UploadError(isOle ? 'encrypted' : 'damaged');
}

const startsWith = (bytes: Uint8Array, text: string) =>
  Buffer.from(bytes.subarray(0, text.length)).toString('latin1') === text;

function faultOf(error: unknown): UploadFault {
  const text = error instanceof Error ? `${error.name} ${error.message}` : '';
  return /password|encrypt/i.test(text) ? 'encrypted' : 'damaged';
}
