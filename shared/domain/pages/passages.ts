import type { Notation } from '../figures/number-notation.ts';
import { CLOSED, isBoilerplate } from './boilerplate.ts';
import { atOnce } from './html-text.ts';
import { type Block, blocksOf } from './page-blocks.ts';
import type { Piece, ReadPassage } from './passage.ts';
import { type Span, sentenceSpans } from './sentences.ts';

export type PassageSpan = Omit<ReadPassage, 'id' | 'source' | 'notation'>;

const TARGET = 500;
const HARD_CAP = 700;
const MAX_SENTENCES = 3;
/** A line at least so long that ends without a full stop was probably wrapped. */
const WRAPPED = 60;

/**
 * Splits a page's text (as `cleanPage` gives it) into passages: one to three sentences of about 500 characters,
 * never over 700 and never across a blank line, or one row of a table with its cells. Headings, captions, notes
 * and column heads are their context. Menus, banners, contents and lines without a letter are left out.
 */
export const splitPassages = (text: string, notation: Notation): PassageSpan[] =>
  atOnce(splittingSteps(text, notation));

/** The same, interrupted between lines, tables and paragraphs. */
export function* splittingSteps(
  text: string,
  notation: Notation,
): Generator<undefined, PassageSpan[]> {
  const found: PassageSpan[] = [];
  const blocks = yield* blocksOf(text, notation);
  for (const block of blocks) {
    yield* block.rows.length > 0 ? rowPassages(text, block, found) : prose(text, block, found);
  }
  return found;
}

function* rowPassages(
  text: string,
  { rows, context }: Block,
  found: PassageSpan[],
): Generator<undefined, void> {
  for (const { start, end, row, heads } of rows) {
    const pieces = context.concat(heads).sort((a, b) => a.start - b.start);
    if (end - start <= HARD_CAP) {
      found.push({ text: text.slice(start, end), start, end, context: pieces, row });
    } else {
      for (const part of cut(text, { start, end })) {
        found.push({ ...spanOf(text, part), context: pieces });
      }
    }
    yield;
  }
}

const spanOf = (text: string, { start, end }: Span): Piece => ({
  text: text.slice(start, end),
  start,
  end,
});

function* prose(
  text: string,
  { start, end, context }: Block,
  found: PassageSpan[],
): Generator<undefined, void> {
  for (const runs of paragraphs(text, start, end)) {
    for (const lines of runs) {
      const sentences = lines.flatMap((line) => units(text, line));
      for (const piece of group(text, sentences)) found.push({ ...piece, context });
    }
    yield;
  }
}

/** Longer lines and paragraphs are read in parts: others wait while one is. */
const LONGEST_LINE = 20_000;
const MOST_LINES = 500;

/** Runs of lines between blank lines and boilerplate; each line whole again where it had been wrapped. */
function* paragraphs(text: string, from: number, to: number): Generator<Span[][], void> {
  let lines: Span[] = [];
  let start = from;
  while (start <= to) {
    const newline = text.indexOf('\n', start);
    const whole = newline < 0 || newline > to ? to : newline;
    const long = whole - start > LONGEST_LINE;
    const end = long ? start + cutPoint(text.slice(start, start + LONGEST_LINE)) : whole;
    const line = trimmed(text, start, end);
    if (line === null || long || lines.length === MOST_LINES) {
      yield runs(text, lines);
      lines = [];
    }
    if (line !== null) addLine(text, lines, line);
    start = long ? end : end + 1;
  }
  yield runs(text, lines);
}

function addLine(text: string, lines: Span[], line: Span): void {
  const last = lines.at(-1);
  const full = last === undefined || last.end - last.start > LONGEST_LINE;
  if (!full && continues(text, last, line)) {
    lines[lines.length - 1] = { start: last.start, end: line.end };
  } else {
    lines.push(line);
  }
}

const BULLET = /^(?:[-–—•▪◦●‣*·]|\d{1,2}[.)]) /u;

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

function group(text: string, sentences: readonly Span[]): Piece[] {
  const found: Piece[] = [];
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
