import { htmlToText } from '../domain/pages/html-text.ts';
import { visible } from '../domain/pages/page-text.ts';
import type { UploadFault, UploadPart, UploadText, UploadType } from '../domain/upload.ts';
import { UploadError } from './upload-error.ts';

const MAX_CHARACTERS = 1_000_000;
const MAX_ROWS = 20_000;
const MAX_COLUMNS = 60;

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
  xlsx: readXlsx,
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
  const parts = text.map(
    (page, at): UploadPart => ({ place: `p. ${at + 1}`, text: joinWords(page) }),
  );
  return { pages: totalPages, parts };
}

/** Words that are broken at the end of a line. */
const joinWords = (page: string) => page.replace(/(\p{Ll})[-\u00ad]\n(?=\p{Ll})/gu, '$1');

async function readDocx(bytes: Uint8Array): Promise<UploadText> {
  zipOnly(bytes);
  const { default: mammoth } = await import('mammoth');
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(bytes) },
    { convertImage: mammoth.images.imgElement(async () => ({ src: '' })) },
  );
  return plain(htmlToText(value.replace(/<img[^>]*>/g, '')));
}

async function readXlsx(bytes: Uint8Array): Promise<UploadText> {
  zipOnly(bytes);
  const { read } = await import('hucre');
  const { sheets } = await read(bytes);
  const rows = sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
  if (rows > MAX_ROWS) throw new UploadError('too_long');
  const parts = sheets.flatMap(({ name, rows: lines }) => sheetParts(name, lines));
  return { pages: sheets.length, parts };
}

/** A sheet as one table; each of its rows is a place. */
function sheetParts(name: string, rows: readonly (readonly unknown[])[]): UploadPart[] {
  const table = rows.map((row) => row.slice(0, MAX_COLUMNS).map(cellText));
  const width = Math.max(0, ...table.map((row) => row.findLastIndex((cell) => cell !== '') + 1));
  const quoted = /^[\p{L}\p{N}_]+$/u.test(name) ? name : `'${name.replaceAll("'", "''")}'`;
  const lines = table.flatMap((row, at) => {
    if (row.every((cell) => cell === '')) return [];
    const cells = Array.from({ length: width }, (_, column) => row[column] ?? '');
    const place = `${quoted}!A${at + 1}:${columnName(width)}${at + 1}`;
    return [{ place, text: `| ${cells.join(' | ')} |` }];
  });
  const [head, ...rest] = lines;
  if (head === undefined) return [];
  const rule = { place: null, text: `|${' --- |'.repeat(width)}` };
  const title = [
    { place: null, text: `## ${name}` },
    { place: null, text: '' },
  ];
  const written = [...title, head, rule, ...rest];
  return [
    {
      place: null,
      text: written.map(({ text }) => text).join('\n'),
      rows: written.map(({ place }) => place),
    },
  ];
}

function cellText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  if (cell instanceof Date) return cell.toISOString().slice(0, 10);
  if (typeof cell === 'number')
    return Number.isInteger(cell) ? String(cell) : String(Number(cell.toPrecision(12)));
  return String(cell)
    .replace(/[|\s]+/gu, ' ')
    .trim();
}

function columnName(number: number): string {
  const letter = String.fromCharCode(65 + ((number - 1) % 26));
  return number <= 26 ? letter : columnName(Math.floor((number - 1) / 26)) + letter;
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
