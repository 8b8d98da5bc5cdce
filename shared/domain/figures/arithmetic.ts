import { type Result, shifts, sums } from './arithmetic-sums.ts';
import type { Figure } from './figure.ts';
import { unitsAgree } from './figure-lexicon.ts';
import { type Measure, measureOf, rounds } from './figure-rounding.ts';
import { type Operand, type Operands, sameThing, spansOf, type YearSpan } from './operands.ts';

/** What a sentence computed from figures of its passages, to be shown and judged. */
export interface Arithmetic {
  readonly written: string;
  /** "97.69 billion ÷ 96.77 billion − 1 = 0.9507" */
  readonly formula: string;
}

/** With more operands nearly any number can be had: then a match says nothing. */
export const MOST_OPERANDS = 8;

/** The one operation over cited figures that gives the claim's figure; undefined when there is none. */
export function computedFrom(
  claim: Figure,
  operands: Operands,
): (Arithmetic & { telling: boolean }) | undefined {
  const mine = measureOf(claim);
  if (mine === null) return undefined;
  for (const result of results(operands)) {
    if (!fits(claim, mine, result)) continue;
    const value = Number(result.value.toPrecision(4));
    const used = operands.figures.filter(({ kind }) => kind !== 'multiple').length;
    return {
      written: claim.raw,
      formula: `${result.formula} = ${value.toLocaleString('en-US', { maximumSignificantDigits: 4 })}${result.kind === 'share' ? ' %' : ''}`,
      telling: used <= MOST_OPERANDS,
    };
  }
  return undefined;
}

function fits(claim: Figure, mine: Measure, result: Result): boolean {
  const bare = claim.kind === 'number' && claim.unit === null && claim.scale === 0;
  const time = mine.unit === 'month' && result.kind === 'multiple';
  const kinds =
    mine.kind === result.kind ||
    time ||
    (bare && !Number.isInteger(claim.value) && result.kind !== 'amount');
  // "89 cents of every euro"
  if (claim.unitPower === -2 && result.kind === 'share')
    return rounds(claim, mine.value, result.value / 100, true);
  if (!kinds || !(result.value > 0) || !Number.isFinite(result.value)) return false;
  if (result.kind === 'amount' && !unitsAgree(mine.unit, result.unit)) return false;
  if (result.money === false && claim.kind === 'money') return false;
  // A handful of things is counted; only a mean of many is computed.
  const few = bare && Number.isInteger(claim.value) && mine.value < 100;
  if (few && !result.mean && Math.abs(result.value - mine.value) > 1e-6) return false;
  if (few && result.annual) return false;
  if (result.annual && claim.approximate && claim.bound !== 'about') return false;
  return rounds(claim, mine.value, result.value * (time ? 12 : 1), true);
}

function* results({ figures, years, lists }: Operands): Generator<Result> {
  const spans = spansOf(figures, years);
  for (const a of figures) {
    yield* single(a, spans);
    for (const b of figures) if (a !== b) yield* pair(a, b, spans);
  }
  for (const list of lists) yield* sums(list);
  yield* shifts(figures);
  for (const { years: value, why } of spans)
    yield { kind: 'amount', unit: 'month', value: value * 12, formula: why };
}

function* single(a: Operand, spans: readonly YearSpan[]): Generator<Result> {
  const of = (kind: Measure['kind'], value: number, formula: string): Result => ({
    kind,
    unit: a.unit,
    value,
    formula,
  });
  if (a.kind === 'share') {
    if (a.value < 100) yield of('share', 100 - a.value, `100 % − ${a.raw}`);
    return;
  }
  if (a.kind === 'multiple') return;
  if (a.unit === 'month') return;
  for (const { years, why } of spans.filter((span) => span.years > 1)) {
    yield of(a.kind, a.value / years, `${a.raw} ÷ ${why}`);
  }
  // "a year from 2024 to 2026" counts both ends.
  for (const { years, why } of spans.filter((span) => span.between)) {
    yield of(a.kind, a.value / (years + 1), `${a.raw} ÷ (${why} + 1)`);
  }
  for (const parts of [12, 4]) {
    yield { ...of(a.kind, a.value * parts, `${a.raw} × ${parts}`), annual: true };
    yield { ...of(a.kind, a.value / parts, `${a.raw} ÷ ${parts}`), annual: true };
  }
}

/** Nothing grows or falls further than this from one stated figure to another. */
const FURTHEST = 20;

function* pair(a: Operand, b: Operand, spans: readonly YearSpan[]): Generator<Result> {
  const of = (kind: Measure['kind'], value: number, sign: string, unit = a.unit): Result => ({
    kind,
    unit,
    value,
    formula: sign.replace(/[ab]/g, (side) => (side === 'a' ? a.raw : b.raw)),
  });
  const alike = a.kind === b.kind && sameThing(a, b);
  if (alike && (a.kind === 'amount' || a.kind === 'share' || a.kind === 'points')) {
    yield of('multiple', a.value / b.value, 'a ÷ b');
    // "845 people a plant"
    if (a.kind === 'amount' && !a.money && a.value > 10 * b.value && b.value > 1)
      yield { ...of('amount', a.value / b.value, 'a ÷ b'), mean: true };
    const times = a.value / b.value;
    if (times < FURTHEST && times > 1 / FURTHEST)
      yield of('share', Math.abs(times - 1) * 100, 'a ÷ b − 1');
    if (a.value > b.value && a.kind !== 'share') yield of(a.kind, a.value - b.value, 'a − b');
    yield of(a.kind, a.value + b.value, 'a + b');
  }
  if (alike && a.kind === 'share' && a.value > b.value)
    yield of('points', a.value - b.value, 'a − b');
  if (a.kind === 'share' && b.kind === 'share' && a.value + b.value < 100)
    yield of('share', 100 - a.value - b.value, '100 % − a − b');
  if (a.kind === 'share' && b.kind === 'points') {
    yield of('share', a.value + b.value, 'a + b');
    yield of('share', a.value - b.value, 'a − b');
  }
  if (a.kind !== 'amount') return;
  if (alike) {
    if (a.value < b.value) yield of('share', (a.value / b.value) * 100, 'a ÷ b');
    yield of('share', (a.value / (a.value + b.value)) * 100, 'a ÷ (a + b)');
    // "742 stores, 58 more than a year before"
    if (a.value < b.value / 2)
      yield of('share', (a.value / (b.value - a.value)) * 100, 'a ÷ (b − a)');
    for (const { years, why } of spans.filter((span) => span.years > 1)) {
      const rate = ((a.value / b.value) ** (1 / years) - 1) * 100;
      yield of('share', Math.abs(rate), `(a ÷ b)^(1 ÷ ${why}) − 1`);
    }
  }
  if (b.kind === 'amount' && b.unit !== 'month' && (!alike || a.money !== b.money)) {
    yield { ...of('amount', a.value / b.value, 'a ÷ b'), money: a.money };
    // A price times a number of things.
    if (a.money && !b.money) yield of('amount', a.value * b.value, 'a × b');
  }
  if (b.kind === 'share') {
    const part = b.value / 100;
    yield of('amount', a.value * part, 'a × b');
    yield of('amount', a.value * (1 - part), 'a × (1 − b)');
    yield of('amount', a.value * (1 + part), 'a × (1 + b)');
    yield of('amount', a.value / (1 + part), 'a ÷ (1 + b)');
    yield of('amount', a.value / (1 - part), 'a ÷ (1 − b)');
    yield of('amount', a.value / part, 'a ÷ b');
    yield of('amount', (a.value * part) / (1 + part), 'a − a ÷ (1 + b)');
    yield of('amount', (a.value * part) / (1 - part), 'a ÷ (1 − b) − a');
  }
  if (b.kind === 'multiple') {
    yield of('amount', a.value * b.value, 'a × b');
    yield of('amount', a.value / b.value, 'a ÷ b');
  }
}
