import { writeXlsx } from 'hucre/xlsx';
import { beforeAll, describe, expect, it } from 'vitest';
import type { StoredPage } from '../analysis/read-pages.ts';
import { uploadPages } from '../analysis/upload-pages.ts';
import type { Upload, UploadType } from '../domain/upload.ts';
import { longPdf, TABLE_PAGE } from './long-pdf.test-rig.ts';
import { readUpload } from './read-upload.ts';

async function pageOf(bytes: Uint8Array, type: UploadType): Promise<StoredPage> {
  const text = await readUpload(bytes, type);
  const upload: Upload = {
    ...{ id: 'd1', account: 'ann', name: `plan.${type}`, type, bytes: bytes.length, sha256: '' },
    ...{ state: 'ready', fault: null, pages: text.pages, characters: 1 },
    ...{ createdAt: '2026-06-30T00:00:00Z', expireAt: '2026-07-30T00:00:00Z' },
  };
  const [page] = await uploadPages([{ upload, text }]);
  if (page === undefined) throw new Error('nothing was read');
  return page;
}
/** Each passage of a place: "text: figures @ heads". */
const told = (page: StoredPage, place: string) =>
  page.passages
    .filter(({ context }) => context[0]?.text === place)
    .map(({ text, row }) =>
      row === undefined
        ? text.replace(/\s+/g, ' ')
        : `${row.label}: ${row.cells.map(({ figure, heads }) => `${figure?.value} ${figure?.unit ?? ''} @ ${heads.join('>')}`).join('; ')}`,
    );

describe('sixty pages of a PDF', () => {
  let page: StoredPage;
  beforeAll(async () => {
    page = await pageOf(longPdf(), 'pdf');
  });

  it('are cited each by its own number, without the heads and feet that run through them', () => {
    const places = new Set(page.passages.map(({ context }) => context[0]?.text));
    expect([...places]).toEqual(Array.from({ length: 60 }, (_, at) => `p. ${at + 1}`));
    expect(told(page, 'p. 42')[0]).toContain(
      'Die Auflage der Pumpen in Region 42 stieg 2024 auf 342 Stück; im Office fiel der Aufwand.',
    );
    expect(page.text).not.toMatch(/2031|Seite \d/);
  });

  it('keep the table of one', () => {
    expect(told(page, `p. ${TABLE_PAGE}`).filter((line) => line.includes('@'))).toEqual([
      'Pumpen: 1234500000 EUR @ 2024; 1301000000 EUR @ 2025',
      'Ventile: 40500000 EUR @ 2024; 51200000 EUR @ 2025',
    ]);
  });

  it('hold every passage and its context word for word', () => {
    for (const piece of page.passages.flatMap((one) => [one, ...one.context])) {
      expect(page.text.slice(piece.start, piece.end)).toBe(piece.text);
    }
  });
});

describe('a workbook', () => {
  let page: StoredPage;
  beforeAll(async () => {
    const formats = [
      ...['0.0%', '0.0,,', '#,##0.00 "€"', '[$€-407] #,##0.00'],
      ...['0.0,," Mio. €"', '#,##0_);[Red](#,##0)', '_($* #,##0_);_($* (#,##0)', '0.00E+00'],
    ];
    const plan = [
      ['Umsatz der Acme GmbH in Mio. EUR'],
      [],
      ['Sparte', 2024, 2025],
      ['Pumpen', 1.234, 1300],
      ['Europa'],
      ['Ventile', 4.512, 51.25],
      [],
      ['Kosten in TEUR'],
      ['Jahr', 'Personal', 'Material'],
      [2024, 1.5, 2.25],
    ];
    const cells = new Map(
      formats.map((numFmt, at) => [`${at + 1},1`, { value: -1234567.5, style: { numFmt } }]),
    );
    const bytes = await writeXlsx({
      sheets: [
        { name: 'Plan', rows: plan },
        {
          name: "Ann's P&L",
          rows: [['Format', 'Wert'], ...formats.map((_, at) => [`f${at}`])],
          cells,
        },
      ],
    });
    page = await pageOf(bytes, 'xlsx');
  });

  it.each([
    [
      'the unit of the line over its table, a point in every number',
      'Plan!A4:C4',
      'Pumpen: 1234000 EUR @ 2024; 1300000000 EUR @ 2025',
    ],
    [
      'the heads above a mere label',
      'Plan!A6:C6',
      'Ventile: 4512000 EUR @ 2024; 51250000 EUR @ 2025',
    ],
    [
      'its own heads where another table begins',
      'Plan!A10:C10',
      '2024: 1500 EUR @ Personal; 2250 EUR @ Material',
    ],
  ])('cites a row by its cells, with %s', (_, place, row) => {
    expect(told(page, place)).toEqual([row]);
  });

  it.each([
    ['a percentage', 2, '-123456750%'],
    ['millions', 3, '-1.2345675'],
    ['a currency', 4, '-1234567.5 €'],
    ['a currency by its region', 5, '€ -1234567.5'],
    ['millions in words', 6, '-1.2345675 Mio. €'],
    ['brackets for a loss', 7, '-1234567.5'],
    ['an accountant’s', 8, '$-1234567.5'],
    ['powers of ten', 9, '-1234567.5'],
  ])('shows a number in the measure of its format: %s', (_, row, shown) => {
    const [passage] = page.passages.filter(
      ({ context }) => context[0]?.text === `'Ann''s P&L'!A${row}:B${row}`,
    );
    expect(passage?.text).toBe(`f${row - 2} | ${shown}`);
  });
});
