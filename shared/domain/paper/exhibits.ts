import { type Fact, METRICS, type Metric } from '../facts/fact.ts';
import { namedOnce } from '../facts/label-match.ts';
import { periodKey } from '../facts/period.ts';
import { measureKey } from '../facts/standard-figures.ts';
import {
  bearerOf,
  byAge,
  cellOf,
  changeOf,
  companiesOf,
  EMPTY,
  type ExhibitWords,
  isMarket,
  keptFacts,
  type Ledger,
  measureName,
  seriesOf,
  sourcesOf,
} from './ledger-reading.ts';
import { marketShares } from './market-shares.ts';
import type { Exhibit } from './paper.ts';
import { peers } from './peers.ts';

const SHARES: readonly Metric[] = ['market_share', 'usage_share'];
const MARKET: readonly Metric[] = ['market_size', 'market_growth', ...SHARES];
/** Nothing was computed: that is no gap in what pages state. */
const NONE = { value: null, text: '' };
/** As against what is foreseen. */
const FOUND: readonly Fact['status'][] = ['reported', 'estimated'];
const MOST_ROWS = 14;
const MOST_PERIODS = 8;

/** Peers, market, segments and trends, as far as the ledger states them; an exhibit without a figure is none. */
export function exhibits(ledger: Ledger, words: ExhibitWords): Exhibit[] {
  const shares = marketShares(ledger, words);
  return [
    ...peers(ledger, words),
    ...shares.exhibits,
    ...market(ledger, words, shares.facts),
    ...segments(ledger, words),
    ...trends(ledger, words),
  ];
}

/** `Market share, Netflix, US`. */
function rowName(words: ExhibitWords, fact: Fact): string {
  const { entity } = fact;
  const owner = isMarket(entity) ? words.ofMarket : entity;
  return [measureName(words.metrics, fact), owner].join(', ');
}

/** Shares of one market at one time, whatever a page calls them. */
const sideKey = ({ metric, qualifier, geography, period }: Fact): string =>
  JSON.stringify([metric, qualifier, geography, periodKey(period)]);

const ownerAndMeasure = (fact: Fact) => `${fact.entity.toLowerCase()} ${measureKey(fact)}`;

/** Size, growth and shares that are not `drawn`: the latest of each, the one before, and the change between them. */
function market(ledger: Ledger, words: ExhibitWords, drawn: ReadonlySet<Fact>): Exhibit[] {
  const facts = keptFacts(ledger).filter(
    ({ metric, period }) => MARKET.includes(metric) && periodKey(period) !== '',
  );
  const groups = [...Map.groupBy(facts, ownerAndMeasure).values()].flatMap((group) => {
    const [latest = group.toSorted(byAge)[0], before] = seriesOf(group);
    return latest && !(drawn.has(latest) && before === undefined) ? [{ latest, before }] : [];
  });
  const sides = Map.groupBy(groups, ({ latest }) => sideKey(latest));
  const compares = ({ latest, before }: (typeof groups)[number]) =>
    !SHARES.includes(latest.metric) ||
    before !== undefined ||
    (sides.get(sideKey(latest))?.length ?? 0) > 1;
  const rows = groups
    .filter(compares)
    .toSorted(
      (a, b) =>
        MARKET.indexOf(a.latest.metric) - MARKET.indexOf(b.latest.metric) ||
        b.latest.amount.low - a.latest.amount.low,
    )
    .slice(0, MOST_ROWS);
  // One share of one time compares with nothing.
  if (rows.length < 2 && !rows.some(({ before }) => before !== undefined)) return [];
  const shown = rows.flatMap(({ latest, before }) => (before ? [latest, before] : [latest]));
  // Where the pages tell of one time only, there is nothing to lay beside it.
  const compared = rows.some(({ before }) => before !== undefined);
  return table('market', words.market, {
    columns: ['', words.latest, ...(compared ? [words.earlier, words.change] : [])],
    rows: rows.map(({ latest, before }) => {
      const change = changeOf(ledger, latest);
      const past = [
        before ? cellOf(before) : NONE,
        change === null ? NONE : { value: amountOf(ledger, change), ref: change },
      ];
      return { label: rowName(words, latest), cells: [cellOf(latest), ...(compared ? past : [])] };
    }),
    facts: shown,
  });
}

/** Parts of the company by period, the newest first. */
function segments(ledger: Ledger, words: ExhibitWords): Exhibit[] {
  const [company] = companiesOf(ledger);
  const facts = keptFacts(ledger).filter(
    ({ metric, entity, status, period }) =>
      metric === 'segment_revenue' &&
      company &&
      bearerOf(entity, [company]) !== undefined &&
      // What was aimed at for a time that is over says nothing any longer.
      (FOUND.includes(status) || (period.end ?? '') > ledger.today.slice(0, 4)),
  );
  return byPeriod(
    words,
    'segments',
    words.segments,
    facts,
    (fact) =>
      // Pages call one part by several words: what it is a part of stands in its qualifier.
      fact.name ?? namedOnce([fact.qualifier ?? fact.label, fact.geography]),
  ).filter(({ rows }) => rows.length > 1);
}

/** Of each metric the series of three periods and more, whoever's. */
function trends(ledger: Ledger, words: ExhibitWords): Exhibit[] {
  const known = keptFacts(ledger).filter(
    ({ status, metric }) =>
      status === 'reported' && metric !== 'segment_revenue' && metric !== 'other',
  );
  const long = [...Map.groupBy(known, ownerAndMeasure).values()]
    .map(seriesOf)
    .filter((series) => series.length >= 3);
  const kinds = Map.groupBy(long, ([first]) => {
    const { metric = 'other', amount, period } = first ?? {};
    return JSON.stringify([metric, amount?.unit, amount?.currency, period?.kind]);
  });
  return [...kinds.values()]
    .toSorted((a, b) => metricAt(a) - metricAt(b))
    .flatMap((group, at) => {
      const metric = group[0]?.[0]?.metric ?? 'other';
      const title = words.trend.replace('{metric}', () => words.metrics[metric]);
      return byPeriod(words, `trend-${at + 1}`, title, group.flat(), (fact) =>
        rowName(words, fact),
      ).map(inTime);
    });
}

/** A curve runs from old to new; a table has the newest first. */
const inTime = ({ columns: [head = '', ...times], rows, ...exhibit }: Exhibit): Exhibit => ({
  ...exhibit,
  kind: 'lines',
  columns: [head, ...times.toReversed()],
  rows: rows.map(({ label, cells }) => ({ label, cells: cells.toReversed() })),
});

const metricAt = (group: readonly (readonly Fact[])[]) =>
  METRICS.indexOf(group[0]?.[0]?.metric ?? 'other');

function byPeriod(
  words: ExhibitWords,
  id: string,
  title: string,
  facts: readonly Fact[],
  nameOf: (fact: Fact) => string,
): Exhibit[] {
  const periods = seriesOf(facts).slice(0, MOST_PERIODS);
  const key = ({ period }: Fact) => `${period.kind} ${period.end ?? ''}`;
  const rows = [...Map.groupBy(facts, nameOf)].slice(0, MOST_ROWS);
  return table(id, title, {
    columns: ['', ...periods.map(({ period }) => words.period(period))],
    rows: rows.map(([label, group]) => ({
      label,
      cells: periods.map((column) => {
        const found = group.find((fact) => key(fact) === key(column));
        return found ? cellOf(found) : EMPTY;
      }),
    })),
    facts: rows.flatMap(([, group]) => group),
  });
}

function table(
  id: string,
  title: string,
  { columns, rows, facts }: Pick<Exhibit, 'columns' | 'rows'> & { facts: readonly Fact[] },
): Exhibit[] {
  const filled = rows.filter(({ cells }) => cells.some(({ value }) => value !== null));
  if (filled.length === 0) return [];
  return [
    {
      ...{ id, title: { text: title, by_code: true }, kind: 'table', unit: null, period: null },
      ...{ columns, rows: filled, sources: sourcesOf(facts), note: null },
    },
  ];
}

const amountOf = ({ computed }: Ledger, id: string): number | null =>
  computed.find((one) => one.id === id)?.amount.low ?? null;
