import { unzipSync } from 'fflate';
import { type Cell, readXlsx } from 'hucre/xlsx';
import { describe, expect, it } from 'vitest';
import { partialReport, sampleReport } from '../testing/sample-report.ts';
import { withHostileText } from './hostile-report.test-rig.ts';
import { DEFAULT_THEME } from './theme.ts';
import { sheetFormula } from './xlsx/formula.ts';
import { renderXlsx } from './xlsx.ts';

const options = { theme: DEFAULT_THEME, paper: 'A4' } as const;
const xmlOf = (bytes: Uint8Array) =>
  Object.entries(unzipSync(bytes)).map(
    ([name, part]) => [name, Buffer.from(part).toString('utf8')] as const,
  );
async function sheetsOf(bytes: Uint8Array) {
  const book = await readXlsx(bytes, { readStyles: true });
  return new Map(book.sheets.map((sheet) => [sheet.name, sheet]));
}

it('has a sheet for each kind of content, with heads that stay and filters', async () => {
  const bytes = await renderXlsx(sampleReport(), options);
  const sheets = await sheetsOf(bytes);
  expect([...sheets.keys()]).toEqual([
    ...['Summary', 'Figures', 'Peers', 'Scores', 'Claims', 'Passages', 'Sources'],
    'Gaps and certificate',
  ]);
  const pages = xmlOf(bytes).filter(([name]) => name.startsWith('xl/worksheets/sheet'));
  expect(pages).toHaveLength(8);
  for (const [name, xml] of pages) {
    for (const part of ['state="frozen"', '<autoFilter', 'fitToHeight="0"', '&amp;P / &amp;N']) {
      expect(xml, name).toContain(part);
    }
  }
});

it('writes the numbers of a column alike, under a head that stands above them', async () => {
  const scores = (await sheetsOf(await renderXlsx(sampleReport(), options))).get('Scores');
  const style = (row: number, at: number) => scores?.cells?.get(`${row},${at}`)?.style;
  const places = (scores?.rows ?? []).flatMap((row, at) =>
    at > 0 && typeof row[2] === 'number' ? [style(at, 2)?.numFmt] : [],
  );
  expect(places.length).toBeGreaterThan(3);
  expect(new Set(places)).toEqual(new Set(['#,##0.00']));
  expect(style(0, 2)?.alignment?.horizontal).toBe('right');
  expect(style(0, 1)?.alignment?.horizontal).not.toBe('right');
});

it('holds every statement and passage of the report', async () => {
  const report = sampleReport();
  const text = xmlOf(await renderXlsx(report, options))
    .map(([, xml]) => xml)
    .join('\n')
    .replaceAll('&amp;', '&')
    .replaceAll('&apos;', "'");
  const said = [
    ...report.passages.map((passage) => passage.text),
    ...report.sections.flatMap(({ claims }) => claims.map((claim) => claim.text)),
    ...(report.paper?.messages.map(({ title }) => title.text) ?? []),
  ];
  expect(said.length).toBeGreaterThan(80);
  for (const one of said) expect(text).toContain(one);
});

it('calculates computed figures from the ledger, and keeps what they come to', async () => {
  const report = sampleReport();
  const figures = (await sheetsOf(await renderXlsx(report, options))).get('Figures');
  const rows = figures?.rows ?? [];
  const rowOf = (id: string) => rows.findIndex(([first]) => first === id);
  const cell = (id: string): Partial<Cell> | undefined => figures?.cells?.get(`${rowOf(id)},3`);
  const [revenue, before] = ['F1', 'F11'].map((id) => rowOf(id) + 1);
  expect(cell('D1')).toMatchObject({ formula: `(D${revenue}/D${before}-1)*100` });
  expect(rows[rowOf('F1')]?.slice(3, 6)).toEqual([97_700_000_000, 97_700_000_000, 'USD']);
  for (const { id, amount } of report.computed) {
    const value = Number(cell(id)?.formulaResult ?? rows[rowOf(id)]?.[3]);
    expect(Math.abs(value - amount.low), id).toBeLessThanOrEqual(
      0.006 * Math.max(1, Math.abs(amount.low)),
    );
  }
});

describe('a formula', () => {
  const cells: Record<string, number> = { F1: 97.69, F2: 96.77, F3: 0 };
  const read = (formula: string, stated: number) =>
    sheetFormula(
      formula,
      stated,
      (id) => (id in cells ? `D${id.slice(1)}` : undefined),
      (id) => cells[id],
    )?.text;
  it.each<[string, number, string | undefined]>([
    ['F1 ÷ F2 − 1', 0.95, '(D1/D2-1)*100'],
    ['F1 − F2', 0.92, 'D1-D2'],
    ['(F1 + F2) × 2', 388.92, '(D1+D2)*2'],
    ['F1 ÷ F3', 1, undefined],
    ['F1 ÷ F9', 1, undefined],
    ['F1 − F2', 5, undefined],
    ['F1 ÷', 5, undefined],
    ['HYPERLINK("x")', 1, undefined],
    ['1 + 1', 2, undefined],
  ])('%s, stated as %d, becomes %s', (formula, stated, text) => {
    expect(read(formula, stated)).toBe(text);
  });
});

it.each([
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '=HYPERLINK("javascript:alert(1)")',
  '\t=1',
  '\u0000=1\ud83d',
])('text stays text: %j', async (text) => {
  const bytes = await renderXlsx(withHostileText(sampleReport(), text, 'keep'), options);
  const formulas = xmlOf(bytes).flatMap(([, xml]) => [...xml.matchAll(/<f[ >][^<]*/g)].map(String));
  expect(formulas.filter((formula) => !/^<f>\(?\(?[D-E]\d+[-/*+]/.test(formula))).toEqual([]);
  const links = xmlOf(bytes).flatMap(([, xml]) =>
    [...xml.matchAll(/Target="([^"]*)" TargetMode="External"/g)].map(([, url]) => url),
  );
  expect(links.filter((url) => !/^https?:/.test(url ?? ''))).toEqual([]);
});

it('makes room for text of several lines', async () => {
  const xml = new Map(xmlOf(await renderXlsx(sampleReport(), options)));
  const heights = [
    ...(xml.get('xl/worksheets/sheet5.xml') ?? '').matchAll(/<row [^>]* ht="([\d.]+)"/g),
  ];
  const points = heights.map(([, height]) => Number(height));
  expect(Math.min(...points)).toBe(16.5);
  expect(Math.max(...points)).toBeGreaterThan(29);
});

it('links to the sources', async () => {
  const all = xmlOf(await renderXlsx(sampleReport(), options)).map(([, xml]) => xml);
  expect(all.join('')).toContain('Target="https://filings.example/tesla/2024-annual-report"');
});

it.each([
  ['a partial report', partialReport()],
  [
    'a report of one word of ten thousand letters',
    withHostileText(sampleReport(), 'W'.repeat(10_000), 'keep'),
  ],
])('writes %s', async (_what, report) => {
  expect((await sheetsOf(await renderXlsx(report, options))).size).toBe(8);
});
