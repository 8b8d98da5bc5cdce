import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Chart } from '../domain/section.ts';
import { sampleReport } from '../testing/sample-report.ts';
import { wrap } from './chart-drawing.ts';
import { renderChart } from './charts.ts';
import { readHtml } from './html-reading.test-rig.ts';

const charts = sampleReport().sections.flatMap(({ chart }) => chart ?? []);
const drawn = charts.filter(({ kind }) => kind !== 'matrix');

const value = fc.oneof(fc.constant(null), fc.double({ noNaN: true, noDefaultInfinity: true }));
const point = fc.record({
  label: fc.string({ unit: 'binary', maxLength: 80 }),
  value,
  low: value,
  high: value,
});
const bound = fc.double({ min: -1e6, max: 1e6, noNaN: true });
const anyChart: fc.Arbitrary<Chart> = fc.oneof(
  fc.record({
    kind: fc.constant('radar' as const),
    min: bound,
    max: bound,
    axes: fc.array(point, { maxLength: 9 }),
  }),
  fc.record({
    kind: fc.constant('bars' as const),
    min: bound,
    max: bound,
    bars: fc.array(point, { maxLength: 9 }),
  }),
  fc.record({
    kind: fc.constant('lines' as const),
    min: bound,
    max: bound,
    categories: fc.array(fc.string({ unit: 'binary', maxLength: 60 }), { maxLength: 9 }),
    series: fc.array(
      fc.record({ name: fc.string({ maxLength: 60 }), values: fc.array(value, { maxLength: 12 }) }),
      { maxLength: 5 },
    ),
  }),
);

describe('a chart', () => {
  test.each(drawn.map((chart) => [chart.kind, chart] as const))(
    'is an image with a name and its numbers in words: %s',
    (_kind, chart) => {
      const svg = renderChart(chart, { title: 'A & B', id: 'one' });
      expect(readHtml(svg).faults).toEqual([]);
      expect(svg).toMatch(/^<svg [^>]*role="img" aria-labelledby="one-title one-desc"/);
      expect(svg).toContain('<title id="one-title">A &amp; B</title>');
      expect(/<desc[^>]*>([^<]+)</.exec(svg)?.[1]).toMatch(/\w+: .*\d/);
    },
  );

  test('keeps its ids under its prefix, so that two on a page do not clash', () => {
    for (const chart of drawn) {
      const ids = (id: string) =>
        [...renderChart(chart, { title: 't', id }).matchAll(/ id="([^"]+)"/g)].map(
          ([, one]) => one ?? '',
        );
      expect(ids('a').filter((id) => !id.startsWith('a-'))).toEqual([]);
      expect(ids('a').filter((id) => ids('b').includes(id))).toEqual([]);
    }
  });

  test('is the same each time it is drawn', () => {
    for (const chart of drawn) {
      expect(renderChart(chart, { title: 't' })).toBe(renderChart(chart, { title: 't' }));
    }
  });

  test('carries neither style sheet nor reference to the outside', () => {
    for (const chart of drawn) {
      expect(renderChart(chart, { title: 't' })).not.toMatch(
        /<style|<script|<image|href=|url\((?!#)/,
      );
    }
  });

  test('is sound for any data', () => {
    fc.assert(
      fc.property(anyChart, (chart) => {
        expect(readHtml(renderChart(chart, { title: 't' })).faults).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test.each(Object.getOwnPropertyNames(Object.prototype))(
    'leaves the language alone when a label reads %s',
    (label) => {
      const data = { label, value: 1, low: 0, high: 2 };
      const axes = [data, data, data];
      for (const chart of [
        { kind: 'radar', min: 0, max: 5, axes },
        { kind: 'bars', min: -5, max: 5, bars: axes },
        {
          kind: 'lines',
          min: 0,
          max: 5,
          categories: [label, `a ${label}`],
          series: [{ name: label, values: [1, 2] }],
        },
      ] satisfies Chart[]) {
        expect(readHtml(renderChart(chart, { title: label })).faults).toEqual([]);
      }
      expect(Object.keys(Object.prototype)).toEqual([]);
      expect(Object.keys(Object)).toEqual([]);
    },
  );

  test('is not drawn where nothing was assessed, nor for a matrix', () => {
    const none = { value: null, low: null, high: null };
    const empty: Chart[] = [
      { kind: 'radar', min: 1, max: 5, axes: ['a', 'b', 'c'].map((label) => ({ label, ...none })) },
      { kind: 'bars', min: -5, max: 5, bars: [{ label: 'a', ...none }] },
      { kind: 'lines', min: 1, max: 5, categories: ['a'], series: [{ name: 's', values: [null] }] },
      { kind: 'matrix', cells: [] },
    ];
    expect(empty.map((chart) => renderChart(chart, { title: 't' }))).toEqual(['', '', '', '']);
  });
});

describe('a value that was not assessed', () => {
  const gap = { label: 'gap', value: null, low: null, high: null };
  const full = (label: string) => ({ label, value: 3, low: 2, high: 4 });
  const marks = (svg: string) => svg.match(/<circle/g)?.length ?? 0;

  test('has no point on a radar and opens its shape', () => {
    const axes = ['a', 'b', 'c', 'd'].map(full);
    const whole = renderChart({ kind: 'radar', min: 1, max: 5, axes }, { title: 't' });
    const open = renderChart(
      { kind: 'radar', min: 1, max: 5, axes: [...axes.slice(0, 3), gap] },
      { title: 't' },
    );
    expect([marks(whole), marks(open)]).toEqual([4, 3]);
    expect(whole.match(/<polygon/g)).toHaveLength(4);
    expect(open.match(/<polygon/g)).toHaveLength(2);
    expect(open).toContain('not assessed');
  });

  test('has words in place of a bar, unlike a value of zero', () => {
    const zero = { label: 'zero', value: 0, low: 0, high: 0 };
    const chart = (bars: Extract<Chart, { kind: 'bars' }>['bars']) =>
      renderChart({ kind: 'bars', min: -5, max: 5, bars }, { title: 't' });
    expect(marks(chart([full('a'), zero]))).toBe(2);
    expect(marks(chart([full('a'), gap]))).toBe(1);
    expect(chart([full('a'), gap])).toContain('>not assessed</text>');
  });

  test('breaks a line', () => {
    const line = (values: (number | null)[]) =>
      renderChart(
        {
          kind: 'lines',
          min: 1,
          max: 5,
          categories: ['a', 'b', 'c'],
          series: [{ name: 's', values }],
        },
        { title: 't' },
      );
    expect(line([1, 2, 3])).not.toBe(line([1, null, 3]));
    expect(line([1, null, 3])).toContain('s not assessed');
    expect(line([1, null, 3])).toBe(line([1, null, 3, 4]));
  });
});

test('labels wrap within their width and end in an ellipsis when cut', () => {
  expect(wrap('Home energy and storage', 12)).toBe('Home energy\nand storage');
  expect(wrap('one two three four five six', 5, 2)).toBe('one\ntw…');
  expect(wrap('日本電産株式会社の競争力', 10).split('\n').length).toBeGreaterThan(1);
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', maxLength: 300 }),
      fc.integer({ min: 1, max: 30 }),
      (text, width) => {
        const lines = wrap(text, width).split('\n');
        expect(lines.length).toBeLessThanOrEqual(3);
        for (const line of lines) expect([...line].length).toBeLessThanOrEqual(width + 1);
      },
    ),
  );
});
