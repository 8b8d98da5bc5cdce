import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Fact } from '../report.ts';
import { findContradictions } from './consistency.ts';

const fact = (id: string, value: number, parts: Partial<Fact> = {}): Fact => ({
  id,
  metric: 'Revenue',
  value,
  unit: 'USD',
  period: '2024',
  entity: 'Tesla',
  evidence: ['S1.p1'],
  ...parts,
});
const found = (...facts: Fact[]) => findContradictions(facts).map((c) => c.facts);

describe('findContradictions', () => {
  it('finds two values of one metric, entity and period', () => {
    expect(findContradictions([fact('F1', 97.7e9), fact('F2', 90.2e9)])).toEqual([
      { metric: 'Revenue', entity: 'Tesla', period: '2024', facts: ['F1', 'F2'] },
    ]);
  });

  it.each([
    ['metric in other words', { metric: 'Total sales' }],
    ['metric in the plural and another order', { metric: 'revenues' }],
    ['entity with its legal form', { entity: 'TESLA, Inc.' }],
    ['fiscal year', { period: 'FY2024' }],
    ['short fiscal year', { period: 'fiscal 2024' }],
    ['unit left out', { unit: '' }],
  ])('sees through %s', (_, parts) => {
    expect(found(fact('F1', 97.7e9), fact('F2', 90.2e9, parts))).toEqual([['F1', 'F2']]);
  });

  it.each([
    ['metric', { metric: 'Net income' }],
    ['entity', { entity: 'BYD' }],
    ['period', { period: '2023' }],
    ['quarter', { period: 'Q4 2024' }],
    ['unit', { unit: 'EUR' }],
    ['kind of number', { unit: '%' }],
  ])('does not compare facts of another %s', (_, parts) => {
    expect(found(fact('F1', 97.7e9), fact('F2', 90.2e9, parts))).toEqual([]);
  });

  it('takes rounding for agreement, but not too much of it', () => {
    expect(found(fact('F1', 97.69e9), fact('F2', 97.7e9), fact('F3', 98e9))).toEqual([]);
    expect(found(fact('F1', 1_789_226), fact('F2', 1_800_000))).toEqual([]);
    expect(found(fact('F1', 17.9, { unit: '%' }), fact('F2', 18, { unit: '%' }))).toEqual([]);
    expect(found(fact('F1', 100, { unit: 'stores' }), fact('F2', 140, { unit: 'store' }))).toEqual([
      ['F1', 'F2'],
    ]);
    expect(found(fact('F1', 3, { unit: '%' }), fact('F2', 4, { unit: '%' }))).toEqual([
      ['F1', 'F2'],
    ]);
  });

  it('takes the spread of forecasts for a range', () => {
    const metric = 'Expected revenue';
    expect(found(fact('F1', 90e9, { metric }), fact('F2', 120e9, { metric }))).toEqual([]);
  });

  it('compares nothing where the period is unknown', () => {
    expect(found(fact('F1', 90e9, { period: '' }), fact('F2', 120e9, { period: '' }))).toEqual([]);
  });

  it('names only the facts that disagree with another', () => {
    const facts = [fact('F1', 97.69e9), fact('F2', 97.69e9, { unit: 'EUR' }), fact('F3', 90.2e9)];
    expect(found(...facts)).toEqual([['F1', 'F3']]);
  });

  it('does not depend on the order of the facts', () => {
    const list = [
      fact('F1', 97.69e9),
      fact('F2', 90.2e9),
      fact('F3', 5, { unit: '%' }),
      fact('F4', 97.7e9),
    ];
    const sets = (facts: Fact[]) => findContradictions(facts).map((c) => [...c.facts].sort());
    fc.assert(
      fc.property(fc.shuffledSubarray(list, { minLength: 4 }), (facts) => {
        expect(sets(facts)).toEqual(sets(list));
      }),
    );
  });
});
