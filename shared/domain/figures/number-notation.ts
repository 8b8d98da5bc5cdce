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

export interface Notation {
  readonly decimal: '.' | ',';
  /** In English text two numbers may stand side by side; elsewhere a space groups thousands. */
  readonly spaceGroups: boolean;
}

const ENGLISH =
  /(?<!\p{L})(?:the|of|and|to|for|with|from|was|were|is|by|that|its|billion)(?!\p{L})/gu;
const FOREIGN =
  /(?<!\p{L})(?:der|das|und|ist|wurde|von|mit|für|im|auf|dem|ein|eine|le|les|des|du|est|une|et|pour|dans|sur|el|los|las|del|una|por|para|que|di|che|het|een|van|é|dos|com|och|prozent|millionen|milliarden?|mio|mrd|milliards?|millones|millón|miljoen|miljard|miljoner|milioni|miliardi|milhões|bilhões)(?!\p{L})/gu;
const COMMA_DECIMAL = /\d,\d{1,2}(?![\d.,])|\d\.\d{3}(?:[,.]\d)/gu;
const DOT_DECIMAL = /\d\.\d{1,2}(?![\d.,])|\d,\d{3}(?:[,.]\d)/gu;

/** How folded text writes its numbers, told by its other numbers and its commonest words. */
export function notationOf(folded: string): Notation {
  const count = (pattern: RegExp) => folded.match(pattern)?.length ?? 0;
  const english = count(ENGLISH);
  const foreign = count(FOREIGN);
  const comma = 2 * count(COMMA_DECIMAL) + foreign;
  const dot = 2 * count(DOT_DECIMAL) + english;
  return { decimal: comma > dot ? ',' : '.', spaceGroups: english === 0 || foreign > english };
}

const SPACED = /^\d{1,3}(?:[ \u00a0']\d{3})+(?:[.,]\d+)?$/;
const GROUPED = /^\d{1,3}(?:([.,])\d{3})(?:\1\d{3})*$/;
const INDIAN = /^\d{1,2}(?:,\d{2})+,\d{3}$/;

/**
 * A digit string with separators, as JavaScript writes it: "1.789,5" → "1789.5". Undefined when the
 * separators make no number ("1.2.3"). A single separator before three digits is read by the notation.
 */
export function plainNumber(digits: string, notation: Notation): string | undefined {
  if (SPACED.test(digits)) return digits.replace(/[ \u00a0']/g, '').replace(',', '.');
  const separators = digits.replace(/\d/g, '');
  if (separators === '') return digits;
  const last = separators.at(-1) ?? '';
  const cut = digits.lastIndexOf(last);
  if (separators.length === 1) {
    const groups = last !== notation.decimal && GROUPED.test(digits) && !digits.startsWith('0');
    return groups ? digits.replace(last, '') : digits.replace(',', '.');
  }
  if (INDIAN.test(digits)) return digits.replaceAll(',', '');
  if (GROUPED.test(digits)) return digits.replace(/[.,]/g, '');
  const head = digits.slice(0, cut);
  if (head.includes(last) || !(GROUPED.test(head) || INDIAN.test(head))) return undefined;
  return `${head.replace(/[.,]/g, '')}.${digits.slice(cut + 1)}`;
}

/** Power of ten of the last stated digit of a plain number: -2 for "97.69", 3 for "12000". */
export function lastDigit(plain: string): number {
  const point = plain.indexOf('.');
  if (point >= 0) return point + 1 - plain.length;
  const zeros = plain.length - plain.replace(/0+$/, '').length;
  return Math.min(zeros, Math.max(0, plain.length - 1));
}
