import { quarterAt } from '../figures/figure-periods.ts';
import { foldText } from '../figures/number-notation.ts';
import { cardinalAt } from '../figures/number-words.ts';
import { calendarWords } from './calendar-words.ts';

/** What a text says of time, each kind in the order of the text. */
export interface TimeReading {
  readonly years: readonly number[];
  readonly months: readonly number[];
  readonly days: readonly number[];
  readonly quarters: readonly number[];
  readonly halves: readonly number[];
  /** Lengths in months: 3 for "three months ended", 9 for "9M" and for "Jan–Sep". */
  readonly spans: readonly number[];
  /** Numbers that are none of these: the 108 of 第108期. */
  readonly others: readonly string[];
}

type Found = { -readonly [K in keyof TimeReading]: TimeReading[K][number][] };

const CENTURY = '(?:19|20)\\d\\d';
/** Years of other calendars, by what is added to them. */
const ERAS: readonly (readonly [era: RegExp, add: number])[] = [
  [/(?:令和|reiwa )\s?(\d{1,2}|元)(?:年)?/gu, 2018],
  [/平成\s?(\d{1,2}|元)(?:年)?/gu, 1988],
  [/昭和\s?(\d{1,2}|元)(?:年)?/gu, 1925],
  [/(?:民國|民国)\s?(\d{1,3})(?:年)?/gu, 1911],
  [/(?:พ\.ศ\.|ปี)\s?(25\d\d)/gu, -543],
];
type Take = (found: Found, parts: readonly string[]) => void;
const full = (year: string) => (year.length === 2 ? 2000 + Number(year) : Number(year));
const isMonth = (n: number) => n >= 1 && n <= 12;

/** Tried in this order; what one takes is gone for the next. */
const WRITTEN: readonly (readonly [RegExp, Take])[] = [
  [
    new RegExp(
      `(?<!\\d)(${CENTURY})(?:[-/.]|年\\s?|년\\s?)(\\d{1,2})(?:[-/.]|月\\s?|월\\s?)(\\d{1,2})[日일]?(?!\\d)`,
      'gu',
    ),
    (found, [y = '', m, d]) => date(found, Number(y), Number(m), Number(d)),
  ],
  [
    new RegExp(`(?<![\\d.])(\\d{1,2})([./-])(\\d{1,2})\\2(${CENTURY}|\\d\\d)(?![\\d])`, 'gu'),
    (found, [a, , b, y = '']) => date(found, full(y), Number(b), Number(a)),
  ],
  [
    new RegExp(`(?<!\\d)(${CENTURY})\\s?[-/–]\\s?(${CENTURY}|\\d\\d)(?![\\d/.-])`, 'gu'),
    (found, [a = '', b = '']) => {
      const last = b.length === 2 ? Number(a.slice(0, 2) + b) : Number(b);
      if (last > Number(a)) found.years.push(Number(a), last);
      else date(found, Number(a), Number(b), 0);
    },
  ],
  [
    /(?<![\p{L}\d])([qthsk])([1-4])(?!\d)(?:[\s-]*(?:fy|cy)?\s?'?((?:19|20)?\d\d)(?!\d))?/gu,
    (found, [letter = '', n, y]) => part(found, letter, Number(n), y),
  ],
  [
    /(?<![\p{L}\d.,])([1-4])([qthsk])(?!\p{L})(?:[\s-]*(?:fy|cy)?\s?'?((?:19|20)?\d\d)(?!\d))?/gu,
    (found, [n, letter = '', y]) => part(found, letter, Number(n), y),
  ],
  [/(?<![\p{L}\d.,])(\d{1,2})m(?!\p{L})/gu, (found, [n]) => found.spans.push(Number(n))],
  [/第?([1-4])\s?(?:四半期|分기|분기|季度)/gu, (found, [n]) => found.quarters.push(Number(n))],
  [
    /第([一二三四])(?:四半期|季度)/gu,
    (found, [n = '']) => found.quarters.push(' 一二三四'.indexOf(n)),
  ],
  [
    /(上半?期|上半年|상반기)|(?:下半?期|下半年|하반기)/gu,
    (found, [first]) => found.halves.push(first ? 1 : 2),
  ],
  [
    /(?<!\p{L})(?:fy|fye|cy|gj|ej)\s?'?(\d\d)(?!\d)/gu,
    (found, [y = '']) => found.years.push(full(y)),
  ],
  [/(\d{1,2})(?:月|월)/gu, (found, [m]) => found.months.push(Number(m))],
  [/(\d{1,2})\s?(?:か月|ヶ月|カ月|个月|個月|개월)/gu, (found, [n]) => found.spans.push(Number(n))],
  [
    new RegExp(`(?<![\\d.,])(${CENTURY})(?!\\d|[.,]\\d)`, 'gu'),
    (found, [y]) => found.years.push(Number(y)),
  ],
  [
    /(?<![\d.,])(\d{1,2})\/(\d{1,2})(?![\d/])/gu,
    (found, [a, b]) => date(found, 0, Number(b), Number(a)),
  ],
];

/** Day first; where both readings are possible, both stand. */
function date(found: Found, year: number, month: number, day: number): void {
  if (year > 0) found.years.push(year);
  if (isMonth(month)) found.months.push(month);
  else if (isMonth(day)) found.months.push(day);
  const left = isMonth(month) ? day : month;
  if (left > 0) found.days.push(left);
}

function part(found: Found, letter: string, n: number, year: string | undefined): void {
  if (letter === 'h' || (letter === 's' && n < 3)) found.halves.push(n);
  else found.quarters.push(n);
  if (year !== undefined) found.years.push(full(year));
}

/** Longer texts are no head and no period; prose of a passage fits. */
const MOST = 2_000;
const kept = new Map<string, TimeReading>();

export function timesIn(text: string): TimeReading {
  const known = kept.get(text);
  if (known !== undefined) return known;
  const found = read(foldText(text.slice(0, MOST)));
  if (kept.size >= 5_000) kept.clear();
  kept.set(text, found);
  return found;
}

function read(folded: string): TimeReading {
  const found: Found = {
    ...{ years: [], months: [], days: [], quarters: [], halves: [], spans: [], others: [] },
  };
  let rest = folded.replace(/[¹²³⁰-⁹]|\(\d\)/gu, (mark) => ' '.repeat(mark.length));
  for (const [era, add] of ERAS) {
    rest = rest.replace(era, (_, n: string) => `${n === '元' ? add + 1 : Number(n) + add}年`);
  }
  for (const [pattern, take] of WRITTEN) {
    rest = rest.replace(pattern, (whole, ...groups) => {
      take(
        found,
        groups.slice(0, -2).map((group) => group as string),
      );
      return ' '.repeat(whole.length);
    });
  }
  words(rest, found);
  const [from, to, ...more] = found.months;
  const ends =
    from !== undefined && to !== undefined && more.length === 0 && found.days.length === 0;
  if (ends && from !== to) found.spans.push(((to - from + 12) % 12) + 1);
  return found;
}

/** "4. kv. 2024" is a quarter, "4 kW" is none; years that were read are blank. */
const isQuarter = (word: string, after: string) =>
  word.length > 2 || /^[^\p{L}]{0,4}\s{4}/u.test(after);
const TOKEN = /\p{L}[\p{L}\p{M}]*|\d+/gu;
const ROMAN: Record<string, number> = { i: 1, ii: 2, iii: 3, iv: 4 };
const HALF =
  /^(?:half|halbjahr\p{L}{0,2}|semestre?s?|halvår\p{L}{0,2}|halfjaar|półrocz\p{L}{0,2}|полугоди\p{L}{0,2})$/u;

/** Names of months with the days beside them, and "three months", "2. Quartal", "III квартал". */
function words(rest: string, found: Found): void {
  const calendar = calendarWords();
  const tokens = [...rest.matchAll(TOKEN)].map((match) => ({ word: match[0], at: match.index }));
  const used = new Set<number>();
  const numberAt = (i: number): number | undefined => {
    const token = tokens[i];
    if (token === undefined) return undefined;
    if (/^\d{1,2}$/.test(token.word)) return Number(token.word);
    return ROMAN[token.word] ?? cardinalAt(rest, token.at)?.value;
  };
  // Two words before: "1er semestre".
  const near = (i: number, test: (n: number) => boolean) =>
    [i - 1, i + 1, i - 2].find((j) => {
      const [a, b] = [tokens[Math.min(i, j)], tokens[Math.max(i, j)]];
      const gap = a !== undefined && b !== undefined ? b.at - a.at - a.word.length : 99;
      const n = numberAt(j);
      return gap <= 6 && n !== undefined && test(n) && !used.has(j);
    });
  for (const [i, { word, at }] of tokens.entries()) {
    const months = calendar.months.get(word);
    if (months !== undefined) {
      found.months.push(...months);
      const day = near(i, (n) => n >= 1 && n <= 31);
      if (day !== undefined && /\d/.test(tokens[day]?.word ?? '')) {
        used.add(day);
        found.days.push(numberAt(day) ?? 0);
      }
      continue;
    }
    const into = calendar.monthUnits.has(word)
      ? found.spans
      : calendar.quarterUnits.has(word) && isQuarter(word, rest.slice(at + word.length))
        ? found.quarters
        : HALF.test(word)
          ? found.halves
          : undefined;
    const most = into === found.quarters ? 4 : 12;
    const number = into && near(i, (n) => n >= 1 && n <= most);
    if (into !== undefined && number !== undefined) {
      used.add(number);
      into.push(numberAt(number) ?? 0);
      continue;
    }
    const [named] = /^\d/.test(word) ? [] : quarterAt(rest, rest, at);
    if (named !== undefined) (named.unit === 'H' ? found.halves : found.quarters).push(named.value);
  }
  for (const [i, { word }] of tokens.entries())
    if (/^\d/.test(word) && !used.has(i)) found.others.push(word);
}
