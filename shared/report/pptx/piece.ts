import { CELL_MARGIN, columnWidths, isBold, noted, sum } from '../office/columns.ts';
import { heightOf } from '../office/measure.ts';
import type { Run } from '../office/runs.ts';
import type { Paragraph } from './canvas.ts';

/** What a slide is made of, before it has a place. Sizes in points, lengths in inches. */
export type TextPiece = Paragraph & { readonly kind: 'text' };

export interface TablePiece {
  readonly kind: 'table';
  readonly head: readonly (readonly Run[])[];
  readonly rows: readonly (readonly (readonly Run[])[])[];
  readonly size: number;
  /** Of the whole table, where this is a part of it: its parts look alike. */
  readonly widths?: readonly number[];
}

export type Piece = TextPiece | TablePiece;

export const GAP = 0.09;
export const BULLET_INDENT = 0.2;

/** No smaller than what is read from the back of a room. */
const LEAST = { text: 14, table: 12 } as const;

export const scaled = (piece: Piece, scale: number): Piece => ({
  ...piece,
  size: Math.max(LEAST[piece.kind], Math.round(piece.size * scale * 2) / 2),
});

export const tableWidths = (
  { head, rows, size, widths }: TablePiece,
  width: number,
): readonly number[] => widths ?? columnWidths(head, rows, size, width);

export function textHeight({ runs, size, bullet, bold }: Paragraph, width: number): number {
  const inner = width - (bullet ? BULLET_INDENT : 0);
  return heightOf(noted(runs), size, inner, bold ?? isBold(runs));
}

export function rowHeight(
  cells: readonly (readonly Run[])[],
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
    case 'table': {
      const widths = tableWidths(piece, width);
      const head = rowHeight(piece.head, widths, piece.size, true);
      const rows = piece.rows.map((row) => rowHeight(row, widths, piece.size));
      return head + sum(rows) + GAP;
    }
  }
}
