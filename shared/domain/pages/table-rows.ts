import type { Notation } from '../figures/number-notation.ts';
import { statesUnit, type Unit, unitIn } from '../figures/unit-note.ts';
import type { Cell, Piece, Row } from './passage.ts';
import {
  isAmount,
  isBlankValue,
  isPeriod,
  type Said,
  saidByHeads,
  saidByLabel,
  scaled,
  unmarked,
  valuesOf,
} from './table-cells.ts';
import { Columns, filled, type GridRow, isHead, isValue } from './table-heads.ts';
import { unitColumnOf } from './table-units.ts';

/** A row of a table as a passage shows it, with the pieces above it that it rests on. */
export interface TableRow {
  readonly start: number;
  readonly end: number;
  readonly row: Row;
  readonly heads: readonly Piece[];
}

const MOST_HEADS = 4;

/** Rows under the same heads and the same note, each with what names its group. */
interface Segment {
  readonly heads: readonly GridRow[];
  readonly note: Unit;
  readonly rows: { readonly row: GridRow; readonly group: readonly Piece[] }[];
}

/** Reads a grid of cells: head rows, rows of values, rows that name the group below them; interrupted after each. */
export function* readRows(
  text: string,
  grid: readonly GridRow[],
  above: Unit,
  notation: Notation,
): Generator<undefined, TableRow[]> {
  if (!grid.some(({ cells }) => cells.slice(1).some(isValue))) return [];
  const found: TableRow[] = [];
  for (const segment of segmentsOf(grid, above)) yield* rowsOf(text, segment, notation, found);
  return found;
}

function segmentsOf(grid: readonly GridRow[], above: Unit): Segment[] {
  const segments: Segment[] = [];
  let heads: GridRow[] = [];
  let note = above;
  let group: Piece[] = [];
  let open: Segment | null = null;
  for (const row of grid) {
    const texts = filled(row.cells);
    const lone = texts.length === 1 && row.cells[0]?.text !== '' ? texts[0] : undefined;
    const unit = texts.length === 1 ? noteOf(texts[0]?.text ?? '') : null;
    if (unit !== null) {
      note = unit;
      if (open === null) heads = [...heads, row].slice(-MOST_HEADS);
      open = null;
    } else if (lone !== undefined) group = texts;
    else if (isHead(row, heads, open !== null)) {
      const anew = open !== null && row.cells.some(({ text }) => isPeriod(text));
      heads = [...(anew ? [] : heads), row].slice(-MOST_HEADS);
      open = null;
      const corner = unitIn(row.cells[0]?.text ?? '');
      if (statesUnit(corner) && !corner.percent) note = corner;
    } else {
      if (open === null) {
        open = { heads, note, rows: [] };
        segments.push(open);
      }
      open.rows.push({ row, group });
    }
  }
  return segments;
}

function* rowsOf(
  text: string,
  { heads, note, rows }: Segment,
  notation: Notation,
  found: TableRow[],
): Generator<undefined, void> {
  const all = rows.map(({ row }) => row);
  const columns = new Columns(heads, all);
  const above = heads.flatMap((head) => piecesOf(text, head));
  const under = createHeads();
  const units = unitColumnOf(all, note);
  let label: Piece | null = null;
  for (const { row, group } of rows) {
    yield;
    const unit = units && row.cells[units.column];
    const parts = labelOf(row, columns).filter((part) => part !== unit);
    const own = row.cells[0]?.text !== '' && parts[0] === row.cells[0];
    if (own) label = parts[0] ?? null;
    const led = !own && parts.length > 0 && label !== null ? [label] : [];
    const name = [...led, ...parts].map((part) => unmarked(part.text)).join(' ');
    const rest = filled(row.cells).filter((cell) => !parts.includes(cell) && cell !== unit);
    if (rest.length === 0) continue;
    const assigned = columns.headsFor(row, rest, parts.length + (unit === undefined ? 0 : 1));
    const says = units?.said(unit?.text ?? '', name) ?? saidByLabel(name);
    const cells = rest.flatMap((cell, n): Cell[] =>
      isNoteNumber(cell, n, assigned, columns)
        ? []
        : valuesOf(cell, notation).map(({ piece, figure }): Cell => {
            const { heads: own, said } = under(assigned[n] ?? []);
            const amount = figure === null ? null : scaled(figure, said, says, note);
            return { ...piece, heads: own, figure: amount };
          }),
    );
    if (name === '' && cells.every((cell) => cell.heads.length === 0)) continue;
    const pieces = above.concat(led.length > 0 ? led : group);
    // Copied: a list that grew holds room for many more, and a page has tens of thousands of rows.
    const compact = { label: name, cells: cells.slice() };
    found.push({ start: row.start, end: row.end, row: compact, heads: pieces });
  }
}

/** The heads of a column are the same words in every row: read once and held once. */
function createHeads() {
  const known = new Map<string, { heads: readonly string[]; said: Said }>();
  return (heads: readonly string[]) => {
    const key = heads.join(' | ');
    const one = known.get(key) ?? { heads: heads.slice(), said: saidByHeads(heads) };
    known.set(key, one);
    return one;
  };
}

/** The number of a note: small, first, under a head that is no date while its neighbours' are. */
function isNoteNumber(
  { text }: Piece,
  at: number,
  assigned: readonly (readonly string[])[],
  { dated }: Columns,
): boolean {
  const [own, next] = assigned;
  if (at > 0 || !dated || own === undefined || own.length === 0) return false;
  return (
    /^\d{1,2}(?:[.,]\d)?[a-z]?$/.test(text) &&
    !own.some((head) => isPeriod(head) || /\d|%/.test(head)) &&
    (next ?? []).some(isPeriod)
  );
}

/** A head row as one piece where it stands on one line, else cell by cell. */
function piecesOf(text: string, { cells }: GridRow): Piece[] {
  const heads = filled(cells);
  const start = heads[0]?.start ?? 0;
  const end = heads.at(-1)?.end ?? 0;
  const line = text.slice(start, end);
  return line.includes('\n') ? heads : [{ text: line, start, end }];
}

/** A line that says in which unit what follows is written; null for any other. */
export function noteOf(text: string): Unit | null {
  if (text.length > 160 || text.split(' ').length > 14) return null;
  if (isAmount(text.replace(/1[.,' ]?000(?:[.,' ]?000)?/g, ''))) return null;
  const unit = unitIn(text);
  return unit.power !== null || (unit.currency !== null && text.length < 40) ? unit : null;
}

/** The cells that name a row: the first, and dates or words before the first amount under heads without a date. */
function labelOf(row: GridRow, columns: Columns): Piece[] {
  const parts: Piece[] = [];
  for (const [n, cell] of row.cells.entries()) {
    if (cell.text === '') continue;
    const named = n > 0 && !columns.dated && !isAmount(cell.text) && !isBlankValue(cell.text);
    if (n > 0 && !named) break;
    parts.push(cell);
  }
  return parts.length === filled(row.cells).length ? parts.slice(0, 1) : parts;
}
