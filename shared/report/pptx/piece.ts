import type { Exhibit } from '../../domain/paper/paper.ts';
import { heightOf, widthOf } from '../office/measure.ts';
import { type Run, textOf } from '../office/runs.ts';

/** What a slide is made of, before it has a place. Sizes in points, lengths in inches. */
export interface TextPiece {
  readonly kind: 'text';
  readonly runs: readonly Run[];
  readonly size: number;
  readonly bullet?: true;
  readonly accent?: true;
  /** Stays with what follows it. */
  readonly heading?: true;
}

export interface TablePiece {
  readonly kind: 'table';
  readonly head: readonly Run[][];
  readonly rows: readonly (readonly Run[][])[];
  readonly size: number;
}

export interface ChartPiece {
  readonly kind: 'chart';
  readonly exhibit: Exhibit;
  readonly height: number;
}

export type Piece = TextPiece | TablePiece | ChartPiece;

export const GAP = 0.09;
export const CELL_MARGIN = 0.06;
export const BULLET_INDENT = 0.2;

export const scaled = (piece: Piece, scale: number): Piece =>
  piece.kind === 'chart'
    ? piece
    : { ...piece, size: Math.max(9, Math.round(piece.size * scale * 2) / 2) };

const isBold = (runs: readonly Run[]) => runs.some(({ bold }) => bold);

export function textHeight({ runs, size, bullet }: TextPiece, width: number): number {
  return heightOf(noted(runs), size, width - (bullet ? BULLET_INDENT : 0), isBold(runs));
}

/** Widths of a table's columns: each at least as wide as its longest word, the rest by what would stand on one line. */
export function columnWidths({ head, rows, size }: TablePiece, width: number): number[] {
  const margin = 2 * CELL_MARGIN + 0.05;
  const columns = head.map((cell, at) => [cell, ...rows.map((row) => row[at] ?? [])]);
  const widest = (texts: readonly string[], bold: boolean) =>
    Math.max(0.35, ...texts.map((text) => widthOf(text, size, bold))) + margin;
  const least = columns.map((cells) =>
    Math.min(
      width / 3,
      widest(
        cells.flatMap((runs) => textOf(runs).split(/[\s\u200b]/)),
        cells.some(isBold),
      ),
    ),
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

/** With room for the numbers of notes, which are small. */
const noted = (runs: readonly Run[]): string =>
  textOf(runs) + '1'.repeat(runs.filter(({ evidence }) => evidence?.length).length * 2);

export const sum = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0);

export function rowHeight(
  cells: readonly Run[][],
  widths: readonly number[],
  size: number,
  bold = false,
): number {
  const heights = cells.map((runs, at) =>
    heightOf(noted(runs), size, (widths[at] ?? 1) - 2 * CELL_MARGIN, bold || isBold(runs)),
  );
  return Math.max(...heights) + 2 * CELL_MARGIN;
}

export function pieceHeight(piece: Piece, width: number): number {
  switch (piece.kind) {
    case 'text':
      return textHeight(piece, width) + GAP;
    case 'chart':
      return piece.height + GAP;
    case 'table': {
      const widths = columnWidths(piece, width);
      const head = rowHeight(piece.head, widths, piece.size, true);
      const rows = piece.rows.map((row) => rowHeight(row, widths, piece.size));
      return head + sum(rows) + GAP;
    }
  }
}
