import type { Piece } from './passage.ts';
import { isAmount, isBlankValue, isPeriod, unmarked } from './table-cells.ts';

/** A line of a table; empty cells are pieces without text. */
export interface GridRow {
  readonly start: number;
  readonly end: number;
  readonly cells: readonly Piece[];
}

export const filled = (cells: readonly Piece[]) => cells.filter(({ text }) => text !== '');
export const isValue = ({ text }: Piece) => isAmount(text) || isBlankValue(text);

/** Whether a row heads columns: it holds no amount, and stands on top or says when. */
export function isHead({ cells }: GridRow, heads: readonly GridRow[], values: boolean): boolean {
  const rest = filled(cells.slice(1));
  const bare = rest.every(({ text }) => isPeriod(text));
  const labelled = cells[0]?.text !== '';
  if (rest.some((cell) => isValue(cell))) return false;
  if (heads.length === 0 && !values) return true;
  const says = rest.some(({ text }) => isPeriod(text));
  if (!values) return !labelled || says;
  if (!labelled) return rest.length > 1 && says;
  return bare && (rest.length > 1 || isPeriod(cells[0]?.text ?? '')) && !bareCounts(rest);
}

/** "Founded | 1987 | 2004": years that do not follow one another are values. */
function bareCounts(rest: readonly Piece[]): boolean {
  const years = rest.map(({ text }) => Number(unmarked(text)));
  return (
    years.every(Number.isInteger) &&
    years.some((year, n) => n > 0 && Math.abs(year - (years[n - 1] ?? 0)) !== 1)
  );
}

/** Whether order and position give every full row the same heads; else spans were lost on the way. */
function isSound(heads: readonly GridRow[], rows: readonly GridRow[]): boolean {
  const width = heads[0]?.cells.length;
  if (![...heads, ...rows].every(({ cells }) => cells.length === width)) return false;
  const lowest = heads.reduce((n, row) => Math.max(n, filled(row.cells.slice(1)).length), 0);
  const places = (row: GridRow) =>
    row.cells.flatMap(({ text }, n) => (n > 0 && text !== '' ? [n] : []));
  const head = heads.find((row) => places(row).length === lowest);
  if (head === undefined || lowest === 0) return false;
  const wanted = places(head).join();
  const full = rows.filter((row) => places(row).length >= lowest);
  return full.length > 0 && full.every((row) => places(row).join() === wanted);
}

/** Heads over columns, and which of them belong to a row's values. */
export class Columns {
  readonly dated: boolean;
  readonly #levels: readonly (readonly Piece[])[];
  readonly #sound: boolean;

  constructor(heads: readonly GridRow[], rows: readonly GridRow[]) {
    const levels = heads.filter(({ cells }) => cells.length > 1);
    this.#levels = levels.map(({ cells }) => cells);
    this.#sound = isSound(levels, rows);
    this.dated = heads.some(({ cells }) =>
      filled(cells.slice(1)).some(({ text }) => isPeriod(text)),
    );
  }

  /** By order where counts agree, by position where spans are known, else none. */
  headsFor(row: GridRow, values: readonly Piece[], labels: number): string[][] {
    if (this.#levels.length === 0) return values.map(() => []);
    if (this.#sound) return values.map((value) => this.#above(row.cells.indexOf(value)));
    const levels = this.#levels.map((cells) => this.#ofValues(cells, values.length, labels));
    const most = Math.max(...levels.map((level) => level.length));
    if (most !== values.length) return values.map(() => []);
    return values.map((_, n) =>
      levels.flatMap((level) => {
        const each = values.length / level.length;
        return level.length > 0 && Number.isInteger(each)
          ? [unmarked(level[Math.floor(n / each)]?.text ?? '')]
          : [];
      }),
    );
  }

  #above(column: number): string[] {
    return this.#levels.flatMap((cells, level) => {
      const last = level === this.#levels.length - 1;
      for (let n = column; n >= (last ? column : 1); n -= 1) {
        const text = cells[n]?.text ?? '';
        if (text !== '') return [unmarked(text)];
      }
      return [];
    });
  }

  /** The heads of a level without the label's; dates alone where the others stand over no value. */
  #ofValues(cells: readonly Piece[], count: number, labels: number): readonly Piece[] {
    const all = filled(cells);
    const behind = cells[0]?.text === '' ? all : all.slice(Math.max(1, labels));
    if (behind.length === count) return behind;
    const dates = all.filter(({ text }) => isPeriod(text));
    return dates.length === count && dates.length < all.length + 1 && behind.length !== count
      ? dates
      : behind;
  }
}
