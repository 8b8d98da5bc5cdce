import type { Fact, Metric } from '../facts/fact.ts';
import { periodKey } from '../facts/period.ts';
import { measureKey } from '../facts/standard-figures.ts';
import { bareName } from '../names/organisation-name.ts';
import {
  byAge,
  cellOf,
  type ExhibitWords,
  isWhole,
  keptFacts,
  type Ledger,
  measureName,
  sourcesOf,
} from './ledger-reading.ts';
import type { Exhibit } from './paper.ts';

const SHARES: readonly Metric[] = ['market_share', 'usage_share'];
const MOST_BARS = 10;

/** Shares of one market at one time, the largest first; `facts`: those drawn. */
export function marketShares(
  ledger: Ledger,
  words: ExhibitWords,
): { exhibits: Exhibit[]; facts: ReadonlySet<Fact> } {
  const stated = keptFacts(ledger)
    .filter(({ metric, period }) => SHARES.includes(metric) && periodKey(period) !== '')
    .toSorted(byAge);
  const markets = Map.groupBy(stated, marketOf);
  const latest = [...markets.values()].flatMap((those) => {
    const times = Map.groupBy(those, ({ period }) => periodKey(period));
    return [...times.values()].find(isOneMarket) ?? [];
  });
  const groups = [...Map.groupBy(latest, marketOf).values()];
  const drawn = groups.map((group) =>
    group.toSorted((a, b) => b.amount.low - a.amount.low).slice(0, MOST_BARS),
  );
  return {
    exhibits: drawn.map((facts, at) => exhibitOf(facts, words, at)),
    facts: new Set(drawn.flat()),
  };
}

/** Where no place or part is named, only one source surely means one market. */
const marketOf = (fact: Fact): string =>
  JSON.stringify([measureKey(fact), isWhole(fact) ? sourcesOf([fact]) : []]);

/** Two shares of one bearer are shares of two markets. */
const isOneMarket = (facts: readonly Fact[]): boolean =>
  facts.length > 1 && new Set(facts.map(({ entity }) => bareName(entity))).size === facts.length;

function exhibitOf(facts: readonly Fact[], words: ExhibitWords, at: number): Exhibit {
  const [first] = facts;
  const name = first ? words.metrics[first.metric] : '';
  const title = first ? [measureName(words.metrics, first), words.period(first.period)] : [];
  return {
    id: `shares-${at + 1}`,
    title: { text: title.filter((text) => text !== '').join(', '), by_code: true },
    kind: 'bars',
    unit: null,
    period: null,
    columns: ['', name],
    rows: facts.map((fact) => ({ label: fact.entity, cells: [cellOf(fact)] })),
    sources: sourcesOf(facts),
    note: null,
  };
}
