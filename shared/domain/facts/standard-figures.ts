import { bareName } from '../names/organisation-name.ts';
import { compute, type Operand } from './computed.ts';
import type { Computed, Fact, Metric, Operation } from './fact.ts';
import { disagree } from './intervals.ts';
import { labelWords } from './label-match.ts';
import { periodKey } from './period.ts';

/** What code computes from a ledger before anything is assessed. More tells a reader less. */
const MOST = 60;

/** Results that are shown as a share of the revenue of their period. */
const OF_REVENUE: readonly Metric[] = [
  ...(['operating_income', 'net_income', 'free_cash_flow', 'segment_revenue'] as const),
  ...(['capex', 'rnd'] as const),
];
const COMPARED: readonly Metric[] = [
  ...(['revenue', 'operating_income', 'net_income', 'employees', 'customers'] as const),
  ...(['units_sold', 'market_share', 'usage_share', 'audience', 'capacity'] as const),
];

/** Of the company as a whole, whatever words a page has for it; of all else the label says what it is. */
const WHOLE = new Set<Metric>([
  ...(['revenue', 'revenue_growth', 'operating_income', 'operating_margin'] as const),
  ...(['gross_margin', 'net_income', 'free_cash_flow', 'cash', 'debt', 'capex', 'rnd'] as const),
  ...(['employees', 'customers', 'new_customers', 'churn', 'retention'] as const),
  ...(['revenue_per_customer', 'units_sold'] as const),
]);

type Draft = Omit<Computed, 'id'>;

/** What a fact measures, whoever's and whenever it is. */
export function measureKey(
  fact: Omit<Fact, 'id' | 'publishers' | 'as_of' | 'fresh' | 'verdict'>,
): string {
  const named = !WHOLE.has(fact.metric);
  const words = named ? labelWords(fact.label).toSorted().join(' ') : '';
  const split = [fact.qualifier ?? '', fact.geography ?? ''].map((part) => part.toLowerCase());
  const { unit, currency = '', per = '' } = fact.amount;
  return JSON.stringify([fact.metric, words, ...split, unit, currency, per]);
}
export const isNamedAs = (fact: Fact, name: string): boolean =>
  bareName(fact.entity) === bareName(name);
export const ownerKey = (fact: Fact): string => bareName(fact.entity);

/** The standard computed facts: change over a year, annual rate, shares of revenue, multiples and rank of rivals. */
export function standardFigures(facts: readonly Fact[], names: readonly string[]): Computed[] {
  const known = facts.filter((fact) => periodKey(fact.period) !== '' && fact.status !== 'remark');
  const found: Draft[] = [];
  const add = (op: Operation, of: readonly Operand[]) => {
    const made = compute(op, of);
    if (made !== null) found.push(made);
  };
  const groups = Map.groupBy(known, (fact) => `${ownerKey(fact)} ${measureKey(fact)}`);
  for (const group of groups.values()) changes(group, add);
  const revenues = known.filter(({ metric }) => metric === 'revenue');
  for (const fact of known) {
    const whole = revenues.find(
      (one) =>
        ownerKey(one) === ownerKey(fact) && isSameTime(one, fact) && one.status === fact.status,
    );
    if (whole !== undefined && OF_REVENUE.includes(fact.metric) && !isSplit(whole))
      add('share', [fact, whole]);
    if (whole !== undefined && fact.metric === 'customers') add('ratio', [whole, fact]);
    if (whole !== undefined && fact.metric === 'revenue_growth') add('implied_base', [whole, fact]);
  }
  compare(known, names, add);
  return found.slice(0, MOST).map((one, index) => ({ id: `D${index + 1}`, ...one }));
}

const isSplit = ({ qualifier, geography }: Fact) =>
  qualifier !== undefined || geography !== undefined;
const isSameTime = (a: Fact, b: Fact) => periodKey(a.period) === periodKey(b.period);

/** Month and day of a period's end, equal for periods that are whole years apart. */
const seasonOf = ({ period }: Fact) => `${period.kind}${(period.end ?? '').slice(4)}`;
const yearOf = ({ period }: Fact) => Number((period.end ?? '').slice(0, 4));

/** The most exact of several readings that agree; two that do not are a conflict and no basis. */
function agreed(facts: readonly Fact[]): Fact | undefined {
  if (facts.some((a) => facts.some((b) => disagree(a.amount, b.amount)))) return undefined;
  const isLoose = ({ amount }: Fact) => (amount.bound === 'exact' ? 0 : 1);
  const digits = ({ amount }: Fact) => String(amount.low).replace(/0+$/u, '').length;
  return facts.toSorted((a, b) => isLoose(a) - isLoose(b) || digits(b) - digits(a))[0];
}

function changes(
  group: readonly Fact[],
  add: (op: Operation, of: readonly Operand[]) => void,
): void {
  for (const season of Map.groupBy(group, seasonOf).values()) {
    const rows = [...Map.groupBy(season, yearOf)]
      .sort(([a], [b]) => a - b)
      .flatMap(([year, facts]) => {
        const fact = agreed(facts);
        return fact === undefined ? [] : [{ year, fact }];
      });
    for (const [i, { year, fact }] of rows.entries()) {
      const before = rows[i - 1];
      if (before?.year !== year - 1 || before.fact.status !== 'reported') continue;
      const isRate = fact.amount.unit === 'percent' || fact.amount.unit === 'points';
      add(isRate ? 'difference' : 'growth', [fact, before.fact]);
    }
    const reported = rows.filter(({ fact }) => fact.status === 'reported');
    const [first, last] = [reported[0], reported.at(-1)];
    const years = first === undefined || last === undefined ? 0 : last.year - first.year;
    if (
      first !== undefined &&
      last !== undefined &&
      years > 1 &&
      last.fact.amount.unit !== 'percent'
    )
      add('cagr', [last.fact, first.fact, { value: years, why: 'years between them' }]);
  }
}

function compare(
  known: readonly Fact[],
  names: readonly string[],
  add: (op: Operation, of: readonly Operand[]) => void,
): void {
  const comparable = known.filter(
    (fact) => COMPARED.includes(fact.metric) && fact.status === 'reported',
  );
  const peers = Map.groupBy(comparable, (fact) => `${measureKey(fact)} ${periodKey(fact.period)}`);
  for (const group of peers.values()) {
    const byOwner = [...Map.groupBy(group, ownerKey).values()].flatMap((own) => agreed(own) ?? []);
    const own = byOwner.find((fact) => names.some((name) => isNamedAs(fact, name)));
    const rivals = byOwner.filter((fact) => fact !== own);
    if (own === undefined || rivals.length === 0) continue;
    for (const rival of rivals) add('ratio', [own, rival]);
    if (rivals.length > 1) add('rank', [own, ...rivals]);
  }
}

/**
 * A figure that a later step asks for by operation and ids: checked like the standard ones, with the id that it
 * gets. Null where an id is unknown or the operation means nothing for these operands.
 */
export function computeAsked(
  op: Operation,
  of: readonly string[],
  ledger: { facts: readonly Fact[]; computed: readonly Computed[] },
): Computed | null {
  const known = [...ledger.facts, ...ledger.computed];
  const operands = of.flatMap((id) => known.find((one) => one.id === id) ?? []);
  if (operands.length !== of.length || operands.length > 8) return null;
  const made = compute(op, operands);
  if (made === null) return null;
  const same = ledger.computed.find(({ formula }) => formula === made.formula);
  return same ?? { id: `D${ledger.computed.length + 1}`, ...made };
}

/** Facts whose meaning a reader relies on: operands, those of the closed list, and those that are `shown` elsewhere. */
export function factsToJudge(
  facts: readonly Fact[],
  computed: readonly Computed[],
  shown: readonly string[] = [],
): Fact[] {
  const operands = new Set<string>([
    ...shown,
    ...computed.flatMap(({ of }) => of.filter((one) => typeof one === 'string')),
  ]);
  return facts.filter(
    ({ id, metric, status }) => operands.has(id) || (metric !== 'other' && status !== 'remark'),
  );
}
