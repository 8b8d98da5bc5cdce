import type { Piece } from './passage.ts';
import { isAmount, isBlankValue, isPeriod } from './table-cells.ts';
import type { GridRow } from './table-heads.ts';
import { endsSentence, hasBars, lastOf, type Scan, SHORT } from './table-regions.ts';
import { noteOf } from './table-rows.ts';

/**
 * A cell a line, or a cell a paragraph: words, then equally many numbers, several times. Looks through all
 * lines from `at` that can be cells, once.
 */
export function cellLinesAt(lines: readonly Piece[], at: number): Scan {
  const cells: Piece[] = [];
  let next = at;
  for (let n = at; n < lastOf(lines, at); n += 1) {
    const line = lines[n];
    if (
      line === undefined ||
      line.text.length > SHORT ||
      hasBars(line) ||
      line.text.startsWith('#')
    )
      break;
    if (line.text !== '' && endsSentence(line.text) && !isAmount(line.text)) break;
    if (line.text !== '') cells.push(line);
    next = n + 1;
  }
  const grid = gridOf(joinSigns(cells));
  const rows = grid.filter(
    ({ cells: row }) => row.length > 1 && row.slice(1).every((cell) => !isPeriod(cell.text)),
  );
  const found = rows.length > 1 && rows.some(({ cells: row }) => row.length > 2);
  return { grid: found ? grid : null, next: Math.max(next, at + 1) };
}

/** A currency sign on a line of its own belongs to the number below it. */
function joinSigns(cells: readonly Piece[]): Piece[] {
  return cells.filter(
    (cell, n) =>
      !(/^(?:\p{Sc}|[A-Z]{1,3}\p{Sc})$/u.test(cell.text) && isAmount(cells[n + 1]?.text ?? '')),
  );
}

const isNumber = ({ text }: Piece) =>
  isBlankValue(text) || (isAmount(text) && !/\p{L}{4}/u.test(text) && noteOf(text) === null);

function gridOf(cells: readonly Piece[]): GridRow[] {
  const grid: GridRow[] = [];
  let count = 0;
  let noted = false;
  for (let n = 0; n < cells.length; ) {
    const first = cells[n];
    if (first === undefined) break;
    const dates = run(cells, n, ({ text }) => isPeriod(text));
    if (dates.length > 1) {
      const before = cells[n - 1]?.text ?? '';
      noted =
        before !== '' &&
        before.length <= 15 &&
        noteOf(before) === null &&
        !isNumber({ text: before, start: 0, end: 0 });
      if (noted && grid.at(-1)?.cells.length === 1) grid.pop();
      const empty = { text: '', start: first.start, end: first.start };
      grid.push(rowOf([empty, ...dates]));
      count = dates.length;
      n += dates.length;
      continue;
    }
    if (isNumber(first)) {
      n += 1;
      continue;
    }
    const numbers = run(cells, n + 1, isNumber);
    const note =
      noted && numbers.length === count + 1 && /^\d{1,2}[a-z]?$/.test(numbers[0]?.text ?? '');
    grid.push({
      ...rowOf([first, ...numbers]),
      cells: [first, ...(note ? numbers.slice(1) : numbers)],
    });
    n += 1 + numbers.length;
  }
  return grid;
}

function run(cells: readonly Piece[], from: number, is: (cell: Piece) => boolean): Piece[] {
  const found: Piece[] = [];
  for (let n = from; n < cells.length; n += 1) {
    const cell = cells[n];
    if (cell === undefined || !is(cell)) break;
    found.push(cell);
  }
  return found;
}

const rowOf = (cells: readonly Piece[]): GridRow => ({
  start: cells[0]?.start ?? 0,
  end: cells.at(-1)?.end ?? 0,
  cells,
});
