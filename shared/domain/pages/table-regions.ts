import type { Piece } from './passage.ts';
import { headsOfLine, numbersAtEnd, splitInto } from './spaced-lines.ts';
import { isPeriod } from './table-cells.ts';
import type { GridRow } from './table-heads.ts';
import { noteOf } from './table-rows.ts';
import { MOST_ROWS } from './table-text.ts';

export const SHORT = 80;
const LONGEST_ROW = 2_000;
export const endsSentence = (text: string) => /[.!?;。！？]["'”’»)]?$/u.test(text);

/** Where a table that begins at a line ends at the latest. */
export const lastOf = (lines: readonly Piece[], at: number) =>
  Math.min(lines.length, at + MOST_ROWS);

/** What was found at a line: a table, or that none begins before `next`. */
export interface Scan {
  readonly grid: readonly GridRow[] | null;
  /** Where it begins, when not at the line itself. */
  readonly from?: number;
  readonly next: number;
}

export const hasBars = (line: Piece | undefined) =>
  line?.text.includes('|') === true && line.text.length <= LONGEST_ROW;

/** Cells between bars. A short line between two rows is a row of one cell; one blank line is nothing. */
export function barsAt(lines: readonly Piece[], at: number): Scan {
  if (!hasBars(lines[at])) return { grid: null, next: at + 1 };
  const grid: GridRow[] = [];
  let next = at;
  for (let n = at; n < lastOf(lines, at); n += 1) {
    const line = lines[n];
    if (line === undefined) break;
    const lone = line.text.length < SHORT && !endsSentence(line.text) && hasBars(lines[n + 1]);
    if (hasBars(line)) grid.push(split(line, '|'));
    else if (line.text === '' ? !hasBars(lines[n + 1]) : !lone || line.text.startsWith('#')) break;
    else if (line.text !== '') grid.push({ ...line, cells: [line] });
    next = n + 1;
  }
  return grid.length > 1 ? { grid, next } : { grid: null, next: at + 1 };
}

function split(line: Piece, separator: string): GridRow {
  const cells: Piece[] = [];
  let from = 0;
  for (const raw of line.text.split(separator)) {
    const quotes = /^\s*"?/.exec(raw)?.[0].length ?? 0;
    const text = raw.slice(quotes).replace(/"?\s*$/, '');
    const start = line.start + from + (text === '' ? 0 : quotes);
    cells.push({ text, start, end: start + text.length });
    from += raw.length + separator.length;
  }
  return { start: line.start, end: line.end, cells };
}

/** Comma or semicolon separated values: equally many cells in at least three lines, numbers in all but the first. */
export function separatedAt(lines: readonly Piece[], at: number): Scan {
  let scanned = at + 1;
  for (const separator of [';', ',']) {
    const count = (line: Piece | undefined) =>
      line === undefined || line.text.length > LONGEST_ROW || /[,;] /.test(line.text)
        ? 0
        : line.text.split(separator).length;
    const width = count(lines[at]);
    if (width < 3) continue;
    let next = at;
    while (next < lastOf(lines, at) && count(lines[next]) === width) next += 1;
    scanned = Math.max(scanned, next);
    const grid = lines.slice(at, next).map((line) => split(line, separator));
    const glued = grid.some(({ cells }) => cells.some(({ text }) => /\p{Ll}{3}\d/u.test(text)));
    const told = grid
      .slice(1)
      .every(({ cells }) => cells.some(({ text }) => /^[-+]?\d[\d.,]*$/.test(text)));
    if (grid.length > 2 && told && !glued) return { grid, next };
  }
  return { grid: null, next: scanned };
}

const MOST_HEADS = 4;

/** Rows as PDF text has them: words, then numbers, a space between. The heads are the lines above. */
export function spacedAt(lines: readonly Piece[], at: number): Scan {
  const rows: { line: Piece; label: Piece | null; numbers: Piece[] }[] = [];
  for (let n = at; n < lastOf(lines, at); n += 1) {
    const line = lines[n];
    if (line === undefined || line.text === '' || line.text.length > 200) break;
    if (hasBars(line) || line.text.startsWith('#') || endsSentence(line.text)) break;
    const { label, numbers } = numbersAtEnd(line);
    if (line.text.length > SHORT && numbers.length < 2) break;
    rows.push({ line, label, numbers });
  }
  const isRow = ({ line, label, numbers }: (typeof rows)[number]) =>
    label !== null && numbers.length > 1 && !isHeadLine(line, numbers);
  const first = rows.findIndex(isRow);
  const last = rows.findLastIndex(isRow);
  if (rows.filter(isRow).length < 2) return { grid: null, next: at + Math.max(1, rows.length) };
  const { lines: above, heads } = headRows(rows.slice(0, first).map(({ line }) => line));
  const count = heads.at(-1)?.cells.filter(({ text }) => isPeriod(text)).length ?? 0;
  const grid = rows.slice(first, last + 1).map(({ line, label, numbers }): GridRow => {
    if (label === null || numbers.length === 0 || isHeadLine(line, numbers))
      return { ...line, cells: [line] };
    return {
      start: line.start,
      end: line.end,
      cells: [label, ...(count > 1 ? splitInto(numbers, count, line) : numbers)],
    };
  });
  return { grid: [...heads, ...grid], from: at + first - above, next: at + last + 1 };
}

/** What stands before the first head of a line. */
function leadOf(line: Piece, [first]: readonly Piece[]): Piece[] {
  const text = line.text.slice(0, (first?.start ?? line.start) - line.start).trim();
  return text === '' ? [] : [{ text, start: line.start, end: line.start + text.length }];
}

const isHeadLine = (line: Piece, numbers: readonly Piece[]) =>
  numbers.every(({ text }) => isPeriod(text)) || headsOfLine(line).at(-1)?.end === line.end;

/**
 * The head lines that end a run, as rows of cells under an empty label, and how many they are. A line over
 * heads that cannot be shared out among them leaves them all unsure.
 */
function headRows(run: readonly Piece[]): { lines: number; heads: GridRow[] } {
  const heads: GridRow[] = [];
  let lowest = 0;
  let repeats = false;
  let lines = 0;
  for (const line of run.slice(-MOST_HEADS).reverse()) {
    const cells = headsOfLine(line, lowest);
    const empty = { text: '', start: line.start, end: line.start };
    const lead = cells.length > 1 ? leadOf(line, cells) : [];
    const unit = lead.filter(({ text }) => noteOf(text) !== null);
    // One word before the dates heads the numbers of notes: "Note 2024 2023".
    const word =
      lowest > 0 || unit.length > 0
        ? []
        : lead.filter(({ text }) => /^\p{L}{3,15}\.?$/u.test(text));
    if (cells.length > 1) heads.unshift({ ...line, cells: [empty, ...word, ...cells] });
    for (const note of unit) heads.unshift({ ...note, cells: [note] });
    if (cells.length < 2 && noteOf(line.text) === null) {
      const over = lowest > 0 && /[\d,]$/.test(line.text);
      if (over && repeats) return { lines, heads: [] };
      // "Three months ended June 30," over different years stands over them all.
      if (!over || !line.text.endsWith(',')) return { lines, heads };
      return { lines: lines + 1, heads: [{ ...line, cells: [empty, line] }, ...heads] };
    }
    if (cells.length < 2 && noteOf(line.text) !== null) heads.unshift({ ...line, cells: [line] });
    if (lowest === 0) repeats = new Set(cells.map(({ text }) => text)).size < cells.length;
    lowest = Math.max(lowest, cells.length);
    lines += 1;
  }
  return { lines, heads };
}
