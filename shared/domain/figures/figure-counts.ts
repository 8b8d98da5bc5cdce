import { type Figure, isQuantity, type Stated } from './figure.ts';
import { foldText } from './number-notation.ts';

/** Years, quarters, dates, ranks and small counts: what bears them out besides the same figure. */

export interface Cited {
  readonly pool: readonly Stated[];
  /** The passages' own words, with names masked. */
  readonly texts: readonly string[];
  /** Years and dates, those of titles and page dates among them. */
  readonly periods: readonly Stated[];
  readonly words: readonly string[];
}

/** "The year before" in the languages that pages are read in, so that its number follows from the year beside it. */
const NEIGHBOUR =
  /(?<!\p{L})(?:(?:prior|previous|last|preceding|next|coming|following)[ -](?:fiscal |financial )?(?:year|quarter)|(?:the )?year (?:before|earlier|ago)|year[- ](?:over|on)[- ]year|yoy|vorjahr\p{L}*|vj|nächst\p{L}+ jahr\p{L}*|l'an dernier|année (?:précédente|dernière|prochaine)|an plus tôt|exercice précédent|año (?:anterior|pasado|previo|próximo)|anno (?:precedente|scorso|prossimo)|ano (?:anterior|passado)|vorig\p{L}? jaar|jaar eerder|poprzedni\p{L}* rok\p{L}*|rok wcześniej|zeszł\p{L}* rok\p{L}*|föregående år|i fjol|året innan|ett år tidigare|прошл\p{L}+ год\p{L}*|год\p{L}* ранее|предыдущ\p{L}+ год\p{L}*)(?!\p{L})|前年|昨年|前期|去年|上年|同比|来年|明年|전년|작년|지난해|내년/u;

/** The claim's year, date or quarter against the periods of passages, headings, titles and page dates. */
export function datesBear(claim: Stated, { periods, words }: Cited): boolean {
  const { figure } = claim;
  const years = new Set<number>();
  for (const { figure: other } of periods) {
    if (other.kind === 'year') years.add(other.value);
    if (other.kind === 'date' && other.value >= 19_000_000)
      years.add(Math.floor(other.value / 10_000));
  }
  const others = periods.map((one) => one.figure);
  switch (figure.kind) {
    case 'year': {
      return years.has(figure.value) || neighbours(years, periods, words).has(figure.value);
    }
    case 'decade':
      return [...years].some((year) => year >= figure.value && year < figure.value + 10);
    case 'date':
      return dateBears(figure, others, new Set([...years, ...neighbours(years, periods, words)]));
    case 'quarter':
      return quarterBears(figure, others);
    case 'ordinal':
      // A rank in words ranks often nothing ("the second Christmas"); the judge reads what it ranks.
      return (
        !/\d/.test(figure.raw) ||
        others.some((other) => other.value === figure.value) ||
        others.filter(isQuantity).length >= figure.value
      );
    default:
      return false;
  }
}

/** The year before a stated one, where the passage compares; the year after, where it says so. */
function neighbours(
  years: ReadonlySet<number>,
  periods: readonly Stated[],
  words: readonly string[],
): Set<number> {
  const amounts = periods.filter(({ figure }) => isQuantity(figure));
  const compares = amounts.length > 1 || amounts.some(({ figure }) => figure.kind === 'percent');
  const says = words.some((text) => NEIGHBOUR.test(foldText(text)));
  return new Set([
    ...(compares || says ? [...years].map((year) => year - 1) : []),
    ...(says ? [...years].map((year) => year + 1) : []),
  ]);
}

const part = (date: number) => ({
  year: Math.floor(date / 10_000),
  month: Math.floor(date / 100) % 100,
  day: date % 100,
});

/** The year may stand in a heading and the day in the text; a month also in a numbered quarter. */
function dateBears(figure: Figure, others: readonly Figure[], years: ReadonlySet<number>): boolean {
  const mine = part(figure.value);
  if (mine.year > 0 && !years.has(mine.year)) return false;
  return others.some((other) => {
    if (other.kind === 'quarter' && mine.day === 0) return quarterOf(mine.month, other);
    if (other.kind !== 'date') return false;
    const theirs = part(other.value);
    const sameDay = mine.day === 0 || mine.day === theirs.day;
    return theirs.month === mine.month && sameDay;
  });
}

const quarterOf = (month: number, { unit, value }: Figure) =>
  Math.ceil(month / (unit === 'H' ? 6 : 3)) === value;

/** Only another stated quarter speaks against one: a fiscal year and a month's name say which in their own way. */
function quarterBears(figure: Figure, others: readonly Figure[]): boolean {
  const stated = others.filter((other) => other.kind === 'quarter' && other.unit === figure.unit);
  if (stated.length === 0) return true;
  return stated.some((other) => other.value === figure.value);
}

const NUMERALS = [
  '',
  '一',
  '二两両双둘두',
  '三세셋',
  '四네넷',
  '五다섯',
  '六여섯',
  '七일곱',
  '八여덟',
  '九아홉',
  '十열',
];

/** "three plants" for 三つの工場. */
export function holdsNumeral({ kind, value, unit }: Figure, words: readonly string[]): boolean {
  const signs = kind === 'number' && unit === null ? NUMERALS[value] : undefined;
  if (signs === undefined || signs === '') return false;
  const [han = '', ...rest] = [...signs];
  const korean = signs.replace(/\p{Script=Han}/gu, '');
  return words.some(
    (text) =>
      text.includes(han) ||
      rest.some((sign) => /\p{Script=Han}/u.test(sign) && text.includes(sign)) ||
      (korean.length > 1 && value > 4
        ? text.includes(korean)
        : [...korean].some((sign) => text.includes(sign))),
  );
}

const SEPARATOR =
  /[,;、，·]|(?<!\p{L})(?:and|or|und|oder|sowie|et|ou|y|e|o|ed|i|oraz|en|och|og|и)(?!\p{L})|[&+|]|와|과|및|と|和/gu;
const MOST_COUNTED = 12;

/**
 * "Two countries" where the sentence or a passage lists at least so many things; but "2 stores" is a slip where
 * the passage has 2,415.
 */
export function countsOwnList({ figure, text }: Stated, { words, pool }: Cited): boolean {
  const { kind, value, scale, unit } = figure;
  const counts = kind === 'number' && unit === null && scale === 0 && Number.isInteger(value);
  if (kind === 'multiple') return /^twice$|^doppelt$/u.test(figure.written);
  if (!counts || value < 1 || value > MOST_COUNTED) return false;
  if (pool.some((other) => cutsThousands(value, other.figure))) return false;
  const listed = (of: string) => (foldText(of).match(SEPARATOR)?.length ?? 0) + 1;
  return value === 1 || [text, ...words].some((of) => listed(of) >= value);
}

const cutsThousands = (value: number, { kind, value: whole, written }: Figure) =>
  kind === 'number' &&
  /\d[., \u00a0']\d{3}(?!\d)/u.test(written) &&
  Math.floor(whole / 1000) === value;
