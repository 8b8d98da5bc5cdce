import { describe, expect, test } from 'vitest';
import { exhibitSchema } from '../domain/exhibit.ts';
import { partialReport, sampleReport } from '../testing/sample-report.ts';
import { sectionExhibits } from './section-exhibits.ts';

const of = (framework: string, report = sampleReport()) => {
  const section = report.sections.find((one) => one.framework === framework);
  if (section === undefined) throw new Error(`the sample has ${framework}`);
  return sectionExhibits(report, section);
};

describe('the exhibits of a section', () => {
  test.each(['porter', 'pestel', 'blue_ocean', 'swot'])('%s has sound ones', (framework) => {
    const exhibits = of(framework);
    expect(exhibits.length).toBeGreaterThan(0);
    for (const exhibit of exhibits) exhibitSchema.parse(exhibit);
  });

  test('a value that is missing says so and is no number', () => {
    const report = sampleReport();
    const cell = report.sections[0]?.exhibits[0]?.rows[0]?.cells[0];
    if (cell === undefined) throw new Error('the sample has a picture of Porter');
    Object.assign(cell, { value: null, low: undefined, high: undefined });
    expect(of('porter', report)[0]?.rows[0]?.cells[0]).toMatchObject({
      value: null,
      text: 'not assessed',
    });
  });

  test('every statement of a matrix stands in its quadrant', () => {
    const report = sampleReport();
    const [exhibit] = of('swot', report);
    const shown = exhibit?.rows.flatMap(({ cells }) => cells.map(({ text }) => text)).join(' ');
    const told = report.sections.find(({ framework }) => framework === 'swot')?.claims ?? [];
    const quadrants = ['strengths', 'weaknesses', 'opportunities', 'threats'];
    const stated = told.filter(({ topic }) => quadrants.includes(topic));
    expect(stated.length).toBeGreaterThan(0);
    for (const { text } of stated) expect(shown).toContain(text);
  });

  test('nothing is drawn of what was not assessed', () => {
    expect(of('blue_ocean', partialReport())).toEqual([]);
  });
});
