import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EXHIBIT_KINDS, type Exhibit } from '../domain/exhibit.ts';
import { sampleReport } from '../testing/sample-report.ts';
import { exhibit } from '../testing/sample-report-rows.ts';
import { exhibitSvg } from './exhibit-svg.ts';
import { readHtml } from './html-reading.test-rig.ts';
import { wrap } from './svg/svg.ts';

const report = sampleReport();
const values = (...numbers: (number | null)[]) => numbers.map((value) => ({ value }));

const EXAMPLES: readonly Exhibit[] = [
  exhibit('Deliveries', {
    ...{ id: 'bars', kind: 'bars', columns: ['', 'Cars'] },
    rows: [
      { label: 'BYD', cells: values(1_760_000) },
      { label: 'Tesla', cells: [{ value: 1_789_226, low: 1_700_000, high: 1_800_000 }] },
      { label: 'Volkswagen', cells: values(null) },
    ],
  }),
  exhibit('Pressure', {
    ...{ id: 'dots', kind: 'dots', columns: ['', 'Pressure'], scale: { min: 1, max: 5 } },
    rows: [
      { label: 'Rivalry', cells: [{ value: 4.5, low: 3.3, high: 4.7 }] },
      { label: 'Buyers', cells: values(null) },
    ],
  }),
  exhibit('Outside', {
    ...{ id: 'diverging', kind: 'diverging', columns: ['', 'Threats', 'Opportunities'] },
    rows: [
      { label: 'Political', cells: values(-8, null) },
      { label: 'Economic', cells: values(-5, 6) },
    ],
  }),
  exhibit('Deliveries by year', {
    ...{ id: 'lines', kind: 'lines', columns: ['', '2022', '2023', '2024'] },
    rows: [
      { label: 'Tesla', cells: values(1.31, 1.81, 1.79) },
      { label: 'BYD', cells: values(0.91, null, 1.76) },
    ],
  }),
  exhibit('Revenue by part', {
    ...{ id: 'stacked', kind: 'stacked', columns: ['', '2023', '2024'] },
    rows: [
      { label: 'Cars', cells: values(82.4, 77.1) },
      { label: 'Energy', cells: values(6, 10.1) },
    ],
  }),
  exhibit('From income to cash', {
    ...{ id: 'waterfall', kind: 'waterfall', columns: ['', '$ billion'] },
    rows: [
      { label: 'Operating cash', cells: values(14.9) },
      { label: 'Capital expenditure', cells: values(-11.3) },
      { label: 'Free cash flow', cells: values(null) },
    ],
  }),
  exhibit('Risks', {
    ...{ id: 'grid', kind: 'matrix', columns: ['', 'low', 'medium', 'high'] },
    rows: ['likely', 'possible', 'unlikely'].map((label, at) => ({
      label,
      cells: ['low', 'medium', 'high'].map((impact) => ({ value: null, text: `R${at} ${impact}` })),
    })),
  }),
  exhibit('SWOT', {
    ...{ id: 'quadrants', kind: 'matrix', columns: [] },
    rows: ['Strengths', 'Weaknesses'].map((label) => ({
      label,
      cells: [{ value: null, text: `${label} are told in a sentence.` }],
    })),
  }),
  exhibit('Canvas', {
    ...{
      id: 'canvas',
      kind: 'canvas',
      columns: ['', 'Price', 'Service'],
      scale: { min: 1, max: 5 },
    },
    rows: [
      { label: 'Tesla', cells: values(3, 1) },
      { label: 'Industry', cells: values(3, 5) },
    ],
  }),
  exhibit('Roadmap', {
    ...{ id: 'timeline', kind: 'timeline', columns: ['', 'When'] },
    rows: [
      { label: 'Choose a site', cells: [{ value: 2026.25, text: 'Board decides' }] },
      { label: 'Build', cells: [{ value: 2027, low: 2026.5, high: 2028, text: 'Two years' }] },
      { label: 'Open', cells: values(null) },
    ],
  }),
];

const number = fc.oneof(fc.constant(null), fc.double({ noNaN: true, noDefaultInfinity: true }));
const cell = fc.record(
  {
    value: number,
    low: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    high: fc.double({ min: -1e6, max: 1e6, noNaN: true }),
    text: fc.string({ unit: 'binary', maxLength: 60 }),
  },
  { requiredKeys: ['value'] },
);
const anything: fc.Arbitrary<Exhibit> = fc
  .record({
    kind: fc.constantFrom(...EXHIBIT_KINDS),
    columns: fc.array(fc.string({ unit: 'binary', maxLength: 40 }), { maxLength: 6 }),
    rows: fc.array(
      fc.record({ label: fc.string({ unit: 'binary' }), cells: fc.array(cell, { maxLength: 6 }) }),
      { maxLength: 6 },
    ),
  })
  .map((parts) => exhibit('x', { id: 'x', ...parts }));

describe('an exhibit', () => {
  test.each(EXAMPLES.map((one) => [one.id, one] as const))(
    'is an image with a name and its data in words: %s',
    (_, one) => {
      const svg = exhibitSvg(report, one, 'one');
      expect(readHtml(svg).faults).toEqual([]);
      expect(svg).toMatch(/^<svg [^>]*role="img" aria-labelledby="one-title one-desc"/);
      expect(svg).toContain(`<title id="one-title">${one.title.text}</title>`);
      const told = /<desc[^>]*>([^<]+)</.exec(svg)?.[1] ?? '';
      for (const { label } of one.rows) expect(told).toContain(label);
      expect(exhibitSvg(report, one, 'one')).toBe(svg);
      expect(svg).not.toMatch(/<style|<script|<image|href=|url\(/);
    },
  );

  test('has no mark for what was not found, and says so', () => {
    const marks = (svg: string) => svg.match(/<(?:circle|path|rect)/g)?.length ?? 0;
    for (const one of EXAMPLES.filter(({ id }) => ['bars', 'dots', 'timeline'].includes(id))) {
      const known = one.rows.filter(({ cells }) => cells[0]?.value !== null);
      const svg = exhibitSvg(report, one, 'a');
      expect(marks(svg)).toBe(marks(exhibitSvg(report, { ...one, rows: known }, 'a')));
      expect(svg).toContain('not found');
    }
  });

  test('of lines leaves a hole where a value is missing', () => {
    const lines =
      EXAMPLES.find(({ id }) => id === 'lines') ??
      exhibit('', { id: '', kind: 'table', columns: [], rows: [] });
    const curves = exhibitSvg(report, lines, 'a').match(/fill="none"/g) ?? [];
    // The second curve has two points with a hole between them: no line at all joins them.
    expect(curves).toHaveLength(2);
    expect(exhibitSvg(report, lines, 'a')).not.toMatch(/NaN|Infinity/);
  });

  test('with the largest bar first, whatever the order of its rows', () => {
    const [bars] = EXAMPLES;
    const svg = bars ? exhibitSvg(report, bars, 'a') : '';
    expect(svg.indexOf('>Tesla<')).toBeLessThan(svg.indexOf('>BYD<'));
  });

  test('words the figures of the ledger as the ledger does, and keeps the axis short', () => {
    const revenue = exhibit('Revenue', {
      ...{ id: 'revenue', kind: 'lines', columns: ['', '2023', '2024'] },
      rows: [
        {
          label: 'Tesla',
          cells: [
            { value: 96.8e9, ref: 'F11' },
            { value: 97.7e9, ref: 'F1' },
          ],
        },
      ],
    });
    const svg = exhibitSvg(report, revenue, 'a');
    expect(svg).toContain('>$96.8B<');
    expect(svg).toContain('>$97.7B<');
    expect(svg).toContain('>100B<');
    expect(svg).not.toContain('000,000');
  });

  test('has a look of its own for each curve, and no more curves than can be told apart', () => {
    const drawn = (curves: number) =>
      exhibitSvg(
        report,
        exhibit('x', {
          ...{ id: 'x', kind: 'lines', columns: ['', '2023', '2024'] },
          rows: Array.from({ length: curves }, (_, at) => ({
            label: `Rival ${at}`,
            cells: values(at, at + 1),
          })),
        }),
        'a',
      );
    const looks = [...drawn(6).matchAll(/fill="none" stroke="([^"]+)"/g)].map(([, one]) => one);
    expect(new Set(looks).size).toBe(6);
    expect(drawn(7)).toBe('');
  });

  test('is not drawn where there is nothing to draw, nor as a table', () => {
    for (const kind of EXHIBIT_KINDS) {
      expect(exhibitSvg(report, exhibit('x', { id: 'x', kind, columns: [], rows: [] }), 'a')).toBe(
        '',
      );
    }
  });

  test('is sound for any data', () => {
    fc.assert(
      fc.property(anything, (one) => {
        const svg = exhibitSvg(report, one, 'a');
        expect(readHtml(svg).faults).toEqual([]);
        expect(svg).not.toMatch(/="[^"]*(?:NaN|Infinity)/);
      }),
      { numRuns: 150 },
    );
  });
});

test.each([
  ['a short text stays', 'Price', 10, ['Price']],
  ['words move to the next line', 'Access to distribution', 12, ['Access to', 'distribution']],
  ['what does not fit ends in an ellipsis', 'one two three four five', 5, ['one', 'two', 'thre…']],
])('%s', (_, text, width, lines) => {
  expect(wrap(text, width, 3)).toEqual(lines);
});
