import { type Figure, figureAt } from './figure.ts';
import { matchAt } from './figure-unit.ts';
import { ordinalAt } from './share-words.ts';

const LANGUAGES = 'en de fr es it pt nl pl sv ru da nb fi cs tr'.split(' ');
/** The names of the months, alone and after a day ("январь", "января"), and the usual English and French short forms. */
const MONTHS = new Map<string, number>();
for (const [index, list] of [
  'jan',
  'feb',
  'mar',
  'apr avr',
  'mai',
  'jun',
  'jul juil',
  'aug',
  'sep sept',
  'oct okt',
  'nov',
  'dec dez déc',
].entries()) {
  for (const word of list.split(' ')) MONTHS.set(word, index + 1);
}
for (const language of LANGUAGES) {
  for (const day of [undefined, 'numeric'] as const) {
    const format = new Intl.DateTimeFormat(language, { month: 'long', day, timeZone: 'UTC' });
    for (let index = 0; index < 12; index++) {
      const parts = format.formatToParts(Date.UTC(2025, index, 5));
      const month = parts.find(({ type }) => type === 'month')?.value.toLowerCase();
      if (month === undefined || /[\d ]/u.test(month)) continue;
      MONTHS.set(month, index + 1);
      // "w styczniu", "в январе"
      const ending = { pl: 'u', ru: 'е' }[language];
      if (ending !== undefined && day !== undefined)
        MONTHS.set(month.slice(0, -1) + ending, index + 1);
    }
  }
}
const MONTH = `(${[...MONTHS.keys()].sort((a, b) => b.length - a.length).join('|')})(?!\\p{L})\\.?`;
const YEAR = '((?:19|20)\\d\\d)(?!\\d)';

const ISO = /((?:19|20)\d\d)-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\d|3[01]))?(?![\d-])/uy;
const NUMERIC = /(\d{1,2})([./])(\d{1,2})\2(\d{4}|\d{2})(?![\d./]\d|\d)/uy;
const CJK = /(\d{1,4})[年년](?:[ ]?(\d{1,2})[月월](?:[ ]?(\d{1,2})[日일])?)?/uy;
const ERAS: Record<string, number> = { 令和: 2018, 平成: 1988, 昭和: 1925 };
const DAY_MONTH = new RegExp(
  `(\\d{1,2})(?:st|nd|rd|th|er|\\.)?[ \\u00a0](?:of |de |di |d')?${MONTH}(?:,?[ \\u00a0](?:de |del )?${YEAR})?`,
  'yu',
);
const MONTH_DAY = new RegExp(
  `${MONTH}[ \\u00a0](?:(\\d{1,2})(?:st|nd|rd|th)?(?![\\d%]|[.,:]\\d)(?:,?[ \\u00a0]${YEAR})?|(?:of |de |del )?${YEAR})`,
  'yu',
);

/** A date as 20250930; parts that are not stated are 0. */
function date(text: string, at: number, end: number, y: number, m: number, d: number): Figure[] {
  if (m < 1 || m > 12 || d > 31) return [];
  return [figureAt(text, at, end, { kind: 'date', value: y * 10_000 + m * 100 + d })];
}

/** The calendar date at `at`; a day and month in digits that could be either are read day first. */
export function dateAt(text: string, folded: string, at: number): Figure[] {
  const found = (pattern: RegExp) => matchAt(pattern, folded, at);
  const iso = found(ISO);
  if (iso !== null) {
    const end = at + iso[0].length;
    if (iso[3] === undefined && laterYear(iso[1] ?? '', iso[2] ?? '')) return [];
    return date(text, at, end, Number(iso[1]), Number(iso[2]), Number(iso[3] ?? 0));
  }
  const cjk = found(CJK);
  if (cjk !== null) {
    const era = ERAS[folded.slice(Math.max(0, at - 2), at)];
    const year = Number(cjk[1]) + (era ?? 0);
    const [start, end] = [era === undefined ? at : at - 2, at + cjk[0].length];
    if (year < 1900 || year > 2100) return [];
    if (cjk[2] !== undefined)
      return date(text, start, end, year, Number(cjk[2]), Number(cjk[3] ?? 0));
    return era === undefined ? [] : [figureAt(text, start, end, { kind: 'year', value: year })];
  }
  const numeric = found(NUMERIC);
  if (numeric !== null) {
    const [whole, a, , b, y] = numeric;
    const [day, month] = Number(b) > 12 ? [Number(b), Number(a)] : [Number(a), Number(b)];
    const year = y?.length === 2 ? 2000 + Number(y) : Number(y);
    return date(text, at, at + whole.length, year, month, day);
  }
  const words = found(DAY_MONTH);
  if (words !== null) {
    const month = MONTHS.get(words[2] ?? '') ?? 0;
    const dayFirst = date(
      text,
      at,
      at + words[0].length,
      Number(words[3] ?? 0),
      month,
      Number(words[1]),
    );
    if (dayFirst.length > 0) return dayFirst;
  }
  const month = found(MONTH_DAY);
  if (month === null) return [];
  const year = Number(month[3] ?? month[4] ?? 0);
  return date(
    text,
    at,
    at + month[0].length,
    year,
    MONTHS.get(month[1] ?? '') ?? 0,
    Number(month[2] ?? 0),
  );
}

const SPAN = /((?:19|20)\d\d)[-/–]((?:19|20)\d\d|\d\d)(?!\d|[-/.,]\d|%|\p{L})/uy;
const FISCAL = /(?:fy|fye|cy|gj|ej)[ ]?'?(\d{4}|\d{2})(?:[-/–](\d{4}|\d{2}))?(?!\d|[.,]\d)/uy;
const DECADE = /((?:19|20)\d0)'?s(?!\p{L})/uy;
const PLAIN = /((?:19|20)\d\d)(?!\d|[.,]\d|[ \u00a0]?%|\p{Script=Latin})/uy;

function laterYear(year: string, end: string): boolean {
  const full = end.length === 2 ? Number(year.slice(0, 2) + end) : Number(end);
  return full > Number(year);
}

/** The year, fiscal year, span of years (one figure for each end) or decade at `at`. */
export function yearsAt(text: string, folded: string, at: number): Figure[] {
  const year = (digits: string, start: number, end: number) =>
    figureAt(text, start, end, {
      kind: 'year',
      value: digits.length === 2 ? 2000 + Number(digits) : Number(digits),
    });
  const span = matchAt(SPAN, folded, at) ?? matchAt(FISCAL, folded, at);
  if (span?.[1] !== undefined) {
    const [whole, first, last] = span;
    const end = at + whole.length;
    if (last === undefined) return [year(first, at, end)];
    const full = first.length === 2 ? `20${first}` : first;
    if (laterYear(full, last)) {
      const cut = end - last.length;
      return [
        year(first, at, cut - 1),
        year(last.length === 2 ? full.slice(0, 2) + last : last, cut, end),
      ];
    }
  }
  const decade = matchAt(DECADE, folded, at);
  if (decade !== null) {
    return [
      figureAt(text, at, at + decade[0].length, { kind: 'decade', value: Number(decade[1]) }),
    ];
  }
  const plain = matchAt(PLAIN, folded, at);
  return plain === null ? [] : [year(plain[1] ?? '', at, at + plain[0].length)];
}

const TAIL =
  "(?:[-/ ]?(?:fy ?)?'?(?<y>(?:19|20)\\d\\d|(?<=[qh'fy\\d-])\\d\\d))?(?!\\d|[.,]\\d|\\p{L}|%)";
const LETTER_FIRST = new RegExp(`(?<p>[qh])(?<n>[1-4])${TAIL}`, 'yu');
const DIGIT_FIRST = new RegExp(`(?<n>[1-4])(?<p>[qh])${TAIL}`, 'yu');
const TRIMESTRE =
  /(?:(?<p>[ts])(?<n>[1-4])(?=[ \u00a0](?:19|20)\d\d)|(?<n>[1-4])(?<p>[ts])(?:(?=[ \u00a0](?:19|20)\d\d)|(?<y>(?:20)?\d\d)(?![\d\p{L}])))/uy;
const NUMBERED =
  /(?<n>[1-4])(?:st|nd|rd|th|\.|er|e|º|-й|-м|°)?[ \u00a0-](?:fiscal[ -])?(?<w>quarter|half|quartal|halbjahr\p{L}{0,2}|trimestre|semestre|kwarta\p{L}{1,4}|kvartal\p{L}{0,3}|квартал\p{L}{0,3}|półrocz\p{L}{1,3}|halvår\p{L}{0,3})(?!\p{L})/uy;
const CJK_QUARTER = /(?<n>[1-4])[ ]?(?<w>四半期|季度|분기)/uy;
const NOUN =
  /[ \u00a0-](?:fiscal[ -])?(?<w>quarter|half|quartals?|halbjahr\p{L}{0,2}|trimestre|semestre)(?!\p{L})/uy;
const SECOND: Record<string, number> = { second: 2, premier: 1 };

/** The quarter or half year at `at`, with the year written into it ("4Q24"), if any. */
export function quarterAt(text: string, folded: string, at: number): Figure[] {
  const written =
    matchAt(LETTER_FIRST, folded, at) ??
    matchAt(DIGIT_FIRST, folded, at) ??
    matchAt(TRIMESTRE, folded, at) ??
    matchAt(NUMBERED, folded, at) ??
    matchAt(CJK_QUARTER, folded, at);
  if (written?.groups !== undefined) {
    const { p, n, y, w } = written.groups;
    const end = at + written[0].length;
    const half = p === 'h' || p === 's' || /^(?:half|halb|sem|pół|halv)/.test(w ?? '');
    if (half && Number(n) > 2) return [];
    const cut = y === undefined ? end : end - y.length;
    const period = figureAt(text, at, at + folded.slice(at, cut).trimEnd().length, {
      kind: 'quarter',
      value: Number(n),
      unit: half ? 'H' : 'Q',
    });
    if (y === undefined) return [period];
    const value = y.length === 2 ? 2000 + Number(y) : Number(y);
    return [period, figureAt(text, cut, end, { kind: 'year', value })];
  }
  const word = /^\p{L}+/u.exec(folded.slice(at, at + 14))?.[0] ?? '';
  const rank = SECOND[word] ?? ordinalAt(`${word}`, 0)?.value;
  if (rank === undefined || rank > 4) return [];
  const noun = matchAt(NOUN, folded, at + word.length);
  if (noun?.groups === undefined) return [];
  const half = /^(?:half|halb|sem|pół|halv)/.test(noun.groups.w ?? '');
  const end = at + word.length + noun[0].length;
  return [figureAt(text, at, end, { kind: 'quarter', value: rank, unit: half ? 'H' : 'Q' })];
}
