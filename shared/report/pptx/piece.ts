import type { Exhibit } from '../../domain/paper/paper.ts';
import { CELL_MARGIN, columnWidths, isBold, noted, sum } from '../office/columns.ts';
import { heightOf } from '../office/measure.ts';
import type { Run } from '../office/runs.ts';

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
export const BULLET_INDENT = 0.2;

export const scaled = (piece: Piece, scale: number): Piece =>
  piece.kind === 'chart'
    ? piece
    : { ...piece, size: Math.max(9, Math.round(piece.size * scale * 2) / 2) };

export const tableWidths = ({ head, rows, size }: TablePiece, width: number): number[] =>
  columnWidths(head, rows, size, width);

export function textHeight({ runs, size, bullet }: TextPiece, width: number): number {
  return heightOf(noted(runs), size, width - (bullet ? BULLET_INDENT : 0), isBold(runs));
}

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
      const widths = tableWidths(piece, width);
      const head = rowHeight(piece.head, widths, piece.size, true);
      const rows = piece.rows.map((row) => rowHeight(row, widths, piece.size));
      return head + sum(rows) + GAP;
    }
  }
}
