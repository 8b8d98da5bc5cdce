import { type Fact, METRICS, type Metric } from '../facts/fact.ts';
import { periodKey } from '../facts/period.ts';
import { measureKey } from '../facts/standard-figures.ts';
import {
  bearerOf,
  byAge,
  type Company,
  cellOf,
  companiesOf,
  EMPTY,
  type ExhibitWords,
  isNamed,
  isWhole,
  keptFacts,
  type Ledger,
  sourcesOf,
} from './ledger-reading.ts';
import type { Exhibit } from './paper.ts';

/** Of a market or of one contract: not compared company by company. */
const NOT_COMPARED = new Set<Metric>(['market_size', 'market_growth', 'input_cost', 'other']);
/** Worth a row even where no rival's figure was found: the empty cells say what to look for. */
const ALWAYS = new Set<Metric>([
  ...(['revenue', 'revenue_growth', 'operating_income', 'operating_margin'] as const),
  ...(['net_income', 'employees', 'customers', 'units_sold', 'market_share'] as const),
]);
const STANDING = ['reported', 'estimated', 'guided', 'target', 'remark'];

type Row = readonly (Fact | undefined)[];

/** Metrics down, the company and its rivals across; what no page states stays empty. */
export function peers(ledger: Ledger, words: ExhibitWords): Exhibit[] {
  const companies = companiesOf(ledger);
  const facts = keptFacts(ledger).filter(({ metric }) => !NOT_COMPARED.has(metric));
  const owned = facts.flatMap((fact) => {
    const owner = bearerOf(fact.entity, companies);
    return owner ? [{ fact, owner }] : [];
  });
  const rows = METRICS.flatMap((metric) =>
    rowsOf(
      owned.filter(({ fact }) => fact.metric === metric),
      companies,
      ALWAYS.has(metric),
    ).map((row) => ({ metric, row })),
  );
  if (companies.length < 2 || rows.length === 0) return [];
  const shown = rows.flatMap(({ row }) => row.filter((fact) => fact !== undefined));
  const note = rows.some(({ row }) => differ(row, measureKey))
    ? words.measuresDiffer
    : rows.some(({ row }) => differ(row, ({ period }) => periodKey(period)))
      ? words.periodsDiffer
      : null;
  return [
    {
      id: 'peers',
      title: { text: words.peers, by_code: true },
      kind: 'table',
      unit: null,
      period: null,
      columns: ['', ...companies.map(({ name }) => name)],
      rows: rows.map(({ metric, row }) => ({
        label: labelOf(words.metrics[metric], row),
        cells: row.map((fact) => (fact ? cellOf(fact) : EMPTY)),
      })),
      sources: sourcesOf(shown),
      note,
    },
  ];
}

/** A row for each measure that several state alike; one more for the companies that state another of it. */
function rowsOf(
  owned: readonly { fact: Fact; owner: Company }[],
  companies: readonly Company[],
  always: boolean,
): Row[] {
  const rowFor = (some: readonly { fact: Fact; owner: Company }[]): Row =>
    companies.map((company) =>
      best(
        company,
        some.filter(({ owner }) => owner === company).map(({ fact }) => fact),
      ),
    );
  const count = (row: Row) => row.filter((fact) => fact !== undefined).length;
  const alike = [...Map.groupBy(owned, ({ fact }) => measureKey(fact)).values()]
    .map(rowFor)
    .filter((row) => count(row) > 1);
  const left = companies.filter((_, at) => alike.every((row) => row[at] === undefined));
  const others = rowFor(owned);
  const covers = left.some((company) => others[companies.indexOf(company)] !== undefined);
  // What only the company states is no comparison.
  const isComparison = always || alike.length > 0 || count(others.slice(1)) > 0;
  return covers && isComparison ? [...alike, others] : alike;
}

/** Under its very name, reported before estimated, whole before part, then the latest. */
const best = (company: Company, facts: readonly Fact[]): Fact | undefined =>
  facts.toSorted(
    (a, b) =>
      Number(isNamed(b.entity, company)) - Number(isNamed(a.entity, company)) ||
      STANDING.indexOf(a.status) - STANDING.indexOf(b.status) ||
      Number(isWhole(b)) - Number(isWhole(a)) ||
      byAge(a, b),
  )[0];

function differ(row: Row, key: (fact: Fact) => string): boolean {
  return new Set(row.flatMap((fact) => (fact ? [key(fact)] : []))).size > 1;
}

/** What all of a row share stands in its name: `Market share, US, 2025`. */
function labelOf(name: string, row: Row): string {
  const facts = row.filter((fact) => fact !== undefined);
  const shared = (['qualifier', 'geography'] as const).flatMap((key) =>
    differ(row, (fact) => fact[key] ?? '') ? [] : (facts[0]?.[key] ?? []),
  );
  const times = new Set(facts.map(({ period }) => period.label));
  const [time = ''] = facts.length > 1 && times.size === 1 ? times : [];
  return [name, ...shared, time].filter((text) => text !== '').join(', ');
}
