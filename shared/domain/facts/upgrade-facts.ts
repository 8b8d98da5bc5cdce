import { z } from 'zod';
import { figuresIn } from '../figures/figures.ts';
import type { Amount, Conflict, Fact } from './fact.ts';
import { type FactSource, freshness, RECENT_DAYS } from './gather-facts.ts';
import { periodOf } from './period.ts';

/** Facts of reports of schema 1 in today's shape: their words as label, nothing said that was not known then. */
export const factV1 = z.object({
  id: z.string(),
  metric: z.string(),
  value: z.number(),
  unit: z.string(),
  period: z.string(),
  entity: z.string(),
  evidence: z.array(z.string()).min(1),
});
type FactV1 = z.infer<typeof factV1>;

interface ReportV1 {
  readonly sources: readonly (Omit<FactSource, 'publishedAt'> & { published_at: string | null })[];
  readonly generated_at: string;
}

export function upgradedFact(fact: FactV1, report: ReportV1): Fact {
  const cited = new Set(fact.evidence.map((id) => id.split('.')[0]));
  const sources = report.sources.filter(({ id }) => cited.has(id));
  const asOf =
    sources
      .flatMap(({ published_at }) => published_at ?? [])
      .sort()
      .at(-1) ?? null;
  return {
    id: fact.id,
    entity: fact.entity,
    metric: 'other',
    label: fact.metric,
    amount: amountV1(fact),
    period: periodOf(fact.period, fact.period === '' ? 'none' : 'passage'),
    status: 'reported',
    evidence: fact.evidence,
    publishers: new Set(sources.map(({ publisher }) => publisher)).size,
    as_of: asOf,
    fresh: freshness(asOf, report.generated_at, RECENT_DAYS),
    verdict: 'unchecked',
  };
}

/** Version 1 kept a value in base units and its unit as a word or code; what stood around it is not known. */
function amountV1({ value, unit }: FactV1): Amount {
  const printed = `${value} ${unit}`.trim();
  const plain = { low: value, high: value, bound: 'exact', printed } as const;
  if (/^[A-Z]{3}$/.test(unit)) return { ...plain, unit: 'money', currency: unit };
  if (unit === '%') return { ...plain, unit: 'percent' };
  if (unit === 'pp') return { ...plain, unit: 'points' };
  const [figure] = unit === '' ? [] : figuresIn(`1 ${unit}`);
  // A measure such as GWh or "USD per kWh" has no place in the ledger's list of units: its own words are shown.
  const isMeasure = (figure !== undefined && figure.unit !== null) || /\s/.test(unit);
  return { ...plain, unit: isMeasure ? 'other' : 'count' };
}

export const upgradedConflicts = (old: readonly { facts: string[] }[]): Conflict[] =>
  old.map(({ facts }, index) => ({
    ...{ id: `X${index + 1}`, facts, kind: 'value', rule: 'unresolved', kept: null },
  }));
