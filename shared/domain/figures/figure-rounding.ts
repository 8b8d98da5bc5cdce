import { type Figure, isQuantity } from './figure.ts';
import { unitsAgree } from './figure-lexicon.ts';

/** What a figure measures, so that amounts written in different ways can be compared. */
export interface Measure {
  readonly kind: 'amount' | 'share' | 'points' | 'multiple';
  /** Currency, `t`, `Wh`, `month`, …; null when none is stated. */
  readonly unit: string | null;
  /** Without sign; a share in percent, a time in months. */
  readonly value: number;
}

const MONTHS: Record<string, number> = { month: 1, year: 12 };

/** Null for names, ranks and places in time. */
export function measureOf(figure: Figure, value = figure.value): Measure | null {
  const size = Math.abs(value);
  switch (figure.kind) {
    case 'percent':
      return { kind: 'share', unit: null, value: size };
    case 'fraction':
      return { kind: 'share', unit: null, value: size * 100 };
    case 'points':
      return { kind: 'points', unit: null, value: size };
    case 'multiple':
    case 'ratio':
      return { kind: 'multiple', unit: null, value: size };
    case 'number':
    case 'money': {
      const months = figure.unit === null ? undefined : MONTHS[figure.unit];
      if (months === undefined) return { kind: 'amount', unit: figure.unit, value: size };
      return { kind: 'amount', unit: 'month', value: size * months };
    }
    default:
      return null;
  }
}

/**
 * True when the cited figure bears out the claim's: the same amount after units and scale, rounded to the
 * digits written, or as far as a hedge allows. The sign is for words to say, and so for the judge to read.
 */
export function bears(c: Figure, p: Figure): boolean {
  if (c.written === p.written && c.kind === p.kind && c.range === p.range) {
    if (c.value === p.value || Number.isNaN(c.value) || sameNotationLost(c, p)) return true;
  }
  if (c.kind === 'magnitude') return p.kind === c.kind ? p.value === c.value : holds(c, p);
  if (c.kind === 'date') return p.kind === 'date' && dateAgrees(c.value, p.value);
  if (c.kind === 'year' || p.kind === 'year') return yearAgrees(c, p);
  if (!isQuantity(c) && c.kind === p.kind && c.value === p.value && unitsAgree(c.unit, p.unit))
    return true;
  const ends = p.range === null ? [p.value] : [p.low, p.high];
  return ends.some((end) => bearsValue(c, p, end));
}

/** Whether "2,023 plants" is "in 2023" the judge sees. */
function yearAgrees(c: Figure, p: Figure): boolean {
  if (p.kind === 'date') return c.value === Math.floor(p.value / 10_000);
  const bare = [c, p].every(({ kind, unit }) => ['year', 'number'].includes(kind) && unit === null);
  return bare && c.value === p.value;
}

/** The same characters may be read in two ways when only one text shows its language. */
function sameNotationLost(c: Figure, p: Figure): boolean {
  return c.scale === p.scale && c.unit === p.unit && /\d[.,]\d{3}(?!\d)/.test(c.written);
}

/** "millions of cars" is borne out by a number of that size. */
function holds(c: Figure, p: Figure): boolean {
  const size = Math.abs(p.value);
  return (p.kind === 'number' || p.kind === 'money') && size >= c.value && size < c.value * 1000;
}

function dateAgrees(claimed: number, found: number): boolean {
  const parts = (date: number) => [
    Math.floor(date / 10_000),
    Math.floor(date / 100) % 100,
    date % 100,
  ];
  const stated = parts(found);
  return parts(claimed).every((part, i) => part === 0 || part === stated[i]);
}

function bearsValue(c: Figure, p: Figure, end: number): boolean {
  const [mine, theirs] = [measureOf(c), measureOf(p, end)];
  if (mine === null || theirs === null) return false;
  const alike = mine.kind === theirs.kind && unitsAgree(mine.unit, theirs.unit);
  if (alike && same(mine.value, theirs.value)) return true;
  if (c.ambiguous || p.ambiguous)
    return sameDigits(c, p) || (alike && withinDigits(c, mine.value, theirs.value));
  if (mine.kind === theirs.kind) {
    if (!alike) return false;
    if (rounds(c, mine.value, theirs.value)) return true;
    // A unit that only one side states may have a power of its own: "5 GWh" and "5 Г…".
    const bare = mine.unit === null || theirs.unit === null;
    const apart = 10 ** (c.unitPower - p.unitPower);
    return bare && apart !== 1 && rounds(c, mine.value, theirs.value * apart);
  }
  // "17.9" of a table whose head says "%"; "2" of "2 puntos".
  if (isBare(c) || isBare(p)) {
    const whole = isBare(c) && Number.isInteger(c.value);
    return whole ? same(mine.value, theirs.value) : rounds(c, mine.value, theirs.value);
  }
  // "doubled" is "rose 100 %", "halved" is "fell 50 %".
  if (mine.kind === 'share' && theirs.kind === 'multiple')
    return rounds(c, mine.value, Math.abs(theirs.value - 1) * 100);
  if (mine.kind === 'multiple' && theirs.kind === 'share')
    return [1, -1].some((sign) => rounds(c, mine.value, 1 + (sign * theirs.value) / 100));
  return false;
}

const isBare = (figure: Figure) =>
  figure.kind === 'number' && figure.unit === null && figure.scale === 0;

/** What a page leaves open, the other side settles only for a plain count of the very same digits. */
function sameDigits(c: Figure, p: Figure): boolean {
  if (![c, p].every((f) => isQuantity(f) && f.kind === 'number' && f.scale === p.scale))
    return false;
  return c.written.replace(/\D/g, '') === p.written.replace(/\D/g, '');
}

/** A hedge that only leaves out digits holds in either reading: "more than 7,400" of 7.412. */
function withinDigits({ bound, step, value }: Figure, written: number, found: number): boolean {
  const over = found - written;
  const room = Math.min((step * written) / (Math.abs(value) || 1), 0.15 * found);
  if (bound === 'above') return over > 0 && over < room;
  if (bound === 'below') return over < 0 && -over < room;
  return bound === 'about' && Math.abs(over) <= room / 2;
}

const same = (a: number, b: number) => Math.abs(a - b) <= 1e-9 * Math.max(Math.abs(a), Math.abs(b));

/** True when `found` may be written as the claim writes it; both without sign, in the claim's measure. */
export function rounds(
  claim: Figure,
  written: number,
  found: number,
  /** What was computed is held to a hedge more closely: many results lie near any number. */
  computed = false,
): boolean {
  const hedge = (bounded: Figure['bound'], by: number) =>
    boundHolds(bounded, by, written, computed ? [0.15, 0.1] : [0.5, 0.15]);
  const { bound, kind } = claim;
  if (same(written, found)) return true;
  const over = found - written;
  const off = Math.abs(over);
  const word = /^[^\d½¼¾⅓⅔⅕]*$/u.test(claim.raw);
  if (kind === 'fraction') return hedge(bound, over) || off <= (bound ? 5 : 2);
  if (kind === 'multiple' && word)
    return hedge(bound, over) || off <= written * (bound ? 0.12 : 0.05);
  const step = (claim.step * written) / (Math.abs(claim.value) || 1);
  const whole = kind === 'percent' || kind === 'points' ? Math.min(1, step) : step;
  if (bound === 'above' || bound === 'below') return hedge(bound, over);
  const exact = (claim.raw.match(/[1-9]/g)?.length ?? 0) > 2 ? step : 0.025 * found;
  if (bound === 'about') return off <= Math.max((step / 2) * 1.001, exact) && off <= 0.15 * found;
  const counted = kind === 'number' && claim.scale === 0 && Number.isInteger(claim.value);
  if (counted && written < 1000 && Number.isInteger(found)) return false;
  const close = off <= (whole / 2) * 1.02;
  return (
    close &&
    off <=
      (whole < step || kind === 'percent' || kind === 'points' ? 0.35 : furthest(claim)) * found
  );
}

/** Zeros at the end of an integer may be rounding or exact: "$100 billion" for 97.69 says "about" first. */
function furthest({ raw }: Figure): number {
  return /\d0(?!\d)/u.test(raw) && !/\d[.,]\d{1,2}(?!\d)/u.test(raw) ? 0.015 : 0.1;
}

function boundHolds(
  bound: Figure['bound'],
  over: number,
  written: number,
  [above, below]: readonly [number, number],
): boolean {
  if (bound === 'above') return over > 0 && over < written * above;
  return bound === 'below' && over < 0 && -over < written * below;
}
