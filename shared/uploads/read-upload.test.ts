import { Document, HeadingLevel, Packer, Paragraph } from 'docx';
import { writeXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import type { UploadType } from '../domain/upload.ts';
import { pdfOf } from './pdf.test-rig.ts';
import { readUpload } from './read-upload.ts';
import { createUploadThread } from './upload-thread.ts';

const bytesOf = (text: string) => Buffer.from(text);
const workbook = (rows: (string | number | null)[][], name = 'Umsatz') =>
  writeXlsx({ sheets: [{ name, rows }] });
const docx = (...paragraphs: Paragraph[]) =>
  Packer.toBuffer(new Document({ sections: [{ children: paragraphs }] }));

describe('a document', () => {
  it('of sixty pages is read page by page, words broken at line ends joined', async () => {
    const pages = Array.from(
      { length: 60 },
      (_, at) => `Acme sold ${at + 300} pumps in re-\ngion ${at}.`,
    );
    const read = await readUpload(pdfOf(pages), 'pdf');
    expect(read.pages).toBe(60);
    expect(read.parts[41]).toMatchObject({ place: 'p. 42' });
    expect(read.parts[41]?.text.replace(/\s+/g, ' ')).toContain(
      'Acme sold 341 pumps in region 41.',
    );
  });

  it('of Word keeps its headings', async () => {
    const bytes = await docx(
      new Paragraph({ text: 'Markets', heading: HeadingLevel.HEADING_1 }),
      new Paragraph('Acme sold 300 pumps in Norway.'),
    );
    const { parts } = await readUpload(bytes, 'docx');
    expect(parts[0]?.text).toMatch(/Markets[\s\S]*Acme sold 300 pumps in Norway\./);
  });

  it('of Excel is a table for each sheet, each row with its cells', async () => {
    const bytes = await workbook([
      ['Jahr', 'Umsatz'],
      [2024, 1200.5],
      [null, null],
      [2025, 1300],
    ]);
    const { parts, pages } = await readUpload(bytes, 'xlsx');
    expect(pages).toBe(1);
    expect(parts[0]?.text).toBe('## Umsatz\n\nJahr | Umsatz\n2024 | 1200.5\n2025 | 1300');
    expect(parts[0]?.rows).toEqual([
      ...[null, null, 'Umsatz!A1:B1'],
      ...['Umsatz!A2:B2', 'Umsatz!A4:B4'],
    ]);
  });

  it.each<[UploadType, string, string]>([
    ['md', '# Kosten\n\nEin Trikot kostet 20 €.', 'Ein Trikot kostet 20 €.'],
    ['txt', 'Ein Trikot kostet 20 €.', 'Ein Trikot kostet 20 €.'],
    [
      'html',
      '<h1>Kosten</h1><script>x()</script><p>Ein Trikot kostet 20&nbsp;€.</p>',
      'Ein Trikot kostet',
    ],
  ])('of %s is its text', async (type, written, text) => {
    const { parts } = await readUpload(bytesOf(written), type);
    expect(parts[0]?.text).toContain(text);
    expect(parts[0]?.text).not.toContain('x()');
  });
});

describe('a document that cannot be read says why', () => {
  const pdf = pdfOf(['Acme sold 300 pumps.']);
  it.each<[string, UploadType, () => Promise<Uint8Array> | Uint8Array, string]>([
    ['damaged PDF', 'pdf', () => bytesOf(`%PDF-1.4\n${'x'.repeat(300)}`), 'damaged'],
    ['another file with the ending', 'pdf', () => bytesOf('hello'), 'damaged'],
    ['PDF with a password', 'pdf', () => pdfOf(['secret'], { encrypted: true }), 'encrypted'],
    ['scanned PDF', 'pdf', () => pdfOf(['', '', '']), 'scanned'],
    [
      'Office file with a password',
      'docx',
      () => Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      'encrypted',
    ],
    ['cut workbook', 'xlsx', async () => (await workbook([['a'], [1]])).slice(0, 200), 'damaged'],
    ['PDF called a workbook', 'xlsx', () => pdf, 'damaged'],
    ['binary called text', 'txt', () => Uint8Array.from([1, 0, 2]), 'damaged'],
    ['empty text', 'txt', () => bytesOf('  \n '), 'empty'],
    ['text beyond the limit', 'txt', () => bytesOf('word '.repeat(250_000)), 'too_long'],
    [
      'workbook beyond the limit',
      'xlsx',
      () => workbook(Array.from({ length: 20_001 }, (_, at) => [at])),
      'too_long',
    ],
  ])('%s', async (_, type, make, code) => {
    await expect(readUpload(await make(), type)).rejects.toMatchObject({
      name: 'UploadError',
      code,
    });
  });
});

describe('in a thread of its own', () => {
  it('a document is read, and a fault comes back as one', async () => {
    const read = createUploadThread();
    expect((await read(pdfOf(['Acme sold 300 pumps.']), 'pdf')).parts[0]?.place).toBe('p. 1');
    await expect(read(bytesOf('hello'), 'pdf')).rejects.toMatchObject({ code: 'damaged' });
  });

  it('reading ends with its time', async () => {
    const read = createUploadThread(undefined, { readMs: 1 });
    await expect(read(pdfOf(['x']), 'pdf')).rejects.toMatchObject({ code: 'too_slow' });
  });
});
