import type { Measure } from './figure-rounding.ts';
import { type Operand, sameThing } from './operands.ts';

/** What one operation gives. */
export interface Result {
  readonly kind: Measure['kind'];
  readonly unit: string | null;
  readonly value: number;
  readonly formula: string;
  readonly money?: boolean;
  /** Months or quarters made a year or the reverse, which no sentence may have meant: only without a hedge. */
  readonly annual?: true;
  /** So many of one thing for each of another. */
  readonly mean?: true;
}

/** Within this factor two amounts may be the same thing in two periods. */
const NEAR = 2;
const MOST_SHIFTED = 6;

/** By how many points a share moved, where the passages have part and whole of both periods. */
export function* shifts(figures: readonly Operand[]): Generator<Result> {
  const found = figures.filter(({ kind, unit }) => kind === 'amount' && unit !== 'month');
  const amounts = [...new Map(found.map((one) => [one.raw, one])).values()];
  if (amounts.length > MOST_SHIFTED) return;
  const near = amounts.flatMap((a) =>
    amounts
      .filter(
        (b) => b !== a && sameThing(a, b) && Math.abs(Math.log(a.value / b.value)) < Math.log(NEAR),
      )
      .map((b) => [a, b] as const),
  );
  for (const [a, b] of near)
    for (const [c, d] of near) {
      if (a === c || a === d || b === c || b === d || !sameThing(a, c)) continue;
      const value = (a.value / c.value - b.value / d.value) * 100;
      const formula = `${a.raw} ÷ ${c.raw} − ${b.raw} ÷ ${d.raw}`;
      if (a.value < c.value && b.value < d.value)
        yield { kind: 'points', unit: null, value, formula };
    }
}

/** Sums of neighbours in one text. */
export function* sums(list: readonly Operand[]): Generator<Result> {
  for (let from = 0; from < list.length; from++) {
    const first = list[from];
    if (first === undefined) continue;
    let value = first.value;
    let formula = first.raw;
    for (const next of list.slice(from + 1)) {
      // "44 systems" is no part of so many billions.
      const mixed = next.open !== first.open && next.money === first.money;
      if (mixed || next.kind !== first.kind || !sameThing(next, first)) break;
      value += next.value;
      formula += ` + ${next.raw}`;
      yield { kind: first.kind, unit: first.unit, value, formula };
    }
  }
}
