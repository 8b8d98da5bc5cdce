import type { Piece } from './passage.ts';

const NUMBER = /^[([]?[△▲−–+-]?[([]?(?:[A-Z]{0,3}\p{Sc})?[△▲−–-]?\d[\d.,'’]*[)\]]?%?[)\]]?$/u;
const HOLDER = /^(?:[-–—−]|n\/a|n\.a\.|nm)$/u;
const SIGN = /^(?:[A-Z]{0,3}\p{Sc}|[−–-])$/u;
const CLOSING = /^(?:%|\)|\)%)$/;

/** The numbers that end a line, each with its sign, and the words before them; `label` null: there are none. */
export function numbersAtEnd(line: Piece): { label: Piece | null; numbers: Piece[] } {
  if (!/\p{Nd}/u.test(line.text)) return { label: line, numbers: [] };
  const tokens = Array.from(line.text.matchAll(/\S+/g), (match) => ({
    text: match[0],
    at: match.index,
  }));
  let from = tokens.length;
  while (from > 0 && isNumeric(tokens[from - 1]?.text ?? '')) from -= 1;
  while (from < tokens.length && CLOSING.test(tokens[from]?.text ?? '')) from += 1;
  const numbers: Piece[] = [];
  let open: number | null = null;
  for (const { text, at } of tokens.slice(from)) {
    const last = numbers.at(-1);
    if (CLOSING.test(text) && last !== undefined) {
      numbers[numbers.length - 1] = piece(line, last.start - line.start, at + text.length);
    } else if (SIGN.test(text) && !HOLDER.test(text)) open ??= at;
    else {
      numbers.push(piece(line, open ?? at, at + text.length));
      open = null;
    }
  }
  const words = line.text.slice(0, tokens[from]?.at ?? line.text.length).trimEnd();
  return { label: /\p{L}/u.test(words) ? piece(line, 0, words.length) : null, numbers };
}

const isNumeric = (token: string) =>
  NUMBER.test(token) || HOLDER.test(token) || SIGN.test(token) || CLOSING.test(token);

const piece = (line: Piece, from: number, to: number): Piece => ({
  text: line.text.slice(from, to),
  start: line.start + from,
  end: line.start + to,
});

const MOST = 12;
/** How much evener the sizes of the best way to cut must be than those of the next. */
const SURE = 10;

/**
 * Numbers whose thousands may be grouped by spaces, cut into `count` numbers: the only way there is, or the one
 * whose numbers are of one size by far. As they were when neither can be told.
 */
export function splitInto(numbers: readonly Piece[], count: number, line: Piece): Piece[] {
  if (numbers.length <= count || numbers.length > MOST) return [...numbers];
  const ways = cuts(
    numbers.map(({ text }) => text),
    0,
    count,
  )
    .map((way) => ({ way, spread: spreadOf(numbers, way) }))
    .sort((a, b) => a.spread - b.spread);
  const [best, second] = ways;
  if (best === undefined || (second !== undefined && second.spread < best.spread * SURE))
    return [...numbers];
  return best.way.map((from, n) => {
    const last = numbers[(best.way[n + 1] ?? numbers.length) - 1];
    const start = numbers[from]?.start ?? line.start;
    return piece(line, start - line.start, (last?.end ?? line.end) - line.start);
  });
}

const GROUP = /^\d{3}(?:[.,]\d+)?[)%]*$/;
const LEADS = /^[^\d]*\d{1,3}$/;

/** Where each of `count` numbers may begin, in every way. */
function cuts(tokens: readonly string[], from: number, count: number): number[][] {
  if (count === 0) return from === tokens.length ? [[]] : [];
  const found: number[][] = [];
  for (let to = from + 1; to <= tokens.length; to += 1) {
    if (to > from + 1) {
      const grouped = GROUP.test(tokens[to - 1] ?? '') && LEADS.test(tokens[from] ?? '');
      if (!grouped || (to > from + 2 && !/^\d{3}$/.test(tokens[to - 2] ?? ''))) break;
    }
    if (/^0\d/.test(tokens[from] ?? '')) break;
    for (const rest of cuts(tokens, to, count - 1)) found.push([from, ...rest]);
  }
  return found;
}

function spreadOf(numbers: readonly Piece[], way: readonly number[]): number {
  const sizes = way.map((from, n) => {
    const parts = numbers.slice(from, way[n + 1] ?? numbers.length);
    const digits = parts
      .map(({ text }) => text.replace(/[^\d.,]/g, ''))
      .join('')
      .replace(/[.,]\d+$/, '');
    return Math.max(1, Number(digits.replace(/\D/g, '')));
  });
  return Math.max(...sizes) / Math.min(...sizes);
}

const DATED =
  /(?<!\d)(?:19|20)\d{2}(?:[/–-]\d{2,4})?[AEF]?(?=\s|$|[*)])|(?<!\S)(?:[QHT]\d|\d[QH]\d{0,4}|\d[TK]\d{2,4}|FY\s?'?\d{2,4})(?=\s|$)/gu;

/** "Q4 2024 Q4 2023 2024 2023" are four heads, "Q1 Q2 Q3 Q4 2024" five. */
const PART = /(?<!\S)[QHT]\d(?=\s|$)/gu;
const PART_OF_YEAR = /(?<!\S)[QHT]\d(?=\s(?:FY\s?'?\d|(?:19|20)\d{2}(?:\s|$)))/gu;

/**
 * The heads of a line: each ends with its year ("Jan-mar 2017 Jan-mar 2016"), what stands before the first is
 * the unit. With `count`, a line without years that falls into equal parts ("Three Months Ended June 30, Six …").
 */
export function headsOfLine(line: Piece, count = 0): Piece[] {
  const found: Piece[] = [];
  let from = 0;
  const parts = line.text.match(PART)?.length ?? 0;
  const paired = parts > 1 && line.text.match(PART_OF_YEAR)?.length === parts;
  for (const match of line.text.matchAll(DATED)) {
    if (paired && /^\D\d$/.test(match[0])) continue;
    const to = match.index + match[0].length;
    const lead = line.text.slice(from, to);
    const start = from + (lead.length - lead.trimStart().length);
    found.push(piece(line, start, to));
    from = to;
  }
  if (found.length > 1)
    return found.map((head, n) => (n === 0 ? likeOthers(head, found[1], line) : head));
  for (let parts = 2; parts <= count; parts += 1) {
    const words = Array.from(line.text.matchAll(/\S+/g), (match) => ({
      text: match[0],
      at: match.index,
    }));
    const each = words.length / parts;
    if (count % parts !== 0 || !Number.isInteger(each) || each < 2) continue;
    const last = words[each - 1]?.text;
    if (!words.every(({ text }, n) => (n + 1) % each !== 0 || text === last)) continue;
    return Array.from({ length: parts }, (_, n) => {
      const begin = words[n * each]?.at ?? 0;
      const end = words[(n + 1) * each - 1];
      return piece(line, begin, (end?.at ?? 0) + (end?.text.length ?? 0));
    });
  }
  return found;
}

/** The first head without the words before it that the second does not have. */
function likeOthers(head: Piece, other: Piece | undefined, line: Piece): Piece {
  const words = other?.text.split(/\s+/).length ?? 1;
  const own = Array.from(head.text.matchAll(/\S+/g), (match) => match.index);
  const from = own.at(-words) ?? 0;
  return piece(line, head.start - line.start + from, head.end - line.start);
}
