import { describe, expect, test } from 'vitest';
import { exhibitSchema } from '../domain/paper/paper.ts';
import { partialReport, sampleReport } from '../testing/sample-report.ts';
import { sectionExhibits } from './section-exhibits.ts';

const of = (framework: string, report = sampleReport()) => {
  const section = report.sections.find((one) => one.framework === framework);
  if (section === undefined) throw new Error(`the sample has ${framework}`);
  return sectionExhibits(report, section);
};

describe('a section as exhibits', () => {
  test.each([
    ['porter', 'dots', { min: 1, max: 5 }],
    ['pestel', 'diverging', { min: -5, max: 5 }],
    ['blue_ocean', 'canvas', { min: 1, max: 5 }],
    ['swot', 'matrix', undefined],
  ])('%s is drawn as %s', (framework, kind, scale) => {
    const [exhibit, ...others] = of(framework);
    expect(others).toEqual([]);
    expect(exhibitSchema.parse(exhibit)).toMatchObject({ kind, ...(scale && { scale }) });
    expect(exhibit?.sources.length).toBeGreaterThan(0);
  });

  test('a score carries its range, and one that is missing says so and is no number', () => {
    const report = sampleReport();
    const chart = report.sections[0]?.chart;
    if (chart?.kind !== 'radar') throw new Error('Porter is a radar');
    const [first, second] = chart.axes;
    if (first) Object.assign(first, { value: 3, low: 2.5, high: 4 });
    if (second) Object.assign(second, { value: null, low: null, high: null });
    const [exhibit] = of('porter', report);
    expect(exhibit?.rows[0]?.cells).toEqual([{ value: 3, low: 2.5, high: 4 }]);
    expect(exhibit?.rows[1]?.cells).toEqual([{ value: null, text: 'not assessed' }]);
  });

  test('a canvas has one row for each company, in the words of the report', () => {
    const report = sampleReport();
    const [exhibit] = of('blue_ocean', {
      ...report,
      request: { ...report.request, language: 'de' },
    });
    expect(exhibit?.rows[0]?.label).toBe('Tesla');
    expect(exhibit?.columns[0]).toBe('Faktor');
    expect(new Set(exhibit?.rows.map(({ cells }) => cells.length))).toEqual(
      new Set([(exhibit?.columns.length ?? 0) - 1]),
    );
  });

  test('every statement of a matrix stands in its quadrant', () => {
    const report = sampleReport();
    const [exhibit] = of('swot', report);
    const shown = exhibit?.rows.flatMap(({ cells }) => cells.map(({ text }) => text)) ?? [];
    const told = report.sections.find(({ framework }) => framework === 'swot')?.claims ?? [];
    expect(shown.toSorted()).toEqual(told.map(({ text }) => text).toSorted());
  });

  test('nothing is drawn of what was not assessed', () => {
    expect(of('blue_ocean', partialReport())).toEqual([]);
  });
});
