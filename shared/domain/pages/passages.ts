import { type Span, sentenceSpans } from './sentences.ts';

export interface PassageSpan {
  /** `source.slice(start, end)`, verbatim. */
  text: string;
  /** UTF-16 offsets. */
  start: number;
  end: number;
}

const TARGET = 500;
const HARD_CAP = 700;
const MAX_SENTENCES = 3;
/** A line at least so long that ends without a full stop was probably wrapped. */
const WRAPPED = 60;

/**
 * Splits a page's text (as `cleanPage` gives it) into passages of one to three sentences, about 500
 * characters, never over 700 and never across a blank line. Menus, banners and lines without a letter are
 * left out. Rows and list items count as sentences.
 */
export function splitPassages(text: string): PassageSpan[] {
  return paragraphs(text).flatMap((lines) =>
    group(
      text,
      lines.flatMap((line) => units(text, line)),
    ),
  );
}

/** Runs of lines between blank lines and boilerplate; each line whole again where it had been wrapped. */
function paragraphs(text: string): Span[][] {
  const found: Span[][] = [];
  let lines: Span[] = [];
  const close = () => {
    const kept = runs(text, lines);
    found.push(...kept);
    lines = [];
  };
  let start = 0;
  while (start <= text.length) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    const line = trimmed(text, start, end);
    if (line === null) close();
    else addLine(text, lines, line);
    start = end + 1;
  }
  close();
  return found;
}

function addLine(text: string, lines: Span[], line: Span): void {
  const last = lines.at(-1);
  if (last !== undefined && continues(text, last, line)) {
    lines[lines.length - 1] = { start: last.start, end: line.end };
  } else {
    lines.push(line);
  }
}

const BULLET = /^(?:[-–—•▪◦●‣*·]|\d{1,2}[.)]) /u;
const CLOSED = /[.!?。！？:;|…]["'”’»)\]」』]{0,3}$/u;

function continues(text: string, last: Span, line: Span): boolean {
  const tail = text.slice(Math.max(last.start, last.end - 80), last.end);
  const head = text.slice(line.start, Math.min(line.end, line.start + 80));
  if (CLOSED.test(tail) || BULLET.test(head) || tail.includes('|') || head.includes('|'))
    return false;
  const previous = last.end - (text.lastIndexOf('\n', last.end - 1) + 1);
  return /^\p{Ll}/u.test(head) ? previous >= 20 : previous >= WRAPPED;
}

function runs(text: string, lines: readonly Span[]): Span[][] {
  const found: Span[][] = [];
  let run: Span[] = [];
  for (const line of lines) {
    if (isBoilerplate(text.slice(line.start, line.end))) {
      found.push(run);
      run = [];
    } else {
      run.push(line);
    }
  }
  return [...found, run].filter((part) => part.length > 0);
}

const BANNERS: readonly RegExp[] = [
  /^(?:we|our (?:web)?site|this (?:web)?site|by (?:continuing|using|clicking|browsing))\b.{0,200}\bcookies?\b/iu,
  /\b(?:accept|reject|allow|manage|decline) (?:all |your |our )?(?:cookies|cookie preferences)\b/iu,
  /\bcookie (?:settings|preferences|policy|notice|banner|consent)\b/iu,
  /^(?:wir (?:verwenden|nutzen|setzen)|diese (?:website|webseite|seite) (?:verwendet|nutzt))\b.{0,80}\bcookies\b/iu,
  /^(?:nous utilisons|ce site utilise|utilizamos|este sitio (?:web )?utiliza)\b.{0,80}\bcookies\b/iu,
  /\ball rights reserved\b|\balle rechte vorbehalten\b|\btous droits réservés\b/iu,
  /^(?:sign up|subscribe|log ?in|sign in|register|click|tap) (?:here|now|for|to|in|up|today)\b.{0,120}$/iu,
  /^(?:share (?:this|on)|follow us|skip to|back to top|read more|read also|see also|related articles?|advertisement|enable javascript|please enable)\b.{0,80}$/iu,
];

function isBoilerplate(line: string): boolean {
  if (!/\p{L}/u.test(line)) return true;
  if (line.length <= 400 && BANNERS.some((banner) => banner.test(line))) return true;
  if (line.length > 120 || /\d/u.test(line) || CLOSED.test(line)) return false;
  return wordCount(line) < 4;
}

/** Scripts without spaces count two characters as a word. */
function wordCount(line: string): number {
  const unspaced = line.match(
    /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu,
  );
  const spaced = line.match(/[\p{L}\p{N}][\p{L}\p{N}'’&.-]*/gu)?.length ?? 0;
  return unspaced === null ? spaced : Math.max(spaced, unspaced.length / 2);
}

/** Sentences of a line; what is longer than a passage may be is cut. */
function units(text: string, line: Span): Span[] {
  return sentenceSpans(text.slice(line.start, line.end)).flatMap(({ start, end }) =>
    cut(text, { start: line.start + start, end: line.start + end }),
  );
}

function cut(text: string, unit: Span): Span[] {
  const pieces: Span[] = [];
  let start = unit.start;
  while (unit.end - start > HARD_CAP) {
    const window = text.slice(start, start + HARD_CAP);
    const end = start + cutPoint(window);
    const piece = trimmed(text, start, end);
    if (piece !== null) pieces.push(piece);
    start = end;
  }
  const rest = trimmed(text, start, unit.end);
  return rest === null ? pieces : [...pieces, rest];
}

/** Where to cut a window: after a clause, else at a space, else anywhere but inside a character. */
function cutPoint(window: string): number {
  const clause = Math.max(
    ...['; ', ', ', '；', '，', '、'].map((mark) => window.lastIndexOf(mark)),
  );
  if (clause > TARGET / 2) return clause + 1;
  const space = Math.max(window.lastIndexOf(' '), window.lastIndexOf('\n'));
  if (space > 0) return space;
  let at = window.length;
  while (at > HARD_CAP / 2 && /^[\p{M}\udc00-\udfff]/u.test(window.slice(at - 1))) at -= 1;
  return at - 1;
}

function group(text: string, sentences: readonly Span[]): PassageSpan[] {
  const found: PassageSpan[] = [];
  let current: { start: number; end: number; count: number } | null = null;
  const close = () => {
    const span = current === null ? null : withoutBullet(text, current);
    if (span !== null) found.push({ text: text.slice(span.start, span.end), ...span });
  };
  for (const { start, end } of sentences) {
    if (current !== null && current.count < MAX_SENTENCES && end - current.start <= TARGET) {
      current = { start: current.start, end, count: current.count + 1 };
    } else {
      close();
      current = { start, end, count: 1 };
    }
  }
  close();
  return found;
}

function withoutBullet(text: string, span: Span): Span | null {
  const head = text.slice(span.start, Math.min(span.end, span.start + 4));
  const bullet = /^(?:[-–—•▪◦●‣*·|] ?)+/u.exec(head)?.[0].length ?? 0;
  const start = bullet > 0 && /^[-–—]\d/u.test(head) ? span.start : span.start + bullet;
  const kept = trimmed(text, start, span.end);
  return kept !== null && /\p{L}/u.test(text.slice(kept.start, kept.end)) ? kept : null;
}

function trimmed(text: string, from: number, to: number): Span | null {
  const slice = text.slice(from, to);
  const end = from + slice.trimEnd().length;
  const start = from + (slice.length - slice.trimStart().length);
  return end > start ? { start, end } : null;
}
