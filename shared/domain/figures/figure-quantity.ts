import { type Figure, type FigureKind, figureAt } from './figure.ts';
import {
  BASIS_POINTS,
  CJK_SCALE,
  CURRENCY_AFTER,
  CURRENCY_BEFORE,
  currencyOf,
  PERCENT,
  POINTS,
  powerOf,
  SCALE_LETTER,
  SCALE_WORD,
  TIMES,
  UNIT_AFTER,
  unitOf,
} from './figure-lexicon.ts';
import { lastDigit, type Notation } from './number-notation.ts';

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

const CJK_NEXT = /(\d{1,6}(?:,\d{3})?)([千万萬億亿兆천만억조])/uy;
const SPELLED = /(?:minus|negative|moins|menos)[ ]$/u;

/**
 * The amount whose digits (or number word, given as `plain`) stand at `start`..`end`: what precedes it back
 * to `from`, and the scale, percent sign, currency or unit that follows. Undefined when letters glued to
 * the digits make it a name.
 */
export function quantityAt(
  reading: Reading,
  from: number,
  start: number,
  end: number,
  plain: string,
): Figure | undefined {
  const { text, folded } = reading;
  const lead = folded.slice(Math.max(from, start - 16), start);
  const before = CURRENCY_BEFORE.exec(lead);
  const word = before?.[1] ?? before?.[2] ?? before?.[3];
  let unit = word === undefined ? null : currencyOf(word);
  let kind: FigureKind = unit === null ? 'number' : 'money';
  let power = 0;
  let cursor = end;

  const bracketed = folded[start - 1] === '(' && folded[end] === ')';
  const negativeBracket =
    bracketed && (unit !== null || /^\)[ ]?%/.test(folded.slice(end, end + 3)));
  if (negativeBracket) cursor++;

  let extra = 0;
  for (let count = 0; count < 3; count++) {
    const scale = matchAt(SCALE_WORD, folded, cursor) ?? matchAt(CJK_SCALE, folded, cursor);
    const letter = scale === null && count === 0 ? matchAt(SCALE_LETTER, folded, cursor) : null;
    if (scale?.[1] !== undefined) {
      power += powerOf(scale[1]);
      cursor += scale[0].length;
      // "1兆2000億円": smaller scales follow and are added.
      const next = powerOf(scale[1]) >= 3 ? matchAt(CJK_NEXT, folded, cursor) : null;
      if (next?.[1] !== undefined && powerOf(next[2] ?? '') < powerOf(scale[1])) {
        const digits = next[1].replace(',', '');
        const more = quantityAt(reading, cursor, cursor, cursor + next[1].length, digits);
        if (more !== undefined) {
          extra = more.value;
          unit ??= more.unit;
          cursor = more.end;
          if (more.kind === 'money') kind = 'money';
          break;
        }
      }
    } else if (letter?.[2] !== undefined) {
      const gap = letter[1] !== '';
      const capital = /\p{Lu}/u.test(text[cursor + letter[0].length - 1] ?? '');
      const money =
        unit !== null || matchAt(CURRENCY_AFTER, folded, cursor + letter[0].length) !== null;
      if (!scaleByLetter(letter[2], { gap, capital, money })) break;
      power += powerOf(letter[2]);
      cursor += letter[0].length;
    } else break;
  }

  const stated = power;
  const abbreviated = folded[cursor] === '.' ? cursor + 1 : cursor;
  const currency =
    unit === null
      ? (matchAt(CURRENCY_AFTER, folded, cursor) ??
        (power > 0 ? matchAt(CURRENCY_AFTER, folded, abbreviated) : null))
      : null;
  const rest = (pattern: RegExp) => {
    const match = matchAt(pattern, folded, cursor);
    if (match !== null) cursor += match[0].length;
    return match;
  };
  if (unit !== null) {
    // "US$5 billion USD" states its currency twice.
    const again = matchAt(CURRENCY_AFTER, folded, cursor);
    if (again !== null && currencyOf(again[1] ?? again[2] ?? again[3] ?? '') === unit)
      cursor += again[0].length;
  } else if (rest(POINTS)) {
    kind = 'points';
    unit = 'pp';
  } else if (rest(BASIS_POINTS)) {
    kind = 'points';
    unit = 'pp';
    power -= 2;
  } else if (rest(PERCENT)) {
    kind = 'percent';
    unit = '%';
  } else if (currency !== null) {
    kind = 'money';
    unit = currencyOf(currency[1] ?? currency[2] ?? currency[3] ?? '');
    cursor = currency.index + currency[0].length;
  } else if (rest(TIMES)) {
    kind = 'multiple';
  } else {
    const measure = rest(UNIT_AFTER);
    if (measure?.[1] !== undefined) {
      const [name, unitPower] = unitOf(measure[1]);
      unit = name;
      power += unitPower;
    }
  }
  if (/[\p{Script=Latin}\p{Nd}]/u.test(folded[cursor] ?? '') && cursor === end) return undefined;

  const head = before?.index === undefined ? 0 : lead.length - before.index;
  const signAt = start - head - (head > 0 && /[-]$/.test(before?.[0] ?? '') ? 0 : 1);
  const dash = folded[start - 1] === '-' && head > 0 ? start - 1 : signAt;
  const negative =
    negativeBracket ||
    ((folded[dash] === '-' || folded[dash] === '–') &&
      dash >= from &&
      /^[\s(]?$/.test(folded[dash - 1] ?? '')) ||
    SPELLED.test(folded.slice(Math.max(from, start - head - 10), start - head));
  const signed = negative && dash >= from && /[-–]/.test(folded[dash] ?? '');
  const begin = Math.min(start - head, negativeBracket ? start - 1 : start, signed ? dash : start);

  const size = Number(`${plain}e${power}`) + extra;
  return figureAt(text, begin, cursor, {
    kind,
    unit,
    value: negative ? -size : size,
    step: 10 ** (lastDigit(plain) + power),
    scale: stated,
  });
}

function scaleByLetter(letter: string, is: { gap: boolean; capital: boolean; money: boolean }) {
  if (letter === 't') return is.money;
  if (letter === 'k') return !is.gap || is.money;
  if (letter === 'mm') return is.money || (is.capital && !is.gap);
  if (letter === 'b') return is.capital || is.money;
  return !is.gap || is.money || is.capital;
}
