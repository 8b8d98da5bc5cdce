import { dueEnd } from '../facts/due.ts';
import { type Fact, METRICS } from '../facts/fact.ts';
import { periodKey } from '../facts/period.ts';
import { measureKey } from '../facts/standard-figures.ts';
import {
  byAge,
  changeOf,
  companiesOf,
  isNamed,
  isWhole,
  keptFacts,
  type Ledger,
  seriesOf,
} from './ledger-reading.ts';
import type { KeyFigure } from './paper.ts';

const MOST = 10;
const EARLIER = 3;
/** Figures of the closed list that speak of a market, not of the company. */
const OF_MARKET = new Set(['market_size', 'market_growth', 'input_cost']);
const OF_PARTS = new Set(['segment_revenue', 'price', 'other']);

/** The company's figures for page one: of each measure the latest reported and what is foreseen after it. */
export function keyFigures(ledger: Ledger): KeyFigure[] {
  const [company] = companiesOf(ledger);
  if (company === undefined) return [];
  const own = keptFacts(ledger).filter(
    (fact) => !OF_MARKET.has(fact.metric) && isNamed(fact.entity, company),
  );
  const measures = [
    ...Map.groupBy(own, (fact) => `${fact.period.kind} ${measureKey(fact)}`).values(),
  ];
  const wholes = new Set(own.filter(isWhole).map(({ metric }) => metric));
  const shown = measures.filter(
    ([first]) => first && (isWhole(first) || !wholes.has(first.metric)),
  );
  const rows = shown.flatMap((facts) => rowsOf(ledger, facts));
  // A figure without its time stands here only where the pages give none of that measure with one.
  const dated = new Set(
    rows.flatMap(({ fact }) => (periodKey(fact.period) === '' ? [] : [fact.metric])),
  );
  const timed = rows.filter(({ fact }) => periodKey(fact.period) !== '' || !dated.has(fact.metric));
  const told = [...Map.groupBy(timed, ({ fact }) => nameOf(fact)).values()].flatMap(oneEach);
  const listed = told.filter(({ fact }) => fact.metric !== 'other');
  const others = told.filter(({ fact }) => fact.metric === 'other');
  return [...listed, ...others]
    .toSorted((a, b) => METRICS.indexOf(a.fact.metric) - METRICS.indexOf(b.fact.metric))
    .slice(0, MOST)
    .map(({ fact, earlier, due }) => ({
      fact: fact.id,
      change: changeOf(ledger, fact),
      earlier: earlier.map(({ id }) => id),
      overdue: due !== null,
      due,
    }));
}

interface FigureRow {
  readonly fact: Fact;
  readonly earlier: readonly Fact[];
  /** When the period ends whose figure should exist by now. */
  readonly due: string | null;
}

/** A metric; of those that only their parts or labels tell apart, the part. */
const nameOf = (fact: Fact): string =>
  OF_PARTS.has(fact.metric)
    ? JSON.stringify([fact.metric, fact.qualifier ?? fact.label, fact.geography])
    : fact.metric;

/** Of what stands under one name the one found, the year before its parts, and what is foreseen of the same. */
function oneEach(rows: readonly FigureRow[]): FigureRow[] {
  const [found] = rows
    .filter(({ fact }) => FOUND.includes(fact.status))
    .toSorted(
      (a, b) =>
        Number(a.due !== null) - Number(b.due !== null) ||
        Number(isYear(b.fact)) - Number(isYear(a.fact)) ||
        byAge(a.fact, b.fact) ||
        (a.fact.qualifier ?? '').length - (b.fact.qualifier ?? '').length,
    );
  const foreseen = rows.find(
    ({ fact }) =>
      !FOUND.includes(fact.status) && (found === undefined || partOf(fact) === partOf(found.fact)),
  );
  return [found, foreseen].filter((one) => one !== undefined);
}

const FOUND: readonly Fact['status'][] = ['reported', 'estimated'];
const isYear = ({ period }: Fact): boolean => period.kind === 'fiscal_year';
const partOf = ({ qualifier = '', geography = '' }: Fact): string =>
  JSON.stringify([qualifier, geography]);

function rowsOf(ledger: Ledger, facts: readonly Fact[]): FigureRow[] {
  const reported = facts.filter(({ status }) => FOUND.includes(status));
  const series = seriesOf(reported);
  const [undated] = reported.toSorted(byAge);
  const [latest = undated, ...earlier] = series;
  const foreseen = seriesOf(facts.filter((fact) => !reported.includes(fact))).filter(
    ({ period: { end = '' } }) =>
      // What was foreseen for a time that is over says nothing any longer.
      end > (latest?.period.end ?? '') && end >= ledger.today.slice(0, end.length),
  );
  const newest =
    latest === undefined
      ? []
      : [
          {
            fact: latest,
            earlier: earlier.slice(0, EARLIER),
            due: dueEnd(latest.period, ledger.today),
          },
        ];
  return [...newest, ...foreseen.slice(0, 1).map((fact) => ({ fact, earlier: [], due: null }))];
}
