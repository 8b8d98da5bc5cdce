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
const STANDING = ['reported', 'estimated', 'guided', 'target', 'remark'];

type Row = readonly (Fact | undefined)[];

/** Figures on the company beside those on whoever else the pages count by at least so many measures. */
const MEASURES_OF_A_PEER = 2;

/**
 * Metrics down, the company and its rivals across, each row of one measure and one time. Who compares in nothing has no
 * column, what nobody else states no row; what compares in one row alone is no table.
 */
export function peers(ledger: Ledger, words: ExhibitWords): Exhibit[] {
  const facts = keptFacts(ledger).filter(({ metric }) => !NOT_COMPARED.has(metric));
  const all = withCounted(companiesOf(ledger), facts);
  const owned = facts.flatMap((fact) => {
    const owner = bearerOf(fact.entity, all);
    return owner ? [{ fact, owner }] : [];
  });
  const found = METRICS.flatMap((metric) =>
    rowsOf(
      owned.filter(({ fact }) => fact.metric === metric),
      all,
    ).map((row) => ({ metric, row })),
  );
  const { rows, columns } = dense(found);
  const companies = columns.flatMap((at) => all[at] ?? []);
  if (companies.length < 2 || rows.length < LEAST_ROWS) return [];
  const shown = rows.flatMap(({ row }) => row.filter((fact) => fact !== undefined));
  const isMixed = rows.some(({ row }) => differ(row, ({ period }) => periodKey(period)));
  const note = isMixed ? words.periodsDiffer : null;
  return [
    {
      id: 'peers',
      title: { text: words.peers, by_code: true },
      kind: 'table',
      unit: null,
      period: null,
      columns: ['', ...companies.map(({ name }) => name)],
      rows: rows.map(({ metric, row }) => ({
        label: labelOf(words.metrics[metric], row, words),
        cells: row.map((fact) => (fact ? cellOf(fact) : EMPTY)),
      })),
      sources: sourcesOf(shown),
      note,
    },
  ];
}

const LEAST_ROWS = 2;

/** Shares of a row and of a column that the pages have to fill for it to stand in the table. */
const FILLED = { row: 0.6, column: 0.5 };

/** Without the emptiest row or column, one by one, until all are filled enough; the company's own column stays. */
function dense(found: readonly { metric: Metric; row: Row }[]): {
  readonly rows: readonly { metric: Metric; row: Row }[];
  readonly columns: readonly number[];
} {
  let rows = found;
  let columns = [...(found[0]?.row.keys() ?? [])];
  for (;;) {
    const filled = (cells: readonly unknown[]) =>
      cells.filter((cell) => cell !== undefined).length / Math.max(1, cells.length);
    const thin = [
      ...rows.map((one) => ({
        one,
        at: -1,
        short: FILLED.row - filled(columns.map((at) => one.row[at])),
      })),
      ...columns.slice(1).map((at) => ({
        one: undefined,
        at,
        short: FILLED.column - filled(rows.map(({ row }) => row[at])),
      })),
    ];
    const [worst] = thin.toSorted((a, b) => b.short - a.short);
    if (worst === undefined || worst.short <= 0) break;
    if (worst.one === undefined) columns = columns.filter((at) => at !== worst.at);
    else rows = rows.filter((one) => one !== worst.one);
  }
  const left = rows.map(({ metric, row }) => ({ metric, row: columns.map((at) => row[at]) }));
  return { rows: left.filter(({ row }) => isComparison(row)), columns };
}

/** With those whom nobody named a rival, and whom the pages count by the same measures as the company. */
function withCounted(companies: readonly Company[], facts: readonly Fact[]): Company[] {
  const [own] = companies;
  if (own === undefined) return [];
  const measures = new Set(
    facts.filter(({ entity }) => isNamed(entity, own)).map(({ metric }) => metric),
  );
  const others = facts.filter(
    ({ entity, metric }) => measures.has(metric) && bearerOf(entity, companies) === undefined,
  );
  const counted = [...Map.groupBy(others, ({ entity }) => entity)].filter(
    ([, theirs]) => new Set(theirs.map(({ metric }) => metric)).size >= MEASURES_OF_A_PEER,
  );
  return [...companies, ...counted.map(([name]) => ({ name, names: [name] }))];
}

/** A row for each measure, of the time at which most state it, the latest of those. */
function rowsOf(
  owned: readonly { fact: Fact; owner: Company }[],
  companies: readonly Company[],
): Row[] {
  const rowFor = (some: readonly { fact: Fact; owner: Company }[]): Row =>
    companies.map((company) =>
      best(
        company,
        some.filter(({ owner }) => owner === company).map(({ fact }) => fact),
      ),
    );
  const timed = owned.filter(({ fact }) => timeKey(fact) !== '');
  const measured = [...Map.groupBy(timed, ({ fact }) => measureKey(withoutRate(fact))).values()];
  return measured.flatMap((alike) => {
    const times = [...Map.groupBy(alike, ({ fact }) => timeKey(fact)).values()];
    const [latest] = times
      .map(rowFor)
      .filter(isComparison)
      .toSorted((a, b) => statedIn(b) - statedIn(a) || endOf(b).localeCompare(endOf(a)));
    return latest ? [latest] : [];
  });
}

const statedIn = (row: Row): number => row.filter((fact) => fact !== undefined).length;
const endOf = (row: Row): string => row[0]?.period.end ?? '';

/** Fiscal years that end in one year are of one time. */
const timeKey = ({ period }: Fact): string =>
  period.kind === 'fiscal_year' ? (period.end ?? '').slice(0, 4) : periodKey(period);

/** "A year" says nothing beside a period. */
function withoutRate(fact: Fact): Fact {
  const { per: _said, ...amount } = fact.amount;
  return { ...fact, amount };
}

/** The company beside another. */
const isComparison = ([own, ...others]: Row): boolean =>
  own !== undefined && others.some((fact) => fact !== undefined);

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
function labelOf(name: string, row: Row, words: ExhibitWords): string {
  const facts = row.filter((fact) => fact !== undefined);
  const shared = (['qualifier', 'geography'] as const).flatMap((key) =>
    differ(row, (fact) => fact[key] ?? '') ? [] : (facts[0]?.[key] ?? []),
  );
  const [called, ...others] = new Set(facts.map((fact) => fact.name));
  const isCalled = shared.length > 0 && called !== undefined && others.length === 0;
  const times = new Set(facts.map(({ period }) => words.period(period)));
  const [time = ''] = facts.length > 1 && times.size === 1 ? times : [];
  return [...(isCalled ? [called] : [name, ...shared]), time]
    .filter((text) => text !== '')
    .join(', ');
}
