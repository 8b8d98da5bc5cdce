/** How tables are written in the stored text: one line a row, cells between bars, no padding. */

const CURRENCY_ALONE = /^(?:\p{Sc}|[A-Z]{1,3}\p{Sc}|[A-Z]{3})$/u;
const CLOSING = /^\)? ?%?$/;

/**
 * Cells without what only lays them out: a currency sign or a closing bracket in a cell of its own joins its
 * number; columns that are empty, or that never hold a cell beside their neighbour, go where all rows have
 * equally many cells. Else only the first empty cell of a row says something, and the others go.
 */
export function tidyRows(rows: readonly (readonly string[])[]): string[][] {
  const glued = rows.map(glue).filter((row) => row.some((cell) => cell !== ''));
  const width = glued[0]?.length ?? 0;
  if (glued.some((row) => row.length !== width))
    return glued.map((row) => row.filter((cell, n) => n === 0 || cell !== ''));
  let columns = Array.from({ length: width }, (_, n) => glued.map((row) => row[n] ?? ''));
  columns = columns.filter((column, n) => n === 0 || column.some((cell) => cell !== ''));
  const kept: string[][] = [];
  for (const column of columns) {
    const last = kept.at(-1);
    const apart = last?.every((cell, n) => cell === '' || column[n] === '') ?? false;
    if (last !== undefined && apart && kept.length > 1)
      kept[kept.length - 1] = last.map((cell, n) => cell || (column[n] ?? ''));
    else kept.push(column);
  }
  return glued.map((_, n) => kept.map((column) => column[n] ?? ''));
}

function glue(row: readonly string[]): string[] {
  const cells = [...row];
  for (let n = 1; n < cells.length; n += 1) {
    const before = cells[n - 1] ?? '';
    const cell = cells[n] ?? '';
    if (CURRENCY_ALONE.test(before) && /^[(\d△▲−–-]/u.test(cell)) {
      cells[n] = `${before} ${cell}`;
      cells[n - 1] = '';
    } else if (cell !== '' && CLOSING.test(cell) && /\d[^)]*$/u.test(before)) {
      cells[n - 1] = before + cell;
      cells[n] = '';
    }
  }
  return cells;
}

const rowText = (cells: readonly string[]): string => cells.join(' | ').trim();
/** A row as Markdown writes it, with bars at its ends. */
export const barredRow = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;

const BARS = /^[\s|:+=-]*$/;
const MOST_CELLS = 200;

/** The cells of a line with bars; null for another line. */
export function cellsOf(line: string): string[] | null {
  const bar = line.indexOf('|');
  if (bar < 0 || (bar === line.length - 1 && !/\d$/.test(line.slice(0, bar).trim()))) return null;
  const inner = line.trim().replace(/^\||\|$/g, '');
  const cells = inner.split('|').map((cell) => cell.trim());
  return cells.length > 1 && cells.length <= MOST_CELLS ? cells : null;
}

/** Longer tables are read in parts: others wait while one is. */
export const MOST_ROWS = 5_000;

const isRule = (line: string) => line.length < 2_000 && line.includes('|') && BARS.test(line);

/** The lines of a page with those of its tables tidied; rules and empty rows go. */
export function* tidyTables(lines: readonly string[]): Generator<undefined, string[]> {
  const found: string[] = [];
  let rows: string[][] = [];
  const close = () => {
    for (const row of rows.length > 1 ? tidyRows(rows) : rows) found.push(rowText(row));
    rows = [];
  };
  for (const line of lines) {
    if (isRule(line) && line.trim() !== '|' && (rows.length > 0 || line.includes('-'))) continue;
    const cells = cellsOf(line);
    if (cells !== null) rows.push(cells);
    if (cells === null || rows.length === MOST_ROWS) {
      close();
      yield;
    }
    if (cells === null) found.push(line);
  }
  close();
  return found;
}

const GAP = /\t+| {2,}/;
const VALUE = /^[^\p{L}]{0,4}[\d△▲(−–—-][^\p{Ll}]*$/u;
/** A table is made of at least two rows this near each other. */
const NEAR = 3;

/** Lines of columns that spaces keep apart, as lines with bars. Alone such a line is no table. */
export function gapsToBars(lines: readonly string[]): string[] {
  const pieces = lines.map((line) => (line.includes('|') ? [line] : columnsOf(line)));
  const isRow = pieces.map(
    (cells) => cells.length > 1 && cells.slice(1).every((cell) => VALUE.test(cell)),
  );
  const near = (n: number) => {
    for (let m = Math.max(0, n - NEAR); m <= n + NEAR; m += 1) if (m !== n && isRow[m]) return true;
    return false;
  };
  const taken = lines.map((_, n) => (isRow[n] ?? false) && near(n));
  return lines.map((line, n) => {
    const cells = pieces[n] ?? [];
    const head = cells.length > 2 && (taken[n + 1] || taken[n + 2]) && near(n);
    return taken[n] || head ? rowText(cells) : line;
  });
}

/** An indented label is no empty cell. */
function columnsOf(line: string): string[] {
  const cells = line.trimEnd().split(GAP);
  return cells[0] === '' && !VALUE.test(cells[1] ?? '') ? cells.slice(1) : cells;
}
