import { expect, it } from 'vitest';
import { sampleReport as made } from '../testing/sample-report.ts';
import { compareReports, comparisonSchema } from './comparison.ts';
import type { Report } from './report.ts';

const sampleReport = made();
const stored = (report: Report, storedVersion = 2) => ({ report, storedVersion });
const compare = (a: Report, b: Report) => compareReports(stored(a), stored(b));
const [first] = sampleReport.facts;
if (first === undefined) throw new Error('the sample has no facts');
const period = {
  kind: 'fiscal_year',
  label: 'FY 2024',
  start: '2024',
  end: '2024',
  origin: 'passage',
} as const;
const fact = (low: number, more: object = {}) => ({
  ...first,
  period,
  amount: { ...first.amount, low, high: low },
  ...more,
});
const withFacts = (...facts: Report['facts']): Report => ({ ...sampleReport, facts });

it('a report compared with itself has changed in nothing', () => {
  const comparison = comparisonSchema.strict().parse(compare(sampleReport, sampleReport));
  const { facts, claims, sources, answer, scores } = comparison;
  expect(facts).toEqual({
    same: sampleReport.facts.length,
    changed: [],
    restated: [],
    new: [],
    gone: [],
  });
  expect([claims?.new, claims?.gone, sources.new, sources.gone]).toEqual([[], [], [], []]);
  expect(sources.same).toBe(sampleReport.sources.length);
  expect(answer.a).toEqual(answer.b);
  expect(scores.compared.length).toBeGreaterThan(0);
  expect(scores.compared.every(({ a, b }) => a === b)).toBe(true);
});

it.each([
  ['the same period with another amount is restated', fact(1), fact(2), 'restated'],
  [
    'a later period is a change',
    fact(1),
    fact(2, { period: { ...period, start: '2025', end: '2025' } }),
    'changed',
  ],
])('%s', (_what, before, after, where) => {
  const { facts } = compare(withFacts(before), withFacts(after));
  const expected = { same: 0, restated: [], changed: [], new: [], gone: [] };
  expect(facts).toMatchObject({
    ...expected,
    [where]: [{ a: { amount: { low: 1 } }, b: { amount: { low: 2 } } }],
  });
});

it('a figure of another owner is a new one, and the old one is gone', () => {
  const { facts } = compare(withFacts(fact(1)), withFacts(fact(1, { entity: 'Another' })));
  expect([facts?.new.length, facts?.gone.length, facts?.same]).toEqual([1, 1, 0]);
});

it('scores of another rubric are not compared, and said so', () => {
  const { certificate } = sampleReport;
  const versions = { ...certificate.prompt_versions, porter: 'another' };
  const changed = { ...sampleReport, certificate: { ...certificate, prompt_versions: versions } };
  const { scores } = compare(sampleReport, changed);
  expect(scores.not_comparable).toEqual(['porter']);
  expect(scores.compared.some(({ framework }) => framework === 'porter')).toBe(false);
});

it('of a report of schema 1 only the sources are compared', () => {
  const { facts, claims, scores, sources } = compareReports(
    stored(sampleReport, 1),
    stored(sampleReport),
  );
  expect([facts, claims, scores.compared]).toEqual([null, null, []]);
  expect(sources.same).toBe(sampleReport.sources.length);
});
