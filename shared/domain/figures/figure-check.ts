import { type Arithmetic, computedFrom } from './arithmetic.ts';
import { type Figure, isQuantity, type Stated } from './figure.ts';
import { type Cited, countsOwnList, datesBear, holdsNumeral } from './figure-counts.ts';
import { masked, nameStands } from './figure-name-check.ts';
import { bears } from './figure-rounding.ts';
import { figuresIn } from './figures.ts';
import { hanNumeral, numeralsIn } from './foreign-numerals.ts';
import type { Notation } from './number-notation.ts';
import { HOMOGRAPHS } from './number-words.ts';
import { type Operands, operandsOf } from './operands.ts';
import { hanFigures, measuredByNotes, scaledByNotes, withBrackets } from './scale-notes.ts';

/** What a claim's figures are held against. */
export interface FigureGround {
  /** Cited passages and the facts' own words, each with how its page writes numbers. */
  readonly texts: readonly { readonly text: string; readonly notation?: Notation }[];
  /** Headings, unit notes and column heads of the passages. */
  readonly contexts: readonly { readonly text: string; readonly notation?: Notation }[];
  /** Figures that were read elsewhere: table cells, ledger and computed facts. */
  readonly figures: readonly Stated[];
  /** Titles and dates of the sources: they lend years and periods, no amounts. */
  readonly dated: readonly string[];
  /** Names that may hold digits (3M, 7-Eleven): masked before figures are read. */
  readonly names: readonly string[];
  /**
   * The sentence is a proposal, made in this year: it orders ("double the network") and sets days to come, spans
   * and small counts of its own. Undefined for what states something.
   */
  readonly proposedIn?: number | undefined;
  /** How the claim's language writes numbers. */
  readonly notation?: Notation;
}

export interface FigureCheck {
  /** Figures in the claim. */
  checked: number;
  /** One sentence for each figure that nothing cited bears out. */
  faults: string[];
  arithmetic: Arithmetic[];
  /** Figures that could be computed from so many operands that it says nothing. */
  hints: string[];
}

/** A sentence has a handful; more is no claim, and would be slow to check. */
const MOST = 60;

/** Checks that every number of the claim equals a cited one or follows from cited ones by one operation. */
export function checkFigures(claim: string, ground: FigureGround): FigureCheck {
  const text = masked(claim, ground.names);
  const figures = figuresIn(text, ground.notation);
  const numerals = numeralsIn(text);
  const check: FigureCheck = {
    checked: figures.length + numerals.length,
    faults: [],
    arithmetic: [],
    hints: [],
  };
  if (check.checked === 0) return check;
  if (check.checked > MOST)
    return { ...check, faults: [`a claim may state at most ${MOST} figures`] };
  const cited = citedOf(ground);
  const missing = (raw: string) => check.faults.push(`"${raw}" is not in the cited passages`);
  for (const numeral of numerals) {
    const value = hanNumeral(numeral);
    const stands = cited.words.some((passage) => passage.includes(numeral));
    if (!stands && !cited.pool.some(({ figure }) => figure.value === value)) missing(numeral);
  }
  let operands: Operands | undefined;
  for (const figure of figures) {
    const own = ground.proposedIn !== undefined && isSetBy(figure, ground.proposedIn);
    if (own || stands({ figure, text }, cited)) continue;
    operands ??= operandsOf(cited.pool, cited.texts);
    const computed = computedFrom(figure, operands);
    if (computed === undefined) missing(figure.raw);
    else if (computed.telling)
      check.arithmetic.push({ written: computed.written, formula: computed.formula });
    else check.hints.push(`"${figure.raw}" is not stated; it may be computed`);
  }
  return check;
}

/** Steps, gates and reviews have no more of anything. */
const SMALL_COUNT = 12;
const SPANS: ReadonlySet<string> = new Set(['day', 'week', 'month', 'year']);

/** Whether a proposal may set the figure itself; amounts and shares of the world it may not. */
function isSetBy({ kind, value, unit, raw }: Figure, year: number): boolean {
  if (kind === 'multiple') return !/\d/.test(raw);
  if (kind === 'year') return value >= year;
  if (kind === 'date') return value < 10_000 || value >= year * 10_000;
  if (kind === 'fraction' || kind === 'quarter' || kind === 'ordinal') return true;
  return kind === 'number' && (unit === null ? value <= SMALL_COUNT : SPANS.has(unit));
}

/** The faults alone, against bare passages. */
export function figureFaults(
  claim: string,
  passages: readonly string[],
): { checked: number; faults: string[] } {
  const texts = passages.map((text) => ({ text }));
  const { checked, faults } = checkFigures(claim, {
    texts,
    contexts: [],
    figures: [],
    dated: [],
    names: [],
  });
  return { checked, faults };
}

const kept = new WeakMap<FigureGround, Cited>();

export function citedOf(ground: FigureGround): Cited {
  const known = kept.get(ground);
  if (known !== undefined) return known;
  const read = (text: string, notation?: Notation): Stated[] =>
    figuresIn(text, notation).map((figure) => ({ figure, text }));
  const mask = <T extends { text: string }>(one: T) => ({
    ...one,
    text: masked(one.text, ground.names),
  });
  const texts = ground.texts.map(mask);
  const contexts = ground.contexts.map(mask);
  const notes = contexts.map(({ text }) => text);
  const stated = [
    ...ground.figures,
    ...texts.flatMap(({ text, notation }) => [
      ...scaledByNotes(withBrackets(read(text, notation), text), text, notes),
      ...hanFigures(text),
      // "2 340" in a page that groups otherwise may be one number all the same.
      ...(/\d[ \u00a0]\d{3}(?!\d)/u.test(text)
        ? read(text, { decimal: notation?.decimal ?? '.', spaceGroups: true })
        : []),
    ]),
    ...contexts.flatMap(({ text, notation }) => read(text, notation)),
  ];
  const pool = [...stated, ...measuredByNotes(stated, notes)];
  const dated = ground.dated.flatMap((text) => read(text));
  const cited = {
    pool,
    texts: texts.map(({ text }) => text),
    periods: [...pool, ...dated],
    words: [...ground.texts, ...ground.contexts].map(({ text }) => text).concat(ground.dated),
  };
  kept.set(ground, cited);
  return cited;
}

function stands(claim: Stated, cited: Cited): boolean {
  const { figure } = claim;
  if (figure.kind === 'name') return nameStands(figure, cited);
  if (cited.pool.some((other) => bears(figure, other.figure))) return true;
  if (!isQuantity(figure)) return datesBear(claim, cited);
  if (figure.range !== null) {
    return [figure.low, figure.high].every((value) => {
      const end = { ...figure, value, low: value, high: value, range: null, bound: null };
      return cited.pool.some((other) => bears(end, other.figure));
    });
  }
  if (HOMOGRAPHS.has(figure.written)) return true;
  return holdsNumeral(figure, cited.words) || countsOwnList(claim, cited);
}
