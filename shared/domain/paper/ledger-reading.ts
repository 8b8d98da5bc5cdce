import type { Computed, Conflict, Fact, Metric } from '../facts/fact.ts';
import { namedOnce } from '../facts/label-match.ts';
import { periodKey } from '../facts/period.ts';
import { bareName } from '../names/organisation-name.ts';

/** What exhibits are made from. `today`: ISO date. */
export interface Ledger {
  readonly facts: readonly Fact[];
  readonly computed: readonly Computed[];
  readonly conflicts: readonly Conflict[];
  readonly identity: {
    readonly name: string;
    readonly aliases: readonly string[];
    readonly rivals: readonly string[];
  };
  readonly today: string;
}

/** Headings in the report's language; they hold no figure and no name. */
export interface ExhibitWords {
  readonly metrics: Readonly<Record<Metric, string>>;
  readonly peers: string;
  readonly market: string;
  readonly segments: string;
  /** Holds `{metric}`. */
  readonly trend: string;
  readonly latest: string;
  readonly earlier: string;
  readonly change: string;
  readonly periodsDiffer: string;
  /** Whom figures of a market are of. */
  readonly ofMarket: string;
  /** A period as the report writes it. */
  period(period: Fact['period']): string;
}

const wordsOf = (name: string) =>
  bareName(name)
    .split(/[^\p{L}\p{M}\p{N}]+/u)
    .filter((word) => word !== '');
const holds = (long: readonly string[], short: readonly string[]) =>
  short.length > 0 && long.some((_, at) => short.every((word, i) => long[at + i] === word));

/** By its very name, legal form aside. */
export const isNamed = (name: string, { names }: Pick<Company, 'names'>): boolean =>
  names.some((one) => bareName(one) === bareName(name));

/**
 * The bearer of a name among several: the same bare name, else the one whose words are the longest part of it or it
 * of theirs ("Walt Disney" and "Disney"). Undefined when none is.
 */
export function bearerOf<T extends { readonly names: readonly string[] }>(
  name: string,
  bearers: readonly T[],
): T | undefined {
  const same = bearers.find((bearer) => isNamed(name, bearer));
  if (same) return same;
  const words = wordsOf(name);
  const lengthOf = ({ names }: T) =>
    Math.max(
      0,
      ...names.map((one) => {
        const theirs = wordsOf(one);
        if (isServiceOf(one, theirs, name)) return 0;
        return holds(words, theirs) || holds(theirs, words) ? theirs.join(' ').length : 0;
      }),
    );
  const [best] = bearers.toSorted((a, b) => lengthOf(b) - lengthOf(a));
  return best !== undefined && lengthOf(best) > 0 ? best : undefined;
}

/** "Disney+" is a service of Disney, and no other way to write its name. */
const isServiceOf = (name: string, words: readonly string[], owner: string): boolean =>
  words.length === 1 && name.includes('+') && !owner.includes('+');

export interface Company {
  /** As the exhibits print it. */
  readonly name: string;
  readonly names: readonly string[];
}

/** The company first, then its rivals, each once under its longest name; a rival that is the company is left out. */
export function companiesOf({ identity, facts }: Ledger): Company[] {
  const { name, aliases, rivals } = identity;
  const own = { name, names: [name, ...aliases] };
  const others = new Set(rivals.filter((rival) => bearerOf(rival, [own]) === undefined));
  const companies: { name: string; names: string[] }[] = [];
  for (const rival of [...others].toSorted((a, b) => b.length - a.length)) {
    const same = companies.find((one) => isShortFor(rival, one.name, facts));
    if (same) same.names.push(rival);
    else companies.push({ name: rival, names: [rival] });
  }
  const placeOf = ({ names }: Company) => Math.min(...names.map((one) => rivals.indexOf(one)));
  return [own, ...companies.toSorted((a, b) => placeOf(a) - placeOf(b))];
}

/**
 * "Prime Video" is short for "Amazon Prime Video": the end of it, in two words or more, and no page has different
 * figures of one measure for both. ("Amazon" is its owner, "General Motors China" a part.)
 */
function isShortFor(short: string, long: string, facts: readonly Fact[]): boolean {
  const [tail, whole] = [wordsOf(short), wordsOf(long)];
  if (tail.length < 2 || whole.slice(-tail.length).join(' ') !== tail.join(' ')) return false;
  const of = (name: string) => facts.filter(({ entity }) => bareName(entity) === bareName(name));
  return !of(short).some((a) =>
    of(long).some(
      (b) =>
        a.metric === b.metric &&
        a.amount.low !== b.amount.low &&
        sourcesOf([a]).some((source) => sourcesOf([b]).includes(source)),
    ),
  );
}

/** Latest first: by the end of the period, then by publication; figures without a period last. */
export const byAge = (a: Fact, b: Fact): number =>
  order(b.period.end ?? '', a.period.end ?? '') || order(b.as_of ?? '', a.as_of ?? '');
const order = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** Where sources disagree on a figure, the facts that no rule kept are left out. */
export function keptFacts({ facts, conflicts }: Ledger): Fact[] {
  const dropped = new Set(
    conflicts.flatMap(({ facts: ids, kept }) => {
      if (kept === null || kept.bound === 'range') return [];
      const those = facts.filter(({ id }) => ids.includes(id));
      const right = those.filter(
        ({ amount }) => amount.low === kept.low && amount.high === kept.high,
      );
      return right.length === 0 ? [] : ids.filter((id) => !right.some((one) => one.id === id));
    }),
  );
  return facts.filter(({ id, status }) => !dropped.has(id) && status !== 'remark');
}

/** What it changed by since the year before, as code computed it. */
export const changeOf = ({ computed }: Ledger, { id }: Fact): string | null =>
  computed.find(({ op, of }) => (op === 'growth' || op === 'difference') && of[0] === id)?.id ??
  null;

/** Whole figures before those of a region or a part. */
export const isWhole = ({ qualifier, geography }: Fact): boolean =>
  qualifier === undefined && geography === undefined;

/** Of what is outside the closed list, and of parts that have no name of their own, the page's label says what it is. */
const isNamedByLabel = ({ metric, qualifier }: Fact): boolean =>
  metric === 'other' ||
  metric === 'price' ||
  (metric === 'segment_revenue' && qualifier === undefined);

/**
 * `Revenue`, `New customers in the EU`: by the list of metrics where that says all; else as whoever read the page named
 * it in the report's language; of older ledgers as the page words it.
 */
export function measureName(metrics: Readonly<Record<Metric, string>>, fact: Fact): string {
  const { label, metric, qualifier, geography, name } = fact;
  const isListed = !isNamedByLabel(fact);
  if (isListed && isWhole(fact)) return metrics[metric];
  return name ?? namedOnce([isListed ? metrics[metric] : label, qualifier, geography]);
}

/** Figures of a market have no owner. */
export const isMarket = (entity: string): boolean => /^(?:the )?market$/iu.test(entity.trim());

/** One fact for each period, the latest first; periods of one kind only, as of the latest. */
export function seriesOf(facts: readonly Fact[]): Fact[] {
  const sorted = facts.filter(({ period }) => periodKey(period) !== '').toSorted(byAge);
  const [latest] = sorted;
  if (latest === undefined) return [];
  const alike = sorted.filter(({ period }) => period.kind === latest.period.kind);
  return [...Map.groupBy(alike, ({ period }) => periodKey(period)).values()].flatMap(
    ([first]) => first ?? [],
  );
}

export const sourcesOf = (facts: readonly Fact[]): string[] => [
  ...new Set(facts.flatMap(({ evidence }) => evidence.map((id) => id.split('.')[0] ?? id))),
];

export const cellOf = (fact: Fact) => ({
  value: fact.amount.low,
  ...(fact.amount.low === fact.amount.high ? {} : { low: fact.amount.low, high: fact.amount.high }),
  ref: fact.id,
});
export const EMPTY = { value: null };
