import type { Amount, Fact } from '../facts/fact.ts';
import { standardFigures } from '../facts/standard-figures.ts';
import type { ExhibitWords, Ledger } from './ledger-reading.ts';

/** `[entity, metric, value, period, more]`; a period is `2025`, `2025-Q4` or ''. */
export type Stated = readonly [
  entity: string,
  metric: Fact['metric'],
  value: number,
  period: string,
  more?: Partial<Fact>,
];

const UNITS: Partial<Record<Fact['metric'], Amount['unit']>> = {
  ...{ revenue_growth: 'percent', operating_margin: 'percent', market_share: 'percent' },
  ...{ market_growth: 'percent', churn: 'percent', customers: 'count', employees: 'count' },
  units_sold: 'count',
};

function periodOf(label: string): Fact['period'] {
  const [year = '', quarter] = label.split('-Q');
  if (year === '') return { kind: 'unknown', label, origin: 'none' };
  if (quarter === undefined)
    return { kind: 'fiscal_year', start: year, end: year, label, origin: 'passage' };
  const end = String(Number(quarter) * 3).padStart(2, '0');
  const start = String(Number(quarter) * 3 - 2).padStart(2, '0');
  return {
    kind: 'quarter',
    start: `${year}-${start}`,
    end: `${year}-${end}`,
    label,
    origin: 'passage',
  };
}

export function factsOf(stated: readonly Stated[]): Fact[] {
  return stated.map(([entity, metric, value, period, more = {}], at): Fact => {
    const unit = UNITS[metric] ?? 'money';
    return {
      id: `F${at + 1}`,
      entity,
      metric,
      label: metric,
      amount: {
        ...{ low: value, high: value, bound: 'exact', unit, printed: String(value) },
        ...(unit === 'money' && { currency: 'USD' }),
      },
      period: periodOf(period),
      status: 'reported',
      evidence: [`S${at + 1}.p1`],
      publishers: 1,
      as_of: null,
      fresh: 'new',
      verdict: 'supported',
      ...more,
    };
  });
}

/** A ledger as the analysis has it, with the figures that code computes. */
export function ledgerOf(stated: readonly Stated[], parts: Partial<Ledger> = {}): Ledger {
  const facts = parts.facts ?? factsOf(stated);
  const identity = {
    name: 'Netflix, Inc.',
    aliases: ['Netflix'],
    rivals: ['Disney', 'Amazon', 'YouTube'],
  };
  return {
    facts,
    computed: standardFigures(facts, [identity.name, ...identity.aliases]),
    conflicts: [],
    identity,
    today: '2026-11-30',
    ...parts,
  };
}

export const WORDS: ExhibitWords = {
  ...{ peers: 'peers', market: 'market', segments: 'segments', trend: 'trend {metric}' },
  ...{ latest: 'latest', earlier: 'earlier', change: 'change' },
  ...{ periodsDiffer: 'periods differ', ofMarket: 'the market' },
  period: ({ label }) => label,
  metrics: new Proxy({} as ExhibitWords['metrics'], { get: (_, metric) => String(metric) }),
};
