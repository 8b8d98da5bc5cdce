import type { Conflict, Fact } from './fact.ts';
import { disagree } from './intervals.ts';
import { periodKey } from './period.ts';
import { measureKey, ownerKey } from './standard-figures.ts';

/** What the rules ask of a fact's passages. */
export interface Provenance {
  readonly sources: readonly {
    readonly id: string;
    readonly publishedAt: string | null;
    readonly tier: number;
  }[];
  readonly fromRow: boolean;
}

/** Alike within this share of the larger value: what a page computes it rounds. */
const TOLERANCE = 0.01;
/** Readings this near are kept as a range when nothing else decides. */
const NEAR = 1.5;

/** Facts of one measure, owner and time whose amounts cannot both be right, with the rule that chose. */
export function findConflicts(
  facts: readonly Fact[],
  provenance: (fact: Fact) => Provenance,
): Conflict[] {
  const groups = Map.groupBy(
    facts.filter((fact) => periodKey(fact.period) !== '' && fact.status !== 'remark'),
    // What is foreseen may change from one date to the next.
    (fact) =>
      JSON.stringify([
        ...[measureKey(fact), ownerKey(fact), periodKey(fact.period)],
        ...(fact.status === 'reported'
          ? ['reported']
          : [fact.status, fact.as_of?.slice(0, 7) ?? fact.id]),
      ]),
  );
  const found: Omit<Conflict, 'id'>[] = [];
  for (const group of groups.values()) {
    const apart = group.filter((fact) =>
      group.some((other) => disagree(fact.amount, other.amount)),
    );
    if (apart.length < 2) continue;
    const ids = apart.map(({ id }) => id);
    found.push({ facts: ids, kind: 'value', ...resolve(apart, facts, provenance) });
  }
  return found.map((one, index) => ({ id: `X${index + 1}`, ...one }));
}

type Ruling = Pick<Conflict, 'rule' | 'kept'>;

function resolve(
  apart: readonly Fact[],
  all: readonly Fact[],
  provenance: (fact: Fact) => Provenance,
): Ruling {
  const own = apart.filter((fact) => followsFromGrowth(fact, all, provenance));
  const counted = one('own_arithmetic', apart, own);
  if (counted !== null) return counted;
  const dateOf = (fact: Fact) =>
    provenance(fact)
      .sources.map(({ publishedAt }) => publishedAt ?? '')
      .sort()
      .at(-1) ?? '';
  const dates = apart.map(dateOf);
  if (dates.every((date) => date !== '')) {
    const latest = dates.toSorted().at(-1) ?? '';
    // A day or two apart is one piece of news.
    const later = one(
      'later',
      apart,
      apart.filter((fact) => dateOf(fact) === latest),
    );
    if (
      later !== null &&
      dates.every((date) => date === latest || date.slice(0, 7) < latest.slice(0, 7))
    )
      return later;
  }
  const table = one(
    'table_over_text',
    apart,
    apart.filter((fact) => provenance(fact).fromRow),
  );
  if (table !== null) return table;
  const tierOf = (fact: Fact) => Math.min(...provenance(fact).sources.map(({ tier }) => tier));
  const best = Math.min(...apart.map(tierOf));
  const better = one(
    'better_tier',
    apart,
    apart.filter((fact) => tierOf(fact) === best),
  );
  if (better !== null) return better;
  const low = Math.min(...apart.map(({ amount }) => amount.low));
  const high = Math.max(...apart.map(({ amount }) => amount.high));
  const first = apart[0]?.amount;
  if (first === undefined || low <= 0 || high > NEAR * low)
    return { rule: 'unresolved', kept: null };
  const printed = [...new Set(apart.map(({ amount }) => amount.printed))].join(' / ');
  return { rule: 'range', kept: { ...first, low, high, bound: 'range', printed } };
}

/** A rule decides when what it favours agrees among itself and leaves something out. */
function one(
  rule: Conflict['rule'],
  apart: readonly Fact[],
  favoured: readonly Fact[],
): Ruling | null {
  const [first] = favoured;
  if (first === undefined || favoured.length === apart.length) return null;
  if (favoured.some(({ amount }) => disagree(amount, first.amount))) return null;
  return { rule, kept: first.amount };
}

/** The page's own growth and its figure of the year before give this value and no other. */
function followsFromGrowth(
  fact: Fact,
  all: readonly Fact[],
  provenance: (fact: Fact) => Provenance,
): boolean {
  const pages = (one: Fact) => provenance(one).sources.map(({ id }) => id);
  const mine = pages(fact);
  const near = all.filter(
    (one) => ownerKey(one) === ownerKey(fact) && pages(one).some((id) => mine.includes(id)),
  );
  const year = Number(fact.period.end?.slice(0, 4));
  const isBefore = (one: Fact) =>
    measureKey(one) === measureKey(fact) &&
    one.period.kind === fact.period.kind &&
    one.period.end === `${year - 1}${fact.period.end?.slice(4) ?? ''}`;
  const growths = near.filter(
    (one) =>
      one.amount.unit === 'percent' &&
      /growth/.test(one.metric) &&
      periodKey(one.period) === periodKey(fact.period),
  );
  return near.filter(isBefore).some((before) =>
    growths.some((growth) => {
      const given = before.amount.low * (1 + growth.amount.low / 100);
      return Math.abs(given - fact.amount.low) <= TOLERANCE * Math.abs(given);
    }),
  );
}
