import { bareName } from '../names/organisation-name.ts';
import type { CheckedFact } from './check-fact.ts';
import type { Fact } from './fact.ts';
import { periodKey } from './period.ts';
import { measureKey } from './standard-figures.ts';

/** What the ledger tells of a source. */
export interface FactSource {
  readonly id: string;
  readonly publisher: string;
  /** ISO date, as precise as it is known. */
  readonly publishedAt: string | null;
}

const DAY_MS = 86_400_000;
/** Where the request does not say what is recent. */
export const RECENT_DAYS = 365;

/** `new` within `newDays` of `today`, `ageing` within twice as long; both are ISO dates. */
export function freshness(asOf: string | null, today: string, newDays: number): Fact['fresh'] {
  const published = asOf === null ? Number.NaN : Date.parse(asOf);
  if (Number.isNaN(published)) return 'undated';
  const ageDays = (Date.parse(today) - published) / DAY_MS;
  if (ageDays <= newDays + 1) return 'new';
  return ageDays <= 2 * newDays + 1 ? 'ageing' : 'old';
}

/**
 * Checked facts as a ledger: what two passages state alike is one fact with both as evidence, numbered in order,
 * with its publishers counted and its age told. Nothing in it has been judged yet.
 */
export function gatherFacts(
  checked: readonly CheckedFact[],
  sourceOf: (passage: string) => FactSource | undefined,
  { today, newDays }: { today: string; newDays: number },
): Fact[] {
  const groups = Map.groupBy(checked, keyOf);
  const told = latestReported(checked, sourceOf, today);
  // One measure has one name, whatever each reading of a page called it.
  const named = new Map(
    checked.toReversed().flatMap((fact) => (fact.name ? [[measureKey(fact), fact.name]] : [])),
  );
  return [...groups.values()].flatMap((group, index) => {
    const [first] = group;
    if (first === undefined) return [];
    const evidence = [...new Set(group.flatMap((fact) => fact.evidence))];
    const sources = evidence.flatMap((id) => sourceOf(id) ?? []);
    const dates = sources.flatMap(({ id, publishedAt }) => publishedAt ?? told.get(id) ?? []);
    const asOf = dates.toSorted().at(-1) ?? null;
    return [
      {
        id: `F${index + 1}`,
        ...first,
        ...(named.has(measureKey(first)) && { name: named.get(measureKey(first)) }),
        evidence,
        publishers: new Set(sources.map(({ publisher }) => publisher)).size,
        as_of: asOf,
        fresh: freshness(asOf, today, newDays),
        verdict: 'unchecked' as const,
      },
    ];
  });
}

/**
 * An undated page that reports on a period was written after it: the month in which the latest of them ended, by
 * source. What is foreseen says nothing of when that was.
 */
function latestReported(
  checked: readonly CheckedFact[],
  sourceOf: (passage: string) => FactSource | undefined,
  today: string,
): ReadonlyMap<string, string> {
  const latest = new Map<string, string>();
  for (const { evidence, period, status } of checked) {
    const end = period.kind === 'fiscal_year' ? `${period.end ?? ''}-12` : period.end;
    if (status !== 'reported' || !ENDED.has(period.kind) || !/^\d{4}-\d{2}/u.test(end ?? ''))
      continue;
    const month = (end ?? '').slice(0, 7);
    if (month > today.slice(0, 7)) continue;
    for (const id of evidence) {
      const source = sourceOf(id);
      if (source?.publishedAt !== null) continue;
      if (month > (latest.get(source.id) ?? '')) latest.set(source.id, month);
    }
  }
  return latest;
}
const ENDED = new Set<Fact['period']['kind']>(['fiscal_year', 'half', 'quarter', 'month', 'ttm']);

function keyOf(fact: CheckedFact): string {
  const { low, high, bound } = fact.amount;
  const period = periodKey(fact.period) || fact.period.label;
  return JSON.stringify([
    measureKey(fact),
    bareName(fact.entity),
    low,
    high,
    bound,
    period,
    fact.status,
  ]);
}
