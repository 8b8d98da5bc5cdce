import type { Notation } from '../figures/number-notation.ts';
import type { Unit } from '../figures/unit-note.ts';
import { cellLinesAt } from './cell-lines.ts';
import type { Piece } from './passage.ts';
import type { GridRow } from './table-heads.ts';
import { barsAt, type Scan, separatedAt, spacedAt } from './table-regions.ts';
import { noteOf, readRows, type TableRow } from './table-rows.ts';

/** A stretch of a page: lines of prose, or a table's rows; with the headings, captions and notes above it. */
export interface Block {
  readonly context: readonly Piece[];
  readonly rows: readonly TableRow[];
  /** Offsets of the prose; empty for a table. */
  readonly start: number;
  readonly end: number;
}

interface Note {
  readonly level: number;
  readonly unit: Unit;
  readonly piece: Piece;
}

const NOTHING: Unit = { power: null, currency: null, percent: false };
const HEADING = /^(#{1,6}) +/;
const MOST_CAPTIONS = 4;

/** Lines of the stored text, trimmed, with their offsets; empty ones too. */
function linesOf(text: string): Piece[] {
  const lines: Piece[] = [];
  let from = 0;
  for (const raw of text.split('\n')) {
    const lead = raw.length - raw.trimStart().length;
    const line = raw.trim();
    const start = from + (line === '' ? 0 : lead);
    lines.push({ text: line, start, end: start + line.length });
    from += raw.length + 1;
  }
  return lines;
}

/**
 * A page as prose and tables, in order; interrupted between them. Every line is looked at a fixed number of
 * times.
 */
export function* blocksOf(text: string, notation: Notation): Generator<undefined, Block[]> {
  const lines = linesOf(text);
  const tableAt = tableFinder(lines);
  const page = new Page(text, notation);
  for (let n = 0; n < lines.length; ) {
    const line = lines[n];
    if (line === undefined) break;
    const { grid, from = n, next } = tableAt(n);
    if (grid === null) {
      page.addLine(line);
      n += 1;
    } else {
      for (const before of lines.slice(n, from)) page.addLine(before);
      yield* page.addTable(grid, lines.slice(from, next));
      n = next;
    }
    yield;
  }
  return page.end();
}

/** Looks for tables of every kind, each kind no second time where it found none. */
function tableFinder(lines: readonly Piece[]): (at: number) => Scan {
  const kinds = [barsAt, separatedAt, spacedAt, cellLinesAt].map((scan) => ({ scan, from: 0 }));
  return (at) => {
    for (const kind of lines[at]?.text === '' ? [] : kinds) {
      if (at < kind.from) continue;
      const found = kind.scan(lines, at);
      if (found.grid !== null) return found;
      kind.from = found.next;
    }
    return { grid: null, next: at + 1 };
  };
}

/** What was read of a page so far: the heading path, the notes that still hold, lines of prose not yet closed. */
class Page {
  readonly #text: string;
  readonly #notation: Notation;
  readonly #blocks: Block[] = [];
  #path: { level: number; piece: Piece }[] = [];
  #notes: Note[] = [];
  #pending: Piece[] = [];

  constructor(text: string, notation: Notation) {
    this.#text = text;
    this.#notation = notation;
  }

  addLine(line: Piece): void {
    const mark = HEADING.exec(line.text)?.[0];
    if (mark === undefined) {
      this.#pending.push(line);
      return;
    }
    this.#flush();
    const level = mark.trim().length;
    const piece = { ...line, text: line.text.slice(mark.length), start: line.start + mark.length };
    this.#path = [...this.#path.filter((above) => above.level < level), { level, piece }];
    this.#notes = this.#notes.filter((note) =>
      note.level === 0 ? standing(note.piece) : note.level < level,
    );
    const unit = noteOf(piece.text);
    if (unit !== null) this.#notes.push({ level, unit, piece });
  }

  *addTable(grid: readonly GridRow[], lines: readonly Piece[]): Generator<undefined, void> {
    const captions = captionsIn(this.#pending);
    const own = captions.findLast((piece) => noteOf(piece.text) !== null);
    const titled = captions.length > 0 && own === undefined;
    const far = this.#notes.findLast(({ piece }) => !titled || standing(piece));
    const unit = (own === undefined ? far?.unit : noteOf(own.text)) ?? NOTHING;
    const rows = yield* readRows(this.#text, grid, unit, this.#notation);
    if (rows.length === 0) {
      for (const line of lines) this.#pending.push(line);
      return;
    }
    const first = captions[0];
    if (first !== undefined) this.#pending.splice(this.#pending.indexOf(first));
    this.#flush();
    const level = this.#path.at(-1)?.level ?? 0;
    if (own !== undefined) this.#notes.push({ level, unit, piece: own });
    const noted = own === undefined && far !== undefined ? [far.piece] : [];
    const context = [...new Set([...noted, ...this.#headings(), ...captions])];
    context.sort((a, b) => a.start - b.start);
    this.#blocks.push({ context, rows, start: 0, end: 0 });
  }

  end(): Block[] {
    this.#flush();
    return this.#blocks;
  }

  #headings(): Piece[] {
    return this.#path.map(({ piece }) => piece);
  }

  #flush(): void {
    const start = this.#pending[0]?.start ?? 0;
    const end = this.#pending.at(-1)?.end ?? 0;
    if (end > start) this.#blocks.push({ context: this.#headings(), rows: [], start, end });
    this.#pending = [];
  }
}

/** Sentences such as "All amounts in millions of US dollars." hold for the whole page. */
const standing = ({ text }: Piece) => text.endsWith('.');

/** The title-like lines at the end of what was read, nearest last; one blank line each is nothing. */
function captionsIn(lines: readonly Piece[]): Piece[] {
  const found: Piece[] = [];
  let blank = 0;
  for (let n = lines.length - 1; n >= 0 && found.length < MOST_CAPTIONS; n -= 1) {
    const line = lines[n];
    if (line === undefined || (line.text === '' && blank > 0) || !isTitle(line.text)) break;
    blank = line.text === '' ? 1 : 0;
    if (line.text !== '') found.unshift(line);
  }
  return found;
}

const isTitle = (text: string) =>
  text === '' ||
  noteOf(text) !== null ||
  (text.length <= 120 &&
    !/[.!?;,。！？]$|^[-–•*] /u.test(text) &&
    !/\d[.,]\d|\d\s?%|[€$£]\s?\d/u.test(text));
