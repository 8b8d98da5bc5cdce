import type { Stated } from './figure.ts';
import { unitsAgree } from './figure-lexicon.ts';
import { type Measure, measureOf } from './figure-rounding.ts';

/** Beyond this many a search is neither telling nor cheap. */
const MOST_TRIED = 24;

export interface Operand extends Measure {
  readonly money: boolean;
  /** "1.702 million" may be of whatever stood before it. */
  readonly open: boolean;
  readonly raw: string;
}

export interface Operands {
  readonly figures: readonly Operand[];
  readonly years: readonly number[];
  /** Sums of all that one text lists. */
  readonly lists: readonly (readonly Operand[])[];
}

/** "one in Germany", "eines in Erlangen": a one that counts, as against the article before a noun. */
const ONE =
  /(?<!\p{L})(?:(?:one|één|jed(?:en|n[aąo])|один|одн[ау])(?!\p{L})|(?:eine?[nrs]?|une?|un[oa]|uma?|een|ett|en) (?=\p{Ll}{1,3} \p{Lu}))/giv;
const MOST_FEW = 20;

/** Small counts of all texts in their order, with the ones that are spelled. */
function countsOf(pool: readonly Stated[], texts: readonly string[]): Operand[] {
  return [...new Set([...texts, ...pool.map(({ text }) => text)])].flatMap((text) => {
    const ones = [...text.matchAll(ONE)].map(({ index, 0: raw }) => ({ at: index, value: 1, raw }));
    const few = pool.flatMap(({ figure: { kind, unit, scale, value, raw, start }, text: of }) =>
      of === text && kind === 'number' && unit === null && scale === 0 && value <= MOST_FEW
        ? [{ at: start, value, raw }]
        : [],
    );
    return [...ones, ...few.filter(({ value }) => value > 0 && Number.isInteger(value))]
      .sort((a, b) => a.at - b.at)
      .map(({ value, raw }): Operand => {
        return { kind: 'amount', unit: null, money: false, open: false, value, raw: raw.trim() };
      });
  });
}

/** The figures of the passages that a sentence may compute with, each amount once. */
export function operandsOf(pool: readonly Stated[], texts: readonly string[]): Operands {
  const figures = new Map<string, Operand>();
  const years = new Set<number>();
  const byText = new Map<string, Operand[]>();
  for (const { figure, text } of pool) {
    if (figure.kind === 'year') years.add(figure.value);
    if (figure.kind === 'date') years.add(Math.floor(figure.value / 10_000));
    for (const value of figure.range === null ? [figure.value] : [figure.low, figure.high]) {
      const measure = measureOf(figure, value);
      if (measure === null || !(measure.value > 0) || figure.ambiguous) continue;
      const operand = {
        ...measure,
        raw: figure.raw,
        money: figure.kind === 'money',
        open: figure.kind === 'number' && figure.unit === null && figure.scale > 0,
      };
      const key = `${measure.kind} ${operand.money} ${measure.value}`;
      if (!figures.has(key)) figures.set(key, operand);
      byText.set(text, [...(byText.get(text) ?? []), operand]);
    }
  }
  return {
    figures: [...figures.values()].slice(0, MOST_TRIED),
    years: [...years].filter((year) => year > 1900).slice(0, 8),
    lists: [...byText.values(), countsOf(pool, texts)].filter(
      (list) => list.length > 1 && list.length <= 12,
    ),
  };
}

/** Money and things counted are never added, only divided. */
export function sameThing(a: Operand, b: Operand): boolean {
  if (a.money !== b.money) return (a.money ? b : a).open;
  return a.money ? unitsAgree(a.unit, b.unit) : a.unit === b.unit;
}

export interface YearSpan {
  readonly years: number;
  readonly why: string;
  /** It lies between two calendar years. */
  readonly between?: true;
}

/** Lengths of time that the passages state or that lie between two of their years. */
export function spansOf(figures: readonly Operand[], years: readonly number[]): YearSpan[] {
  const stated = figures
    .filter(({ unit, value }) => unit === 'month' && value % 12 === 0)
    .map(({ value }) => ({ years: value / 12, why: String(value / 12) }));
  const between = years.flatMap((to) =>
    years
      .filter((from) => from < to && to - from <= 30)
      .map((from) => ({ years: to - from, why: `(${to} − ${from})`, between: true as const })),
  );
  return [...stated, ...between].filter((span) => span.years >= 1);
}
