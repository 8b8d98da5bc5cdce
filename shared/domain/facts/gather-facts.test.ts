import { expect, it } from 'vitest';
import type { CheckedFact } from './check-fact.ts';
import type { Fact } from './fact.ts';
import { gatherFacts } from './gather-facts.ts';
import { periodOf } from './period.ts';

const SOURCES = { S1: null, S2: '2026-01-20', S3: null };
const sourceOf = (passage: string) => {
  const id = passage.split('.')[0] ?? '';
  const publishedAt = Object.entries(SOURCES).find(([known]) => known === id)?.[1] ?? null;
  return { id, publisher: `${id}.example`, publishedAt };
};
const fact = (
  period: string,
  evidence: string,
  status: Fact['status'] = 'reported',
): CheckedFact => ({
  ...{ entity: 'Netflix', metric: 'revenue', label: 'Revenue', status, evidence: [evidence] },
  amount: { low: 1, high: 1, bound: 'exact', unit: 'count', printed: period },
  period: periodOf(period, 'passage'),
});

it.each<[string, CheckedFact[], string | null, Fact['fresh']]>([
  ['is dated by the quarter it reports on', [fact('Q4 2025', 'S1.p1')], '2025-12', 'new'],
  [
    'by the latest of several',
    [fact('', 'S1.p1'), fact('Q3 2024', 'S1.p2'), fact('FY2025', 'S1.p3')],
    '2025-12',
    'new',
  ],
  ['is old where what it reports on is', [fact('Q3 2024', 'S1.p1')], '2024-09', 'old'],
  ['not by what it foresees', [fact('Q4 2025', 'S1.p1', 'guided')], null, 'undated'],
  ['not by what has not ended', [fact('Q4 2026', 'S1.p1')], null, 'undated'],
  ['not by another page', [fact('', 'S1.p1'), fact('Q4 2025', 'S3.p1')], null, 'undated'],
  ['nor where it bears a date', [fact('Q3 2024', 'S2.p1')], '2026-01-20', 'new'],
])('an undated page %s', (_, checked, asOf, fresh) => {
  const [first] = gatherFacts(checked, sourceOf, { today: '2026-11-30', newDays: 365 });
  expect([first?.as_of, first?.fresh]).toEqual([asOf, fresh]);
});

it('one measure has one name, the first that was given', () => {
  const named = (period: string, name?: string) => ({
    ...fact(period, 'S1.p1'),
    ...(name !== undefined && { name }),
  });
  const facts = gatherFacts(
    [named('2023'), named('2024', 'Umsatz'), named('2025', 'Erlöse')],
    sourceOf,
    { today: '2026-11-30', newDays: 365 },
  );
  expect(facts.map(({ name }) => name)).toEqual(['Umsatz', 'Umsatz', 'Umsatz']);
});
