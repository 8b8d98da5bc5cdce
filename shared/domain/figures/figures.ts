import { type Figure, figureAt } from './figure.ts';
import { withBound } from './figure-bounds.ts';
import { END, MAGNITUDE, powerOf, SCALE_WORDS } from './figure-lexicon.ts';
import { designationAt, digitNameAt, gluedNameAt, nameAt, tokenNameAt } from './figure-names.ts';
import { dateAt, quarterAt, yearsAt } from './figure-periods.ts';
import { quantityAt } from './figure-quantity.ts';
import { joinRanges } from './figure-ranges.ts';
import { matchAt, type Reading } from './figure-unit.ts';
import {
  foldText,
  isAmbiguous,
  type Notation,
  notationOf,
  plainNumber,
} from './number-notation.ts';
import { cardinalAt } from './number-words.ts';
import { fractionAt, multipleAt, ordinalAt } from './share-words.ts';

const CJK = '[\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{scx=Hangul}]';
/** Where a figure may begin: a word, digits, a point before digits, or any other numeric character. */
const CANDIDATE = new RegExp(
  `[\\p{L}--${CJK}][[\\p{L}--${CJK}]\\p{M}]*|\\d|\\.(?=\\d)|\\p{N}`,
  'gv',
);

/** Passages are read again for every claim that cites them; the results of a job or two are kept. */
const KEPT = 2_000;
const kept = new Map<string, readonly Figure[]>();

/**
 * Every number in a text, in order, without overlap: amounts, shares, ranks, dates, and digits inside names.
 * Read in the notation of its page, else in that of the text itself. Linear in the length of the text.
 */
export function figuresIn(text: string, notation?: Notation): readonly Figure[] {
  const key = `${notation?.decimal}${notation?.spaceGroups}${text}`;
  const known = kept.get(key);
  if (known) return known;
  const figures = readFigures(text, notation);
  if (kept.size >= KEPT) kept.clear();
  kept.set(key, figures);
  return figures;
}

function readFigures(text: string, given?: Notation): Figure[] {
  const folded = foldText(text);
  const reading: Reading = { text, folded, notation: given ?? notationOf(folded) };
  const found: Figure[] = [];
  let from = 0;
  CANDIDATE.lastIndex = 0;
  for (let match = CANDIDATE.exec(folded); match !== null; match = CANDIDATE.exec(folded)) {
    const at = match.index;
    const figures = /[\d.]/.test(match[0])
      ? digitsAt(reading, from, at)
      : wordAt(reading, from, at, match[0]);
    const last = figures.at(-1);
    if (last === undefined) continue;
    found.push(...figures);
    from = last.end;
    CANDIDATE.lastIndex = last.end;
  }
  return joinRanges(
    reading,
    found.map((figure, i) => withBound(folded, found[i - 1]?.end ?? 0, figure)),
  );
}

/** Values of single characters such as ½; other numeric characters are names. */
const VULGAR: Record<string, number> = {
  '½': 1 / 2,
  '¼': 1 / 4,
  '¾': 3 / 4,
  '⅓': 1 / 3,
  '⅔': 2 / 3,
  '⅕': 1 / 5,
};

/** "a quarter of a trillion", "un cuarto de billón" */
const OF_SCALE = new RegExp(`(?: \\p{L}{1,3}){1,2}(?= (?:${SCALE_WORDS})${END})`, 'uy');

function wordAt(reading: Reading, from: number, at: number, word: string): Figure[] {
  const { text, folded } = reading;
  const end = at + word.length;
  if (/^\p{N}$/u.test(word)) {
    const part = VULGAR[word];
    if (part === undefined) return [nameAt(text, at, end)];
    return [figureAt(text, at, end, { kind: 'fraction', value: part, step: 0.1 })];
  }
  const period = [quarterAt, dateAt, yearsAt].map((read) => read(text, folded, at)).find(filled);
  if (period !== undefined) return period;
  const name = designationAt(text, folded, at) ?? gluedNameAt(text, folded, at);
  if (name !== undefined) return [name];
  const cardinal = cardinalAt(folded, at);
  const share = fractionAt(folded, at);
  if (share !== undefined && (cardinal === undefined || share.end > cardinal.end)) {
    const link = matchAt(OF_SCALE, folded, share.end);
    const part = { kind: 'fraction', value: share.value, step: 0.1 } as const;
    const amount =
      link && quantityAt(reading, from, at, share.end + link[0].length, String(share.value));
    const { end } = amount ?? share;
    return [amount ? { ...amount, step: 0.1 * 10 ** amount.scale } : figureAt(text, at, end, part)];
  }
  if (cardinal !== undefined) {
    const figure = quantityAt(reading, from, at, cardinal.end, String(cardinal.value));
    return figure === undefined ? [] : [figure];
  }
  const multiple = multipleAt(folded, at);
  if (multiple !== undefined) {
    return [
      figureAt(text, at, multiple.end, { kind: 'multiple', value: multiple.value, step: 0.1 }),
    ];
  }
  const rank = ordinalAt(folded, at);
  if (rank !== undefined)
    return [figureAt(text, at, rank.end, { kind: 'ordinal', value: rank.value })];
  const size = matchAt(MAGNITUDE, folded, at);
  if (size?.[1] === undefined) return [];
  return [
    figureAt(text, at, at + size[0].length, { kind: 'magnitude', value: 10 ** powerOf(size[1]) }),
  ];
}

const NUMBER = /\d+(?:[.,]\d+){0,8}/uy;
const SPACED = /\d{1,3}(?:[ \u00a0']\d{3})+(?!\d)(?:[.,]\d+)?/uy;
/** In English text one group after a plain space is another number. */
const SPACED_SURELY = /\d{1,3}(?:(?:[\u00a0']\d{3})+|(?:[ \u00a0']\d{3}){2,})(?!\d)(?:[.,]\d+)?/uy;
const RATIO = /(\d{1,9}):(\d{1,9})(?![\d:])/uy;
const RANK = /(\d{1,4})(?:st|nd|rd|th|ère|ème|er|º|ª)(?!\p{L})/uy;
const MIXED = /(\d{1,6})[ ]?([½¼¾⅓⅔⅕])/uy;

function digitsAt(reading: Reading, from: number, at: number): Figure[] {
  const { text, folded, notation } = reading;
  const period = [dateAt, quarterAt].map((read) => read(text, folded, at)).find(filled);
  if (period !== undefined) return period;
  const name = digitNameAt(text, folded, at);
  if (name !== undefined) return [name];
  const ratio = matchAt(RATIO, folded, at);
  if (ratio !== null) {
    return [
      figureAt(text, at, at + ratio[0].length, {
        kind: 'ratio',
        value: Number(ratio[1]) / Number(ratio[2]),
      }),
    ];
  }
  const rank = matchAt(RANK, folded, at);
  if (rank !== null)
    return [figureAt(text, at, at + rank[0].length, { kind: 'ordinal', value: Number(rank[1]) })];

  let digits = folded[at] === '.' ? '' : numberAt(reading, at);
  let plain = plainNumber(digits, notation);
  let end = at + digits.length;
  if (folded[at] === '.') {
    if (/[\p{L}\d]/u.test(folded[at - 1] ?? '')) return [];
    digits = numberAt(reading, at + 1).replace(/\D.*$/s, '');
    plain = `0.${digits}`;
    end = at + 1 + digits.length;
  }
  if (plain === undefined) {
    digits = digits.replace(/[.,].*$/s, '');
    plain = digits;
    end = at + digits.length;
  }
  const mixed = matchAt(MIXED, folded, at);
  if (mixed !== null) {
    plain = String(Number(mixed[1]) + (VULGAR[mixed[2] ?? ''] ?? 0));
    end = at + mixed[0].length;
  }
  // Beyond what a double holds exactly, only the digits themselves can be compared.
  if (plain.replace('.', '').length > 15) return [nameAt(text, at, end)];

  const years = yearsAt(text, folded, at);
  if (years[0]?.kind === 'decade' || years.length > 1) return years;
  const read = quantityAt(reading, from, at, end, plain);
  const amount = read && { ...read, ambiguous: isAmbiguous(digits, notation) };
  if (amount === undefined) return [tokenNameAt(text, folded, at)];
  // In a table head "in $ 2024" the sign belongs to the table and the digits are a year all the same.
  const priced = amount.unit !== null && !/\s/.test(folded[at - 1] ?? ' ');
  // "2025 года" is a year, not a span of years.
  const alone = amount.end <= end || amount.unit === 'year';
  return years.length > 0 && !priced && alone ? years : [amount];
}

function numberAt({ folded, notation }: Reading, at: number): string {
  const spaced = matchAt(notation.spaceGroups ? SPACED : SPACED_SURELY, folded, at);
  const straight = matchAt(NUMBER, folded, at)?.[0] ?? '';
  const grouped = spaced !== null && !/\p{L}-?$/u.test(folded.slice(Math.max(0, at - 2), at));
  return grouped && spaced[0].length > straight.length ? spaced[0] : straight;
}

const filled = (figures: readonly Figure[]) => figures.length > 0;
