import type { Amount, Fact } from '../domain/facts/fact.ts';
import { standardFigures } from '../domain/facts/standard-figures.ts';
import { exhibits } from '../domain/paper/exhibits.ts';
import { keyFigures } from '../domain/paper/key-figures.ts';
import { exhibitWords } from '../report/exhibit-words.ts';
import { sampleFacts } from './sample-report-summary.ts';

/** The ledger of the sample with its metrics, and the year before where its pages state it. */
const METRICS: Readonly<Record<string, Partial<Fact>>> = {
  F1: { metric: 'revenue' },
  F2: { metric: 'units_sold' },
  F4: { metric: 'gross_margin' },
  F5: { metric: 'cash' },
  F6: { metric: 'units_sold', fresh: 'ageing' },
  F9: { metric: 'market_share', geography: 'US' },
  F10: { metric: 'market_share', geography: 'US' },
};

const before = (
  id: string,
  now: string,
  value: number,
  evidence: string,
  bound: Amount['bound'] = 'exact',
): Fact[] =>
  sampleFacts
    .filter((fact) => fact.id === now)
    .map((fact) => ({
      ...fact,
      ...METRICS[now],
      id,
      amount: { ...fact.amount, low: value, high: value, bound },
      period: { ...fact.period, start: '2023', end: '2023', label: '2023' },
      evidence: [evidence],
    }));

const margin: Fact[] = sampleFacts
  .filter(({ id }) => id === 'F4')
  .map((fact) => ({
    ...{ ...fact, ...METRICS.F4, id: 'F15', entity: 'BYD', evidence: ['S7.p6'] },
    amount: { ...fact.amount, low: 19.4, high: 19.4 },
    period: { ...fact.period },
  }));

export const ledgerFacts: Fact[] = [
  ...sampleFacts.map((fact) => ({ ...fact, ...METRICS[fact.id] })),
  ...before('F11', 'F1', 96_800_000_000, 'S1.p1'),
  ...before('F12', 'F2', 1_808_581, 'S1.p2'),
  ...before('F13', 'F4', 18.2, 'S1.p4'),
  ...before('F14', 'F9', 55, 'S8.p2', 'at_least'),
  ...margin,
];

const identity = { name: 'Tesla, Inc.', aliases: ['Tesla'], rivals: ['BYD', 'Volkswagen'] };
export const sampleComputed = standardFigures(ledgerFacts, [identity.name, ...identity.aliases]);
const ledger = {
  ...{ facts: ledgerFacts, computed: sampleComputed, identity, today: '2025-11-20' },
  conflicts: [],
};
export const sampleKeyFigures = keyFigures(ledger);
export const sampleExhibits = exhibits(ledger, exhibitWords('en'));
