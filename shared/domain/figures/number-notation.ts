/** Digits in any script or width, spaces and signs become their plain forms. Offsets do not move. */
export function foldText(text: string): string {
  const lower = text.toLowerCase();
  const same = lower.length === text.length ? lower : text.replace(/./gsu, lowerInPlace);
  return same.replace(/[^\x20-\x7e\n]/gu, (char) => PLAIN.get(char) ?? foldDigit(char));
}

const PLAIN = new Map<string, string>();
for (const [plain, chars] of [
  [
    '\u00a0',
    '\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000',
  ],
  [' ', '\t'],
  ['\n', '\r\u2028\u2029'],
  ['-', '\u2212\u2010\u2011\ufe63\uff0d'],
  ['–', '—―'],
  ["'", '’ʼ′‘＇'],
  ['%', '％﹪٪'],
  ['$', '＄﹩'],
  ['¥', '￥'],
  ['£', '￡'],
  ['.', '．٫'],
  [',', '，٬'],
  [':', '：'],
  ['/', '／⁄'],
  ['(', '（'],
  [')', '）'],
] as const) {
  for (const char of chars) PLAIN.set(char, plain);
}

function lowerInPlace(char: string): string {
  const lower = char.toLowerCase();
  return lower.length === char.length ? lower : char;
}

/** Every decimal script has its ten digits in a row; only the first lies after a character that is none. */
function foldDigit(char: string): string {
  const code = char.codePointAt(0) ?? 0;
  if (code >= 0x2080 && code <= 0x2089) return String(code - 0x2080);
  if (code > 0xffff || !/\p{Nd}/u.test(char)) return char;
  let zero = code;
  while (/\p{Nd}/u.test(String.fromCharCode(zero - 1))) zero--;
  return String((code - zero) % 10);
}

/** How a page writes its numbers. */
export interface Notation {
  /** Null when the page does not settle it: then "1.234" agrees only with the same characters. */
  readonly decimal: '.' | ',' | null;
  /** In English text two numbers may stand side by side; elsewhere a space groups thousands. */
  readonly spaceGroups: boolean;
}

const POINT_WORDS =
  /(?<!\p{L})(?:the|of|and|to|for|with|from|was|were|is|by|that|its|has|had|billion)(?!\p{L})/gu;
const COMMA_WORDS =
  /(?<!\p{L})(?:der|das|und|ist|wurde|von|mit|für|im|auf|dem|ein|eine|rund|le|les|des|du|est|une|et|pour|dans|sur|chez|el|los|las|del|una|por|para|que|di|che|il|nel|het|een|van|é|ao|dos|em|com|w|na|się|oraz|i|till|och|är|av|för|var|prozent|millionen|milliarden?|mio|mrd|milliards?|millones|millón|miljoen|miljard|miljoner|miljarder|milioni|miliardi|milhões|bilhões|mln|mld|mkr|mdkr|teur|tys|proc|vj|t€)(?!\p{L})|\p{Script=Cyrillic}{2}/gu;
const CJK = /[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]|\p{Script=Han}{2}/gu;
/** Written with a decimal sign or several groups, a number tells by itself. */
const COMMA_NUMBER = /(?<![\d.,])\d{1,9},\d{1,2}(?![\d.,])|\d\.\d{3}(?:,\d|\.\d{3})/gu;
const POINT_NUMBER = /(?<![\d.,])\d{1,9}\.\d{1,2}(?![\d.,])|\d,\d{3}(?:\.\d|,\d{3})/gu;
const COMMA_GROUP = /(?<![\d.,])[1-9]\d{0,2},\d{3}(?![\d.,]\d)/gu;
const POINT_GROUP = /(?<![\d.,])[1-9]\d{0,2}\.\d{3}(?![\d.,]\d)/gu;
const SPACE_GROUPS = /(?<![\d.,])\d{1,3}(?:[\u00a0']\d{3}(?!\d)|(?: \d{3}){2}(?!\d))/u;

/** How folded text writes its numbers, told by all of them and, where they are silent, by its commonest words. */
export function notationOf(folded: string): Notation {
  const count = (pattern: RegExp) => folded.match(pattern)?.length ?? 0;
  const english = count(POINT_WORDS);
  const point = english + count(CJK);
  const comma = count(COMMA_WORDS);
  const told = 3 * (count(COMMA_NUMBER) - count(POINT_NUMBER)) + comma - point;
  // Where every number has three digits behind the same sign, it groups.
  const groups = told === 0 ? count(COMMA_GROUP) - count(POINT_GROUP) : 0;
  const tells = Math.abs(groups) > 1 ? -groups : told;
  const decimal = tells > 0 ? ',' : tells < 0 ? '.' : null;
  return { decimal, spaceGroups: english <= comma || SPACE_GROUPS.test(folded) };
}

const SPACED = /^\d{1,3}(?:[ \u00a0']\d{3})+(?:[.,]\d+)?$/;
const GROUPED = /^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/;
const INDIAN = /^\d{1,2}(?:,\d{2})+,\d{3}$/;

/**
 * A digit string with separators, as JavaScript writes it: "1.789,5" → "1789.5". Undefined when the
 * separators make no number ("1.2.3"). A single separator before three digits is read by the notation;
 * without one it groups.
 */
export function plainNumber(digits: string, { decimal }: Notation): string | undefined {
  if (SPACED.test(digits)) return digits.replace(/[ \u00a0']/g, '').replace(',', '.');
  const separators = digits.replace(/\d/g, '');
  if (separators === '') return digits;
  const last = separators.at(-1) ?? '';
  const cut = digits.lastIndexOf(last);
  if (separators.length === 1) {
    const groups = last !== decimal && GROUPED.test(digits) && !digits.startsWith('0');
    return groups ? digits.replace(last, '') : digits.replace(',', '.');
  }
  if (INDIAN.test(digits)) return digits.replaceAll(',', '');
  if (GROUPED.test(digits)) return digits.replace(/[.,]/g, '');
  const head = digits.slice(0, cut);
  if (head.includes(last) || !(GROUPED.test(head) || INDIAN.test(head))) return undefined;
  return `${head.replace(/[.,]/g, '')}.${digits.slice(cut + 1)}`;
}

/** Thousands or decimals: only its page could tell, and it does not. */
export function isAmbiguous(digits: string, { decimal }: Notation): boolean {
  return decimal === null && /^[1-9]\d{0,2}[.,]\d{3}$/.test(digits);
}

/** Power of ten of the last stated digit of a plain number: -2 for "97.69", 3 for "12000". */
export function lastDigit(plain: string): number {
  const point = plain.indexOf('.');
  if (point >= 0) return point + 1 - plain.length;
  const zeros = plain.length - plain.replace(/0+$/, '').length;
  return Math.min(zeros, Math.max(0, plain.length - 1));
}

/** The decimal sign of a language; null when it is not known. */
export function decimalOf(language: string): '.' | ',' | null {
  if (language === '') return null;
  try {
    const parts = new Intl.NumberFormat(language).formatToParts(1.5);
    const sign = parts.find(({ type }) => type === 'decimal')?.value;
    return sign === ',' || sign === '.' ? sign : null;
  } catch {
    return null;
  }
}
