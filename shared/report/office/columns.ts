import { widthOf } from './measure.ts';
import { type Run, textOf } from './runs.ts';

/** Inches on each side of a cell's text. */
export const CELL_MARGIN = 0.06;

export const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

export const isBold = (runs: readonly Run[]): boolean => runs.some(({ bold }) => bold);

/** With room for the numbers of notes, which are small. */
export const noted = (runs: readonly Run[]): string =>
  textOf(runs) + '1'.repeat(runs.filter(({ evidence }) => evidence?.length).length * 2);

/** A sentence is measured within this of its width, a single word of wide letters is not: torn, it cannot be read. */
const WORD_SLACK = 1.08;

type Cells = readonly (readonly Run[])[];

const columnsOf = (head: Cells, rows: readonly Cells[]): Cells[] =>
  head.map((cell, at) => [cell, ...rows.map((row) => row[at] ?? [])]);

/** What a column needs so that no word in it is torn. */
export function wordWidth(cells: Cells, size: number): number {
  const bold = cells.some(isBold);
  const words = cells.flatMap((runs) => textOf(runs).split(/[\s\u200b]/));
  const widest = Math.max(...words.map((word) => widthOf(word, size, bold)));
  return WORD_SLACK * widest + 2 * CELL_MARGIN;
}

/** Whether each column holds its longest word. */
export const keepsWords = (
  head: Cells,
  rows: readonly Cells[],
  widths: readonly number[],
  size: number,
): boolean =>
  columnsOf(head, rows).every((cells, at) => wordWidth(cells, size) <= (widths[at] ?? 0) + 0.01);

/** Widths of a table's columns: each at least as wide as its longest word, the rest by what would stand on one line. */
export function columnWidths(
  head: Cells,
  rows: readonly Cells[],
  size: number,
  width: number,
): number[] {
  const margin = 2 * CELL_MARGIN + 0.05;
  const columns = columnsOf(head, rows);
  const widest = (texts: readonly string[], bold: boolean) =>
    Math.max(0.35, ...texts.map((text) => widthOf(text, size, bold))) + margin;
  const least = columns.map((cells) =>
    Math.min(width / 3, Math.max(0.35 + margin, wordWidth(cells, size))),
  );
  const most = columns.map((cells, at) =>
    Math.max(least[at] ?? 0, widest(cells.map(noted), cells.some(isBold))),
  );
  const spare = width - sum(least);
  if (spare <= 0) return least.map((one) => (one * width) / sum(least));
  const over = width - sum(most);
  if (over >= 0) return most.map((one) => one + (over * one) / sum(most));
  const wish = most.map((one, at) => one - (least[at] ?? 0));
  return least.map((one, at) => one + (spare * (wish[at] ?? 0)) / sum(wish));
}
