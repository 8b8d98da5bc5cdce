import { type Figure, figureAt } from './figure.ts';
import {
  CJK_SCALE,
  CURRENCY_AFTER,
  CURRENCY_BEFORE,
  currencyOf,
  powerOf,
  SCALE_LETTER,
  SCALE_WORD,
  SCALED_CURRENCY_BEFORE,
} from './figure-lexicon.ts';
import { gluedPower, matchAt, type Reading, type Scaled, unitAt } from './figure-unit.ts';
import { lastDigit } from './number-notation.ts';

/** "1兆2000億", "3만 2천", "12万5665": what follows a scale is smaller and added. */
const CJK_NEXT =
  /(?:([ ]?)(\d{1,6}(?:,\d{3})?)([千万萬億亿兆천만억조])|((?<=[만억조]) |)(\d{1,4}|\d{1,2},\d{3})(?![\d.,年월月]))/uy;
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
  const before = leadOf(lead);
  const bracketed = folded[start - 1] === '(' && folded[end] === ')';
  const loss = bracketed && (before.unit !== null || /^\)[ ]?%/.test(folded.slice(end, end + 3)));

  const scaled = scaleAt(reading, loss ? end + 1 : end, before.unit);
  const measured = unitAt(folded, scaled, before.power + scaled.power);
  const { cursor, unit, kind } = measured;
  if (/[\p{Script=Latin}\p{Nd}]/u.test(folded[cursor] ?? '') && cursor === end) return undefined;

  const head = before.length;
  const dashed = head > 0 && folded[start - 1] === '-' ? start - 1 : start - head - 1;
  const dash = head > 0 && /[-]$/.test(lead) ? start - 1 : dashed;
  const signed =
    /[-–]/.test(folded[dash] ?? '') && dash >= from && /^[\s(]?$/.test(folded[dash - 1] ?? '');
  const negative =
    loss || signed || SPELLED.test(folded.slice(Math.max(from, start - head - 10), start - head));
  const begin = Math.min(start - head, loss ? start - 1 : start, signed ? dash : start);
  const size = Number(`${plain}e${measured.power}`) + scaled.extra;
  return figureAt(text, begin, cursor, {
    kind,
    unit,
    value: negative ? -size : size,
    step:
      10 **
      (lastDigit(scaled.extra > 0 ? String(size) : plain) +
        (scaled.extra > 0 ? 0 : measured.power)),
    scale: measured.power - measured.unitPower,
    unitPower: measured.unitPower,
  });
}

/** The currency before a number, or a scale and currency in one ("TEUR"). */
function leadOf(lead: string): { unit: string | null; power: number; length: number } {
  const scaled = SCALED_CURRENCY_BEFORE.exec(lead);
  const match = scaled ?? CURRENCY_BEFORE.exec(lead);
  if (match === null) return { unit: null, power: 0, length: 0 };
  const word = scaled === null ? (match[1] ?? match[2] ?? match[3]) : match[2];
  return {
    unit: currencyOf(word ?? ''),
    power: scaled === null ? 0 : gluedPower(match[1]),
    length: lead.length - match.index,
  };
}

function scaleAt(reading: Reading, start: number, lead: string | null): Scaled {
  const { folded } = reading;
  const found: Scaled = { cursor: start, power: 0, extra: 0, unit: lead };
  for (let count = 0; count < 3; count++) {
    const scale =
      matchAt(SCALE_WORD, folded, found.cursor) ?? matchAt(CJK_SCALE, folded, found.cursor);
    if (scale?.[1] === undefined) {
      if (count === 0) letterAt(reading, found);
      break;
    }
    found.power += powerOf(scale[1]);
    found.cursor += scale[0].length;
    const next =
      powerOf(scale[1]) >= 3 && !/\p{Script=Latin}|\p{Script=Cyrillic}/u.test(scale[1])
        ? matchAt(CJK_NEXT, folded, found.cursor)
        : null;
    const digits = next?.[2] ?? next?.[5];
    if (next === null || digits === undefined) continue;
    if (next[3] !== undefined && powerOf(next[3]) >= powerOf(scale[1])) continue;
    const from = found.cursor + (next[1] ?? next[4] ?? '').length;
    const more = quantityAt(reading, from, from, from + digits.length, digits.replace(',', ''));
    if (more === undefined || more.kind === 'percent') continue;
    return { cursor: more.end, power: found.power, extra: more.value, unit: lead ?? more.unit };
  }
  return found;
}

function letterAt({ text, folded }: Reading, found: Scaled): void {
  const letter = matchAt(SCALE_LETTER, folded, found.cursor);
  if (letter?.[2] === undefined) return;
  const end = found.cursor + letter[0].length;
  const is = {
    gap: letter[1] !== '',
    leads: found.unit !== null,
    capital: /\p{Lu}/u.test(text[end - 1] ?? ''),
    money: found.unit !== null || matchAt(CURRENCY_AFTER, folded, end) !== null,
    counts:
      /^ (?!(?:high|long|wide|deep|tall|above|below|from|of|and|to|per|in|by)(?!\p{L}))\p{Ll}{2}/u.test(
        text.slice(end, end + 9),
      ),
  };
  if (!scaleByLetter(letter[2], is)) return;
  found.power += powerOf(letter[2]);
  found.cursor = end;
}

function scaleByLetter(
  letter: string,
  is: { gap: boolean; capital: boolean; money: boolean; counts: boolean; leads: boolean },
) {
  if (letter === 't') return is.leads;
  if (letter === 'k') return !is.gap || is.money;
  if (letter === 'mi' || letter === 'bi') return is.money;
  if (letter === 'mm') return is.money || (is.capital && !is.gap);
  if (letter === 'b') return is.capital || is.money;
  return !is.gap || is.money || is.capital || is.counts;
}
