import type { Amount, Operation } from './fact.ts';

/** Arithmetic over amounts that may be "about", "more than" or a range: the result is as sure as its parts. */
export interface Interval {
  /** −Infinity and Infinity where a bound leaves that side open. */
  readonly low: number;
  readonly high: number;
  readonly about: boolean;
}

export function intervalOf({ low, high, bound }: Amount): Interval {
  const about = bound === 'about';
  if (bound === 'at_least') return { low, high: Number.POSITIVE_INFINITY, about };
  // What is counted is not less than nothing; a loss of "up to" may be any.
  if (bound === 'at_most') return { low: high > 0 ? 0 : Number.NEGATIVE_INFINITY, high, about };
  return { low: Math.min(low, high), high: Math.max(low, high), about };
}

export const exactly = (value: number): Interval => ({ low: value, high: value, about: false });

const corners = (a: Interval, b: Interval, of: (x: number, y: number) => number): Interval => {
  const all = [of(a.low, b.low), of(a.low, b.high), of(a.high, b.low), of(a.high, b.high)];
  // ∞ − ∞, 0 × ∞ and ∞ ÷ ∞ say nothing.
  const low = all.some(Number.isNaN) ? Number.NEGATIVE_INFINITY : Math.min(...all);
  const high = all.some(Number.isNaN) ? Number.POSITIVE_INFINITY : Math.max(...all);
  return { low, high, about: a.about || b.about };
};
const times = (a: Interval, b: Interval) => corners(a, b, (x, y) => x * y);
const minus = (a: Interval, b: Interval) => corners(a, b, (x, y) => x - y);

/** Undefined where the divisor may be nothing or below. */
function over(a: Interval, b: Interval): Interval | undefined {
  if (b.high <= 0 || b.low < 0) return undefined;
  if (b.low === 0) {
    if (a.low < 0 || !Number.isFinite(b.high)) return undefined;
    return { low: a.low / b.high, high: Number.POSITIVE_INFINITY, about: a.about || b.about };
  }
  return corners(a, b, (x, y) => (Number.isFinite(x) || Number.isFinite(y) ? x / y : Number.NaN));
}

/** One operation over its operands in order; growth, share and annual rate as percentages. Undefined where it means nothing. */
export function operate(op: Operation, operands: readonly Interval[]): Interval | undefined {
  const [a, b, c] = operands;
  if (a === undefined) return undefined;
  switch (op) {
    case 'sum':
      return operands.slice(1).reduce((sum, one) => corners(sum, one, (x, y) => x + y), a);
    case 'product':
      return operands.slice(1).reduce(times, a);
    case 'difference':
      return b && minus(a, b);
    case 'ratio':
    case 'per_year':
    case 'threshold':
      return b && over(a, b);
    case 'share': {
      const part = b && over(a, b);
      return part && times(part, exactly(100));
    }
    case 'growth': {
      const now = b && b.low > 0 && over(a, b);
      return now ? minus(times(now, exactly(100)), exactly(100)) : undefined;
    }
    case 'cagr': {
      const whole = b && b.low > 0 && a.low > 0 ? over(a, b) : undefined;
      const years = c?.low ?? 0;
      if (whole === undefined || years <= 0) return undefined;
      const rate = (x: number) => 100 * (x ** (1 / years) - 1);
      return { low: rate(whole.low), high: rate(whole.high), about: whole.about };
    }
    case 'implied_base': {
      const grown = b && minus(times(b, exactly(0.01)), exactly(-1));
      return grown && over(a, grown);
    }
    case 'rank':
      return undefined;
  }
}

/** An interval as an amount; undefined when both sides are open. */
export function amountFrom(
  { low, high, about }: Interval,
  parts: Pick<Amount, 'unit' | 'currency' | 'per'>,
): Omit<Amount, 'printed'> | undefined {
  const tidy = (value: number) => Number(value.toPrecision(12));
  const { unit, currency, per } = parts;
  const rest = {
    unit,
    ...(currency === undefined ? {} : { currency }),
    ...(per === undefined ? {} : { per }),
  };
  // Nothing is less than none, and nothing falls by more than all.
  const isFloor = high > low && (low === 0 || (unit === 'percent' && low === -100));
  const [openLow, openHigh] = [!Number.isFinite(low), !Number.isFinite(high)];
  if (openLow && openHigh) return undefined;
  if (openHigh) return { low: tidy(low), high: tidy(low), bound: 'at_least', ...rest };
  if (openLow || isFloor) {
    return { low: tidy(high), high: tidy(high), bound: 'at_most', ...rest };
  }
  if (tidy(low) === tidy(high)) {
    return { low: tidy(low), high: tidy(high), bound: about ? 'about' : 'exact', ...rest };
  }
  return { low: tidy(low), high: tidy(high), bound: 'range', ...rest };
}

/** Alike within this share of the larger value, however written. */
const TOLERANCE = 0.01;

/** Not equal within rounding, nor held by the other's bound or range. */
export function disagree(a: Amount, b: Amount): boolean {
  if (a === b || a.unit === 'other') return false;
  const [x, y] = [intervalOf(a), intervalOf(b)];
  const gap = Math.max(x.low - y.high, y.low - x.high);
  const size = Math.max(Math.abs(a.high), Math.abs(b.high));
  const loose = a.bound === 'about' || b.bound === 'about' ? 5 * TOLERANCE : TOLERANCE;
  const points = a.unit === 'percent' ? Math.max(stepOf(a), stepOf(b)) / 2 : 0;
  return gap > Math.max(loose * size, points) * (1 + 1e-9);
}

/** One unit of the last digit written: 0.1 for 17.9. */
export const stepOf = ({ low }: Amount): number => 10 ** -(String(low).split('.')[1]?.length ?? 0);
