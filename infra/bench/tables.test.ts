import { expect, it } from 'vitest';
import { answersTo, readCases } from './tables.ts';

const fixture = (name: string) =>
  new URL(`../../shared/testing/cases/${name}`, import.meta.url).pathname;

/** Share of the facts with this right answer that are kept. */
function keptOf(file: string, wanted: 'keep' | 'drop'): number {
  const cases = readCases(fixture(file));
  const expected = cases.flatMap(({ facts }) => facts.map((fact) => fact.expected));
  const kept = answersTo(cases).filter((_, at) => expected[at] === wanted);
  return kept.filter(({ answer }) => answer === 'keep').length / kept.length;
}

it.each(['tables.json', 'more-tables.json'])(
  'of %s at least nine in ten true facts are kept and at most one in a hundred false ones',
  (file) => {
    expect(keptOf(file, 'keep')).toBeGreaterThanOrEqual(0.9);
    expect(keptOf(file, 'drop')).toBeLessThanOrEqual(0.01);
  },
);

it('single passages have their right answers', () => {
  expect(keptOf('facts.json', 'keep')).toBe(1);
  expect(keptOf('facts.json', 'drop')).toBe(0);
});

it('facts of a whole analysis that were lost although their passages carry them are kept', () => {
  expect(keptOf('lost-facts.json', 'keep')).toBe(1);
});
