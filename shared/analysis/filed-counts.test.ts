import { expect, it } from 'vitest';
import type { Fact } from '../domain/facts/fact.ts';
import { filedCounts } from './filed-counts.ts';

const URL = 'https://data.sec.gov/api/xbrl/companyfacts/CIK0000000001.json';
const sentence = (measure: string, value: string, end = '31 December 2024', currency = 'USD') =>
  `Acme Inc. reported ${measure} of ${currency} ${value} for the fiscal year ended ${end} (form 10-K, filed 1 February 2025).`;
const identity = { name: 'Acme Inc.', aliases: ['Acme'], ticker: null, domain: null, rivals: [] };

function evidence(texts: readonly string[], url = URL) {
  return {
    sources: [{ id: 'S1', url }],
    passages: texts.map((text, at) => ({ id: `S1.p${at + 1}`, source: 'S1', text })),
  } as unknown as Parameters<typeof filedCounts>[1];
}
const fact = (value: number, parts: Partial<Fact> = {}): Fact => ({
  ...{ id: 'F1', entity: 'Acme', metric: 'revenue', label: 'revenue' },
  amount: { low: value, high: value, bound: 'exact', unit: 'money', currency: 'USD', printed: '' },
  period: { kind: 'fiscal_year', start: '2024', end: '2024', label: '2024', origin: 'passage' },
  ...{ status: 'reported', evidence: ['S2.p1'], publishers: 1, as_of: null, fresh: 'new' },
  verdict: 'supported',
  ...parts,
});
const period = (kind: Fact['period']['kind'], end: string): Fact['period'] => ({
  ...{ kind, start: end, end, label: end, origin: 'passage' },
});
const filings = [
  sentence('revenue', '23,683,000,000'),
  sentence('net income', '-1,500,000'),
  sentence('revenue', '5,000,000,000', '1 February 2026'),
  sentence('operating income', '900,000,000', '30 June 2025'),
];

it.each<[string, Fact, [compared: number, proven: number]]>([
  ['as filed', fact(23_683_000_000), [1, 1]],
  ['rounded', fact(23.7e9), [1, 1]],
  ['of another value', fact(21.4e9), [1, 0]],
  ['a loss', fact(-1.5e6, { metric: 'net_income' }), [1, 1]],
  ['a loss that is told as a profit', fact(1.5e6, { metric: 'net_income' }), [1, 0]],
  [
    'of a year that ends in June',
    fact(9e8, { metric: 'operating_income', period: period('fiscal_year', '2025') }),
    [1, 1],
  ],
  [
    'by the day on which its year ended',
    fact(9e8, { metric: 'operating_income', period: period('date', '2025-06-30') }),
    [1, 1],
  ],
  [
    'of a year that ends in February, which either year may name',
    fact(5e9, { period: period('fiscal_year', '2026') }),
    [0, 0],
  ],
  ['of such a year by its day', fact(5e9, { period: period('date', '2026-02-01') }), [1, 1]],
  ['of a quarter', fact(23.7e9, { period: period('quarter', '2024-12') }), [0, 0]],
  ['of a year that is not filed', fact(23.7e9, { period: period('fiscal_year', '2019') }), [0, 0]],
  ['of a part of the company', fact(23.7e9, { geography: 'China' }), [0, 0]],
  ['expected, not reported', fact(23.7e9, { status: 'guided' }), [0, 0]],
  ['of a rival', fact(23.7e9, { entity: 'Zenith' }), [0, 0]],
  [
    'in another currency',
    fact(23.7e9, { amount: { ...fact(23.7e9).amount, currency: 'EUR' } }),
    [0, 0],
  ],
])('a figure %s', (_, one, [compared, proven]) => {
  expect(filedCounts([one], evidence(filings), identity)).toEqual({ filed: { compared, proven } });
});

it('is not counted where no filing was read, whatever a page says', () => {
  expect(filedCounts([fact(1)], evidence(filings, 'https://sec.gov.example/x'), identity)).toEqual(
    {},
  );
});
