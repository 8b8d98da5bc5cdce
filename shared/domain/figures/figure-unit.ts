import type { FigureKind } from './figure.ts';
import {
  BASIS_POINTS,
  CENTS,
  CURRENCY_AFTER,
  currencyOf,
  PERCENT,
  POINTS,
  powerOf,
  SCALED_CURRENCY,
  TIMES,
} from './figure-lexicon.ts';
import { UNIT_AFTER, unitOf } from './measure-words.ts';
import type { Notation } from './number-notation.ts';

/** 2割, 三成, 3할: tenths of a whole. */
const TENTHS = /[割成할]/uy;

/** A text with its folded form, of the same length, and how it writes numbers. */
export interface Reading {
  readonly text: string;
  readonly folded: string;
  readonly notation: Notation;
}

/** The pattern's match at exactly this place. */
export function matchAt(pattern: RegExp, folded: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(folded);
}

/** A number and its scale, read so far. */
export interface Scaled {
  cursor: number;
  power: number;
  /** What smaller scales add. */
  extra: number;
  unit: string | null;
}

/** "TEUR" and "tkr" are thousands, "1t" is none. */
export const gluedPower = (word = '') => (word === 't' ? 3 : powerOf(word));

interface Measured {
  cursor: number;
  unit: string | null;
  kind: FigureKind;
  power: number;
  unitPower: number;
}

/** Percent sign, currency or unit after a number; a currency stated before it stays. */
export function unitAt(folded: string, { cursor, unit }: Scaled, power: number): Measured {
  const at = (pattern: RegExp, from = cursor) => matchAt(pattern, folded, from);
  const found = (
    match: RegExpExecArray,
    kind: FigureKind,
    of: string | null,
    unitPower = 0,
  ): Measured => ({
    cursor: match.index + match[0].length,
    unit: of,
    kind,
    power: power + unitPower,
    unitPower,
  });
  const money = (match: RegExpExecArray) => currencyOf(match[1] ?? match[2] ?? match[3] ?? '');
  const currency =
    at(CURRENCY_AFTER) ??
    (power > 0 && folded[cursor] === '.' ? at(CURRENCY_AFTER, cursor + 1) : null);
  const plain: Measured = {
    cursor,
    unit,
    kind: unit === null ? 'number' : 'money',
    power,
    unitPower: 0,
  };
  // "US$5 billion USD" states its currency twice.
  if (unit !== null)
    return currency !== null && money(currency) === unit ? found(currency, 'money', unit) : plain;
  const points = at(POINTS);
  if (points !== null) return found(points, 'points', 'pp');
  const basis = at(BASIS_POINTS);
  if (basis !== null) return found(basis, 'points', 'pp', -2);
  const percent = at(PERCENT);
  if (percent !== null) return found(percent, 'percent', '%');
  const tenths = at(TENTHS);
  if (tenths !== null) return found(tenths, 'percent', '%', 1);
  const scaled = at(SCALED_CURRENCY);
  if (scaled !== null && power === 0) {
    const kind = found(scaled, 'money', currencyOf(scaled[2] ?? ''));
    return { ...kind, power: gluedPower(scaled[1]) };
  }
  if (currency !== null) return found(currency, 'money', money(currency));
  const cents = at(CENTS);
  if (cents !== null) return found(cents, 'money', null, -2);
  const times = at(TIMES);
  if (times !== null) return found(times, 'multiple', null);
  const measure = at(UNIT_AFTER);
  if (measure?.[1] === undefined) return plain;
  return found(measure, 'number', ...unitOf(measure[1]));
}
