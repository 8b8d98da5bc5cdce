import type { Notation } from '../figures/number-notation.ts';
import { statesUnit, type Unit, unitIn } from '../figures/unit-note.ts';
import type { Cell, Piece, Row } from './passage.ts';
import { cellOf, isAmount, isBlankValue, isPeriod, unmarked, valuesOf } from './table-cells.ts';
import { Columns, filled, type GridRow, isHead, isSound, isValue } from './table-heads.ts';

/** A row of a table as a passage shows it, with the pieces above it that it rests on. */
export interface TableRow {
  readonly start: number;
  readonly end: number;
  readonly row: Row;
  readonly heads: readonly Piece[];
}

/** Reads a grid of cells: head rows, rows of values, rows that name the group below them. */
export function readRows(
  text: string,
  grid: readonly GridRow[],
  above: Unit,
  notation: Notation,
): TableRow[] {
  if (!grid.some(({ cells }) => cells.slice(1).some(isValue))) return [];
  const found: TableRow[] = [];
  const even = grid.every(({ cells }) => cells.length === grid[0]?.cells.length);
  let heads: GridRow[] = [];
  let note = above;
  let group: Piece[] = [];
  let label: Piece | null = null;
  let values = false;
  for (const row of grid) {
    const texts = filled(row.cells);
    const unit = noteIn(texts);
    if (unit !== null) note = unit;
    if (texts.length === 1 && row.cells[0]?.text !== '') {
      if (unit === null && !isPeriod(texts[0]?.text ?? '')) group = texts;
      else heads = [...heads, row].filter(() => unit === null || !values);
      continue;
    }
    if (isHead(row, heads, values)) {
      if (values && row.cells.some(({ text }) => isPeriod(text))) heads = [];
      heads = [...heads, row];
      values = false;
      const corner = unitIn(row.cells[0]?.text ?? '');
      if (statesUnit(corner) && !corner.percent) note = corner;
      continue;
    }
    values = true;
    const columns = new Columns(heads, even && isSound(grid, heads));
    const parts = labelOf(row, columns);
    const own = parts[0]?.start === row.cells[0]?.start && row.cells[0]?.text !== '';
    if (own) label = parts[0] ?? null;
    const led = !own && parts.length > 0 && label !== null ? [label] : [];
    const name = [...led, ...parts].map((part) => unmarked(part.text)).join(' ');
    const rest = texts.filter((cell) => !parts.includes(cell));
    if (rest.length === 0) continue;
    const assigned = columns.headsFor(row, rest, parts.length);
    const cells = rest.flatMap((cell, n) =>
      isNoteNumber(cell, n, assigned, columns)
        ? []
        : cellsIn(cell, assigned[n] ?? [], { label: name, note }, notation),
    );
    const pieces = [
      ...heads.flatMap((head) => piecesOf(text, head)),
      ...(led.length > 0 ? led : group),
    ];
    found.push({ start: row.start, end: row.end, row: { label: name, cells }, heads: pieces });
  }
  return found;
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

function cellsIn(
  piece: Piece,
  heads: readonly string[],
  said: { label: string; note: Unit },
  notation: Notation,
): Cell[] {
  return valuesOf(piece, notation).map((value) => cellOf(value, heads, said));
}

/** A head row as one piece where it stands on one line, else cell by cell. */
function piecesOf(text: string, { cells }: GridRow): Piece[] {
  const heads = filled(cells);
  const start = heads[0]?.start ?? 0;
  const end = heads.at(-1)?.end ?? 0;
  const line = text.slice(start, end);
  return line.includes('\n') ? heads : [{ text: line, start, end }];
}

/** The only cell of a row, when it states a unit and no amount: "(EUR in millions)". */
function noteIn(texts: readonly Piece[]): Unit | null {
  const [only, second] = texts;
  if (only === undefined || second !== undefined) return null;
  return noteOf(only.text);
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
