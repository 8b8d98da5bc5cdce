import { describe, expect, it } from 'vitest';
import { findConflicts, type Provenance } from './conflicts.ts';
import type { Amount, Fact } from './fact.ts';
import { periodOf } from './period.ts';

const fact = (
  id: string,
  low: number,
  parts: Partial<Fact> = {},
  of: Partial<Amount> = {},
): Fact => ({
  ...{ id, entity: 'Tesla', metric: 'revenue', label: 'Revenue' },
  amount: {
    low,
    high: low,
    bound: 'exact',
    unit: 'money',
    currency: 'USD',
    printed: `${low}`,
    ...of,
  },
  ...{ period: periodOf('2024', 'passage'), status: 'reported', evidence: [id] },
  ...{ publishers: 1, as_of: '2025-01-30', fresh: 'new', verdict: 'unchecked' },
  ...parts,
});
/** Source, date and tier of each fact. */
type Page = readonly [source: string, date: string | null, tier: number, row?: boolean];
const plain: Page = ['S1', null, 3];
const conflicts = (facts: readonly Fact[], pages: Record<string, Page> = {}) =>
  findConflicts(facts, ({ id }): Provenance => {
    const [source, publishedAt, tier, fromRow = false] = pages[id] ?? plain;
    return { sources: [{ id: source, publishedAt, tier }], fromRow };
  });

describe('conflicts', () => {
  it.each<[string, Partial<Fact>, Partial<Amount>]>([
    ['another metric', { metric: 'net_income' }, {}],
    ['another owner', { entity: 'BYD' }, {}],
    ['another period', { period: periodOf('2023', 'passage') }, {}],
    ['a quarter', { period: periodOf('Q4 2024', 'passage') }, {}],
    ['an unknown period', { period: periodOf('', 'none') }, {}],
    ['another currency', {}, { currency: 'EUR' }],
    ['another region', { geography: 'Europe' }, {}],
    ['what was expected', { status: 'guided' }, {}],
    ['a remark', { status: 'remark' }, {}],
    ['a floor below it', {}, { bound: 'at_least' }],
  ])('are none with %s', (_, parts, of) => {
    expect(conflicts([fact('F1', 97.7e9), fact('F2', 90.2e9, parts, of)])).toEqual([]);
  });

  it('are none within rounding, and none between guidance of two dates', () => {
    expect(conflicts([fact('F1', 97.69e9), fact('F2', 97.7e9), fact('F3', 98e9)])).toEqual([]);
    const guided = (id: string, low: number, as_of: string) =>
      fact(id, low, { status: 'guided', as_of });
    expect(conflicts([guided('F1', 50e9, '2025-07-01'), guided('F2', 60e9, '2026-01-20')])).toEqual(
      [],
    );
  });

  it('are found through legal forms and ways to write a year', () => {
    const other = fact('F2', 90.2e9, {
      entity: 'TESLA, Inc.',
      period: periodOf('FY2024', 'context'),
    });
    expect(conflicts([fact('F1', 97.7e9), other])).toMatchObject([
      { id: 'X1', facts: ['F1', 'F2'], kind: 'value' },
    ]);
  });

  const two = [fact('F1', 97.7e9), fact('F2', 90.2e9)];
  it.each<[string, readonly Fact[], Record<string, Page>, number | null]>([
    [
      'own_arithmetic',
      [
        ...two,
        fact('F3', 96.8e9, { period: periodOf('2023', 'passage') }),
        fact('F4', 1, { metric: 'revenue_growth' }, { unit: 'percent' }),
      ],
      { F2: ['S2', '2026-01-01', 1] },
      97.7e9,
    ],
    ['later', two, { F1: ['S1', '2025-03-01', 1], F2: ['S2', '2025-09-01', 3] }, 90.2e9],
    ['table_over_text', two, { F1: ['S1', null, 3, true] }, 97.7e9],
    ['better_tier', two, { F2: ['S2', null, 1] }, 90.2e9],
    ['range', two, {}, 90.2e9],
    ['unresolved', [fact('F1', 97.7e9), fact('F2', 20e9)], {}, null],
  ])('are ruled by %s', (rule, facts, pages, kept) => {
    const [found] = conflicts(facts, pages);
    expect(found?.rule).toBe(rule);
    expect(found?.kept?.low ?? null).toBe(kept);
  });
});
