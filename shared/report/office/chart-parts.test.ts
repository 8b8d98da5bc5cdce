import { describe, expect, test } from 'vitest';
import type { Exhibit } from '../../domain/paper/paper.ts';
import { sampleReport } from '../../testing/sample-report.ts';
import { DEFAULT_THEME } from '../theme.ts';
import { wordingOf } from '../view.ts';
import { chartParts, finishChart } from './chart-parts.ts';
import { exhibitChart } from './exhibit-chart.ts';
import { exhibitInWords } from './exhibit-text.ts';
import { numberScale } from './number-scale.ts';
import { changePart, closePackage, openPackage, readPart } from './package.ts';
import { every, parseXml } from './package-reading.test-rig.ts';
import { waterfallSteps } from './waterfall.ts';

const words = wordingOf(sampleReport());
const LOOK = { theme: DEFAULT_THEME, width: 600, height: 300, fontSize: 10 };
type Cell = Exhibit['rows'][number]['cells'][number];

function exhibitOf(
  kind: Exhibit['kind'],
  rows: [string, ...Cell[]][],
  columns = ['', 'Value'],
): Exhibit {
  return {
    ...{ id: 'x', title: { text: 'A title', by_code: true }, kind, unit: null, period: null },
    ...{
      columns,
      rows: rows.map(([label, ...cells]) => ({ label, cells })),
      sources: [],
      note: null,
    },
  };
}
const at = (value: number | null, low?: number, high?: number): Cell => ({
  value,
  ...(low !== undefined && { low }),
  ...(high !== undefined && { high }),
});

async function drawn(exhibit: Exhibit) {
  const chart = exhibitChart(words, exhibit, LOOK);
  if (chart === undefined) throw new Error('no chart');
  const [part] = await chartParts([chart]);
  if (part === undefined) throw new Error('no part');
  return { ...part, xml: finishChart(part.xml, exhibit.kind, 'de-DE') };
}

/** Every range that the chart names, with what its cache holds. */
const caches = (xml: string) =>
  [...every(parseXml(xml))]
    .filter(({ name }) => name === 'c:numRef' || name === 'c:strRef')
    .map(({ children: [formula, cache] }) => ({
      range: formula?.text ?? '',
      values: (cache?.children ?? [])
        .filter(({ name }) => name === 'c:pt')
        .map(
          (point) => [Number(point.attributes.get('idx')), point.children[0]?.text ?? ''] as const,
        ),
    }));

/** What a range of the workbook holds, by place: what a reader's program would draw from it. */
function cellsOf(workbook: Uint8Array, range: string) {
  const parts = openPackage(workbook);
  const shared = [...every(parseXml(readPart(parts, 'xl/sharedStrings.xml')))]
    .filter(({ name }) => name === 'si')
    .map((one) => [...every(one)].map(({ text }) => text).join(''));
  const cells = new Map(
    [...every(parseXml(readPart(parts, 'xl/worksheets/sheet1.xml')))]
      .filter(({ name }) => name === 'c')
      .map((cell) => {
        const value = cell.children.find(({ name }) => name === 'v')?.text ?? '';
        const text = cell.attributes.get('t') === 's' ? (shared[Number(value)] ?? '') : value;
        return [cell.attributes.get('r'), text] as const;
      }),
  );
  const [, column = '', first = '', last = first] =
    /\$([A-Z]+)\$(\d+)(?::\$[A-Z]+\$(\d+))?/.exec(range) ?? [];
  return Array.from({ length: Number(last) - Number(first) + 1 }, (_, index) => index).flatMap(
    (index) => {
      const text = cells.get(`${column}${Number(first) + index}`);
      return text === undefined || text === '' ? [] : [[index, text] as const];
    },
  );
}

const KINDS: [string, Exhibit][] = [
  [
    'bars',
    exhibitOf('bars', [
      ['A', at(3, 2, 5)],
      ['B', at(null)],
      ['C', at(1)],
    ]),
  ],
  [
    'dots',
    exhibitOf('dots', [
      ['A', at(3, 2, 5)],
      ['B', at(1.5, 1, 2)],
    ]),
  ],
  [
    'diverging',
    exhibitOf('diverging', [
      ['A', at(-3, -4, -1)],
      ['B', at(2)],
    ]),
  ],
  [
    'lines',
    exhibitOf(
      'lines',
      [
        ['Own', at(1), at(2)],
        ['Rival', at(3), at(null)],
      ],
      ['', '2024', '2025'],
    ),
  ],
  [
    'stacked',
    exhibitOf(
      'stacked',
      [
        ['Own', at(1), at(2)],
        ['Rival', at(3), at(4)],
      ],
      ['', '2024', '2025'],
    ),
  ],
  [
    'canvas',
    exhibitOf(
      'canvas',
      [
        ['Own', at(1), at(5)],
        ['Industry', at(3), at(2)],
      ],
      ['', 'Price', 'Range'],
    ),
  ],
  [
    'waterfall',
    exhibitOf('waterfall', [
      ['2025', at(18)],
      ['Series', at(3)],
      ['Sport', at(-1)],
      ['2026', at(null)],
    ]),
  ],
];

describe('a native chart', () => {
  test.each(KINDS)('of %s draws what its workbook holds, cell by cell', async (_, exhibit) => {
    const { xml, workbook } = await drawn(exhibit);
    const told = caches(xml);
    expect(told.length).toBeGreaterThanOrEqual(3);
    for (const { range, values } of told)
      expect([range, values]).toEqual([range, cellsOf(workbook, range)]);
  });

  test('is drawn anew from a workbook in which one cell was changed', async () => {
    const { xml, workbook } = await drawn(
      exhibitOf('bars', [
        ['A', at(3)],
        ['B', at(7)],
      ]),
    );
    const values = caches(xml).find(({ range }) => range.includes('$B$2:'));
    expect(values?.values).toEqual([
      [0, '3'],
      [1, '7'],
    ]);
    const parts = openPackage(workbook);
    changePart(parts, 'xl/worksheets/sheet1.xml', (sheet) =>
      sheet.replace('<v>7</v>', '<v>42</v>'),
    );
    expect(cellsOf(closePackage(parts), values?.range ?? '')).toEqual([
      [0, '3'],
      [1, '42'],
    ]);
  });

  test('leaves out what is not known, and says so on its axis', async () => {
    const { xml } = await drawn(
      exhibitOf('bars', [
        ['A', at(3)],
        ['B', { value: null, text: 'not assessed' }],
      ]),
    );
    const [names, values] = caches(xml).slice(-2);
    expect(names?.values).toEqual([
      [0, 'A'],
      [1, 'B (not assessed)'],
    ]);
    expect(values?.values).toEqual([[0, '3']]);
    expect(xml).toContain('<c:dispBlanksAs val="gap"/>');
  });

  test('shows a range as bars of its own size on each side', async () => {
    const { xml } = await drawn(
      exhibitOf('dots', [
        ['A', at(3, 2, 5)],
        ['B', at(1)],
      ]),
    );
    const [, plus] = /<c:plus>(.*?)<\/c:plus>/s.exec(xml) ?? [];
    const [, minus] = /<c:minus>(.*?)<\/c:minus>/s.exec(xml) ?? [];
    expect(plus).toContain('<c:v>2</c:v>');
    expect(minus).toContain('<c:v>1</c:v>');
  });

  test('joins no dots, sets names beside negative bars, and speaks the language of the report', async () => {
    const dots = await drawn(
      exhibitOf('dots', [
        ['A', at(3)],
        ['B', at(1)],
      ]),
    );
    expect(dots.xml).toContain('<a:ln><a:noFill/></a:ln>');
    expect(dots.xml).not.toMatch(/<a:ln w="0"/);
    expect(dots.xml).toContain('<c:lang val="de-DE"/>');
    const bars = await drawn(
      exhibitOf('diverging', [
        ['A', at(-3)],
        ['B', at(1)],
      ]),
    );
    expect(bars.xml).toMatch(/<c:catAx>.*?<c:tickLblPos val="low"\/>/s);
  });

  test('puts the columns of figures into the order of time', async () => {
    const report = sampleReport();
    const [first, second] = report.facts;
    if (!first || !second) throw new Error('the sample has facts');
    Object.assign(first.period, { end: '2025-12-31' });
    Object.assign(second.period, { end: '2024-12-31' });
    const exhibit = exhibitOf(
      'lines',
      [['Own', { value: 2, ref: first.id }, { value: 1, ref: second.id }]],
      ['', '2025', '2024'],
    );
    const chart = exhibitChart(wordingOf(report), exhibit, LOOK);
    expect(chart).toMatchObject({ categories: ['2024', '2025'], series: [{ values: [1, 2] }] });
  });

  test.each(['table', 'matrix', 'timeline'] as const)('has no twin for a %s', (kind) => {
    expect(exhibitChart(words, exhibitOf(kind, [['A', at(1)]]), LOOK)).toBeUndefined();
  });

  test.each(['bars', 'stacked', 'lines'] as const)(
    'of %s begins at nought, as the drawing of page and PDF does',
    async (kind) => {
      const { xml } = await drawn(
        exhibitOf(kind, [
          ['Tesla', at(15)],
          ['Sungrow', at(14)],
        ]),
      );
      const least = [...every(parseXml(xml))].filter(({ name }) => name === 'c:min');
      expect(least.map(({ attributes }) => attributes.get('val'))).toEqual(['0']);
    },
  );

  test('of bars on both sides of nought finds its own ends', async () => {
    const { xml } = await drawn(
      exhibitOf('bars', [
        ['A', at(15)],
        ['B', at(-4)],
      ]),
    );
    expect([...every(parseXml(xml))].filter(({ name }) => name === 'c:min')).toEqual([]);
  });

  test('is none where nothing is known', () => {
    expect(exhibitChart(words, exhibitOf('bars', [['A', at(null)]]), LOOK)).toBeUndefined();
  });
});

test('a waterfall stands on what came before; a last row without value is the sum', () => {
  expect(waterfallSteps(KINDS[6]?.[1] ?? { rows: [] })).toEqual({
    base: [null, 18, 20, null],
    total: [18, null, null, 20],
    up: [null, 3, null, null],
    down: [null, null, 1, null],
  });
});

test.each([
  ['a value is missing', [at(1), at(null), at(2)]],
  ['it falls below zero', [at(1), at(-3)]],
])('a waterfall is no stack where %s', (_, cells) => {
  const rows = cells.map((cell) => ({ label: 'x', cells: [cell] }));
  expect(waterfallSteps({ rows })).toBeUndefined();
});

test.each([
  ['en', [97.7e9, 10.1e9], '#,##0.0,,,', 'billion'],
  ['de', [97.7e9], '#,##0.0,,,', 'Milliarden'],
  ['ja', [97.7e9], '#,##0', ''],
  ['en', [1789226, 1808581], '#,##0.00,,', 'million'],
  ['en', [0.25, 0.5], '#,##0.00', ''],
  ['en', [3, null], '#,##0', ''],
])('in %s the numbers %j are written %s %s', (language, values, format, word) => {
  expect(numberScale(language, values)).toEqual({ format, word });
});

test('a chart in words names every value with its row and column', () => {
  const [, lines] = KINDS[3] ?? [];
  expect(lines && exhibitInWords(words, lines)).toBe(
    'A title. Own: 2024 1, 2025 2; Rival: 2024 3, 2025 not found',
  );
});
