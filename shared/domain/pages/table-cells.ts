import { type Figure, figureAt, isQuantity } from '../figures/figure.ts';
import { figuresIn } from '../figures/figures.ts';
import { foldText, type Notation } from '../figures/number-notation.ts';
import { statesUnit, type Unit, unitIn, unitOfLabel, unscaledKind } from '../figures/unit-note.ts';
import type { Piece } from './passage.ts';

const MARK =
  /(?<=[\p{L}\p{N})）%])\s?(?:\((?:\d{1,2}|[a-z]|\*{1,3})\)|\[\d{1,2}\]|[¹²³⁰-⁹*†‡§]{1,3})$/u;

/** A label, head or value without the footnote marks at its end. */
export function unmarked(text: string): string {
  const once = text.trim().replace(MARK, '');
  return /\p{L}|\d/u.test(once) ? once.trim() : text.trim();
}

/** Stands for a value that is not given. */
export const isBlankValue = (text: string) =>
  /^(?:[-–—−*.…/]{1,3}|(?:n|k)\.? ?\/? ?[adm]\.?|n\.?s\.?|n\.?m\.?|nil)$/iu.test(text.trim());

const YEAR = /(?<![\d.,])(?:19|20)\d{2}(?![\d.,]?\d)(?!\s?%)/u;
const COUNTED_PERIOD =
  /^(?:19|20)\d{2}[./ -]?(?:[1-4][qht]|[qht][1-4])|^(?:fy|[qht])\s?'?\d{1,4}|^\d[qht]\s?\d{0,4}|第\d+期|\d年|\d{1,2}月期|(?:令和|平成|昭和).{1,3}年/u;

/** Whether a cell says when: years, quarters, dates, eras. Amounts of money and shares do not. */
const HAS_DIGIT = /\p{Nd}/u;

export function isPeriod(text: string): boolean {
  if (!HAS_DIGIT.test(text)) return false;
  const folded = foldText(unmarked(text));
  if (folded.length > 80) return false;
  if (COUNTED_PERIOD.test(folded)) return true;
  const bare = /^[^\p{L}\d]*(?:19|20)\d{2}[aef]?[^\p{L}\d]*$/u.test(folded);
  if (!bare && /[%\p{Sc}]/u.test(folded)) return false;
  return YEAR.test(folded) || /^\d{1,2}[./-]\d{1,2}[./-]\d{2,4}$/.test(folded.trim());
}

/** Whether a cell is an amount, whatever it is an amount of. */
export function isAmount(text: string): boolean {
  if (!HAS_DIGIT.test(text)) return false;
  const plain = unmarked(text);
  if (!HAS_DIGIT.test(plain) || isPeriod(plain)) return false;
  const folded = foldText(plain);
  const letters = folded.replace(/[^\p{L}]/gu, '').length;
  return /^[^\p{L}\d]{0,4}\d/u.test(folded) || letters <= 12;
}

const NEGATIVE = /^[^\p{L}\d]*(?:[\p{L}.]{1,3}[$€£¥]?|[A-Z]{3})?[^\p{L}\d]*[(（△▲▼−–‐-]/u;

/** The amounts of one cell: mostly one, else each with the words that follow it. */
export function valuesOf(
  piece: Piece,
  notation: Notation,
): { piece: Piece; figure: Figure | null }[] {
  const figures = amounts(unmarked(piece.text), notation);
  if (figures.length < 2) return [{ piece, figure: figureOf(piece.text, notation) }];
  const starts = figures.map(({ start }, n) => (n === 0 ? 0 : start));
  return figures.map((_, n) => {
    const raw = piece.text.slice(starts[n], starts[n + 1]).trimEnd();
    const start = piece.start + (starts[n] ?? 0);
    const part = { text: raw, start, end: start + raw.length };
    return { piece: part, figure: figureOf(raw, notation) };
  });
}

const amounts = (text: string, notation: Notation) => figuresIn(text, notation).filter(isQuantity);

function figureOf(text: string, notation: Notation): Figure | null {
  const plain = unmarked(text);
  if (isBlankValue(plain)) return null;
  const folded = foldText(plain);
  const negative =
    NEGATIVE.test(folded) && !/^[^\d]*\d[^\d]*[–-]\s?\d/u.test(folded.replace(/^[^\d]*[(-]/, ''));
  const core = plain
    .replace(/[△▲▼（(]/gu, '')
    .replace(/^([^\d\p{L}]*?)[−–‐-]\s?/u, '$1')
    .replace(/(\p{Sc})\s?[−–-]\s?(?=\d)/u, '$1')
    .replace(/[)）]/gu, '')
    .replace(/\s+/g, ' ')
    .trim();
  const whole = { start: 0, end: text.length };
  if (/^(?:19|20)\d{2}$/.test(core))
    return signed(
      figureAt(text, 0, text.length, { kind: 'number', value: Number(core) }),
      negative,
    );
  const [first] = amounts(core, notation);
  if (first === undefined) return null;
  return signed({ ...first, raw: text, ...whole }, negative && first.value > 0);
}

function signed(figure: Figure, negative: boolean): Figure {
  if (!negative) return figure;
  return { ...figure, value: -figure.value, low: -figure.high, high: -figure.low };
}

/** What words say of the bare numbers beside or below them. */
export interface Said {
  readonly unit: Unit;
  readonly unscaled: 'share' | 'count' | null;
}

export const saidByLabel = (label: string): Said => ({
  unit: unitOfLabel(label),
  unscaled: unscaledKind(label),
});

export const saidByHeads = (heads: readonly string[]): Said => ({
  unit: unitIn(heads.join(' | ')),
  unscaled: unscaledKind(heads.join(' | ')),
});

/** An amount with the scale and currency that its heads, its row or the note gives it, in this order. */
export function scaled(figure: Figure, heads: Said, label: Said, note: Unit): Figure {
  const money = figure.kind === 'money';
  if (!money && (figure.kind !== 'number' || figure.unit !== null)) return figure;
  const head = heads.unit;
  const own = label.unit;
  if (!money && (head.percent || (own.percent && head.power === null)))
    return { ...figure, kind: 'percent', unit: '%' };
  const kind = label.unscaled ?? heads.unscaled;
  const noted = kind !== null || (statesUnit(own) && !own.percent) ? null : note.power;
  const power = figure.scale !== 0 ? 0 : (head.power ?? own.power ?? noted ?? 0);
  const said =
    head.currency ??
    own.currency ??
    (kind === 'count' || (own.power ?? 0) > 0 ? null : note.currency);
  const currency = money ? figure.unit : said;
  const times = (value: number) => Number(`${value}e${power}`);
  return {
    ...figure,
    kind: currency === null ? figure.kind : 'money',
    unit: currency,
    value: times(figure.value),
    low: times(figure.low),
    high: times(figure.high),
    step: times(figure.step),
    scale: figure.scale + power,
  };
}
