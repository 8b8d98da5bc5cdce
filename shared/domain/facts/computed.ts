import { roundedText } from './amount-text.ts';
import type { Amount, Computed, Fact, Operation } from './fact.ts';
import { amountFrom, exactly, type Interval, intervalOf, operate } from './intervals.ts';

/** An operand: a fact, a computed fact, or a number with the reason why it may be used. */
export type Operand = Fact | Computed | { readonly value: number; readonly why: string };

const SIGNS: Partial<Record<Operation, string>> = {
  ...{ sum: ' + ', product: ' × ', difference: ' − ', ratio: ' ÷ ', share: ' ÷ ' },
  ...{ per_year: ' ÷ ', threshold: ' ÷ ' },
};

const nameOf = (operand: Operand) => ('id' in operand ? operand.id : String(operand.value));

function formulaOf(op: Operation, of: readonly Operand[]): string {
  const [a = '', b = '', c = ''] = of.map(nameOf);
  if (op === 'growth') return `${a} ÷ ${b} − 1`;
  if (op === 'cagr') return `(${a} ÷ ${b})^(1/${c}) − 1`;
  if (op === 'implied_base') return `${a} ÷ (1 + ${b})`;
  if (op === 'rank') return orderOf(of);
  return of.map(nameOf).join(SIGNS[op] ?? ' ');
}

/** The largest first: `F5 > F1 > F6`. */
function orderOf(of: readonly Operand[]): string {
  const sizeOf = (one: Operand) => amountOfOperand(one).low;
  const sorted = of.toSorted((x, y) => sizeOf(y) - sizeOf(x));
  return sorted
    .map((one, at) => {
      const before = sorted[at - 1];
      const sign = before === undefined ? '' : sizeOf(before) === sizeOf(one) ? ' = ' : ' > ';
      return `${sign}${nameOf(one)}`;
    })
    .join('');
}

const plain = (value: number): Amount => ({
  ...{ low: value, high: value, bound: 'exact', unit: 'count', printed: String(value) },
});

/** A number among what is added is of its kind: an assumed fee beside a fee is money. */
export function withKind(op: Operation, amount: Amount, among: readonly Amount[]): Amount {
  if (op !== 'sum' && op !== 'difference') return amount;
  const { unit = 'count', currency, per } = among.find((one) => one.unit !== 'count') ?? {};
  return { ...amount, unit, ...(currency !== undefined && { currency }), ...(per && { per }) };
}

/** The operands' amounts, in their order. */
function amountsOf(op: Operation, of: readonly Operand[]): Amount[] {
  const given = of.flatMap((one) => ('amount' in one ? [amountOfOperand(one)] : []));
  return of.map((one) =>
    'amount' in one ? amountOfOperand(one) : withKind(op, amountOfOperand(one), given),
  );
}

function amountOfOperand(operand: Operand): Amount {
  if (!('amount' in operand)) return plain(operand.value);
  const isEach = 'metric' in operand && operand.metric === 'revenue_per_customer';
  return isEach ? { ...operand.amount, per: 'customer' } : operand.amount;
}

const alike = (x: Amount, y: Amount): boolean =>
  x.unit === y.unit && x.currency === y.currency && x.unit !== 'other';

/** A growth as a plain number: 0.1 is 10 %; whether 10 is 10 % or tenfold nobody can tell. */
const isShare = ({ unit, low }: Amount): boolean => unit === 'count' && Math.abs(low) < 1;

/** A sum over what one customer brings: how many customers carry it. */
const isCarriedBy = (sum: Amount, each: Amount): boolean =>
  alike(sum, each) && each.per === 'customer' && sum.per !== 'customer';

/** Units and currencies must be equal to be added, compared or divided into a share; money ÷ count is money. */
function resultUnit(
  op: Operation,
  amounts: readonly Amount[],
): Pick<Amount, 'unit' | 'currency'> | undefined {
  const [a, b] = amounts;
  if (a === undefined || b === undefined) return undefined;
  const own = { unit: a.unit, ...(a.currency === undefined ? {} : { currency: a.currency }) };
  switch (op) {
    case 'growth':
    case 'cagr':
    case 'share':
      return alike(a, b) ? { unit: 'percent' } : undefined;
    case 'sum':
    case 'difference':
      if (!amounts.every((one) => alike(a, one))) return undefined;
      return op === 'difference' && a.unit === 'percent' ? { unit: 'points' } : own;
    case 'ratio':
      if (isCarriedBy(a, b)) return { unit: 'count' };
      if (alike(a, b)) return { unit: 'times' };
      return b.unit === 'count' && a.unit !== 'other' ? own : undefined;
    case 'implied_base':
      return b.unit === 'percent' || isShare(b) ? own : undefined;
    case 'product':
      return amounts.slice(1).every(({ unit }) => ['count', 'times', 'percent'].includes(unit))
        ? own
        : undefined;
    case 'threshold':
      if (isCarriedBy(a, b)) return { unit: 'count' };
      return b.unit === 'count' || b.unit === 'times' ? own : undefined;
    case 'per_year':
      return b.unit === 'count' || b.unit === 'times' ? own : undefined;
    case 'rank':
      return { unit: 'count' };
  }
}

/**
 * One operation over facts of the ledger, with its formula; null where units, currencies or bounds do not allow it.
 * The caller answers for the meaning: equal entity, fitting periods. Ids are given by the ledger.
 */
export function compute(op: Operation, of: readonly Operand[]): Omit<Computed, 'id'> | null {
  const amounts = amountsOf(op, of);
  const parts = isPerCustomer(op, of) ? { per: 'customer' as const } : {};
  const unit = resultUnit(op, amounts);
  const intervals = amounts.map((one, index) => factorOf(op, one, index));
  const result = op === 'rank' ? rankOf(amounts) : operate(op, intervals);
  const amount = unit && result && amountFrom(result, { ...unit, ...parts });
  if (amount === undefined) return null;
  return {
    op,
    of: of.map((one) => ('id' in one ? one.id : { value: one.value, why: one.why })),
    amount: { ...amount, printed: roundedText({ ...amount, printed: '' }, 'en') },
    formula: formulaOf(op, of),
  };
}

/** Money over customers, and what is made of that by shares, numbers and money of the same kind: what one of them brings. */
function isPerCustomer(op: Operation, [a, ...others]: readonly Operand[]): boolean {
  if (a === undefined || amountOfOperand(a).unit !== 'money') return false;
  const isEach = (one: Operand) => amountOfOperand(one).per === 'customer';
  const isNumber = (one: Operand) =>
    !('amount' in one) || ['percent', 'times'].includes(one.amount.unit);
  switch (op) {
    case 'sum':
    case 'difference':
      return [a, ...others].every(isEach);
    case 'product':
    case 'threshold':
    case 'per_year':
      return isEach(a) && others.every(isNumber);
    case 'ratio': {
      const [b] = others;
      const isOfCustomers = b !== undefined && 'metric' in b && /customers$/u.test(b.metric);
      return isOfCustomers || (isEach(a) && others.every(isNumber));
    }
    default:
      return false;
  }
}

/** 45 % of something is 0.45 of it. */
function factorOf(op: Operation, amount: Amount, index: number): Interval {
  const { low, high, about } = intervalOf(amount);
  const isFactor = op === 'product' && index > 0 && amount.unit === 'percent';
  const isGrowth = op === 'implied_base' && index === 1 && amount.unit === 'count';
  const scale = isFactor ? 0.01 : isGrowth ? 100 : 1;
  return { low: low * scale, high: high * scale, about };
}

/** Place of the first among all by size, 1 for the largest; undefined where bounds leave it open. */
function rankOf(amounts: readonly Amount[]): Interval | undefined {
  const [own, ...others] = amounts.map(intervalOf);
  if (own === undefined || others.length === 0) return undefined;
  const above = others.filter(({ low }) => low > own.high).length;
  const below = others.filter(({ high }) => high < own.low).length;
  return above + below === others.length ? exactly(above + 1) : undefined;
}

/** The formula with its numbers as they are told too: 0.45 is 45%, 15000000 among dollars $15,000,000. */
export function sumWords({ op, formula, of, amount }: Omit<Computed, 'id' | 'label'>): string {
  const told = of.flatMap((one) => {
    if (typeof one === 'string') return [];
    const kind = withKind(op, plain(one.value), [amount]);
    if (kind.unit === 'money') return [roundedText(kind, 'en')];
    return one.value >= 1 ? [] : [`${Number((one.value * 100).toPrecision(12))}%`];
  });
  return [formula, ...told].join(' ');
}
