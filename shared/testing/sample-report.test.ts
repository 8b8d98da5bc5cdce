import { describe, expect, test } from 'vitest';
import { sentencesOf } from '../domain/paper/sentences.ts';
import { reportSchema } from '../domain/report.ts';
import { partialReport, sampleReport } from './sample-report.ts';

describe.each([
  ['sampleReport', sampleReport],
  ['partialReport', partialReport],
])('%s', (_name, make) => {
  test('fits the report schema', () => {
    expect(reportSchema.parse(make())).toEqual(make());
  });

  test('cites only passages that exist, from sources that exist', () => {
    const report = make();
    const passages = new Set(report.passages.map(({ id }) => id));
    const sources = new Set(report.sources.map(({ id }) => id));
    const cited = [
      ...report.sections.flatMap((section) => section.claims),
      ...report.facts,
      ...(report.paper ? sentencesOf(report.paper) : []),
    ].flatMap(({ evidence }) => evidence);
    expect(cited.filter((id) => id.startsWith('S') && !passages.has(id))).toEqual([]);
    expect(report.passages.filter(({ source }) => !sources.has(source))).toEqual([]);
  });

  test('gives a fresh copy each time', () => {
    make().sections.pop();
    expect(make().sections).toHaveLength(4);
  });
});

test('the sample is rich enough to try every part of a renderer', () => {
  const report = sampleReport();
  expect(report.sources.length).toBeGreaterThanOrEqual(12);
  expect(report.passages.length).toBeGreaterThanOrEqual(40);
  expect(report.sections.flatMap(({ exhibits }) => exhibits.map(({ kind }) => kind))).toEqual([
    'dots',
    'matrix',
    'matrix',
    'diverging',
    'canvas',
  ]);
});
