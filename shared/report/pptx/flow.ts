import { sum } from '../office/columns.ts';
import {
  GAP,
  type Piece,
  pieceHeight,
  rowHeight,
  scaled,
  type TablePiece,
  tableWidths,
} from './piece.ts';

/** A piece with its place: inches from the slide's corner. */
export interface Placed {
  readonly piece: Piece;
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export interface Area {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** 16:9, in inches. */
export const SLIDE = { w: 13.333, h: 7.5, margin: 0.6 } as const;
export const BODY: Area = { x: 0.6, y: 1.65, w: 12.13, h: 4.95 };
export const TITLE: Area = { x: 0.6, y: 0.42, w: 12.13, h: 1.02 };
const SCALES = [1.3, 1.2, 1.1, 1, 0.92, 0.85];

/** The pieces one below the other, as large as one slide allows; what does not fit goes on to further slides. */
export function flow(pieces: readonly Piece[], area: Area): Placed[][] {
  for (const scale of SCALES) {
    const fitting = pieces.map((piece) => scaled(piece, scale));
    if (sum(fitting.map((piece) => pieceHeight(piece, area.w))) <= area.h) {
      return [stack(fitting, area)];
    }
  }
  return paginate(
    pieces.map((piece) => scaled(piece, 0.92)),
    area,
  ).map((page) => stack(page, area));
}

export function stack(pieces: readonly Piece[], area: Area): Placed[] {
  let y = area.y;
  return pieces.map((piece) => {
    const h = pieceHeight(piece, area.w) - GAP;
    const placed = { piece, x: area.x, y, w: area.w, h };
    y += h + GAP;
    return placed;
  });
}

function paginate(pieces: readonly Piece[], area: Area): Piece[][] {
  const pages: Piece[][] = [];
  let page: Piece[] = [];
  let left = area.h;
  const turn = () => {
    if (page.length > 0) pages.push(page);
    page = [];
    left = area.h;
  };
  const put = (piece: Piece) => {
    page.push(piece);
    left -= pieceHeight(piece, area.w);
  };
  for (const [at, piece] of pieces.entries()) {
    const next = pieces[at + 1];
    const own = pieceHeight(piece, area.w);
    // A heading alone at the foot of a slide belongs to the next one.
    const isHeading = piece.kind === 'text' && piece.heading;
    const needed = isHeading && next ? own + leastHeight(next, area.w) : own;
    if (piece.kind === 'table' && own > left) {
      for (const part of splitTable(piece, area, left)) {
        if (page.length > 0 && pieceHeight(part, area.w) > left) turn();
        put(part);
      }
      continue;
    }
    if (needed > left) turn();
    put(piece);
  }
  turn();
  return pages;
}

/** What must stand together at its beginning. */
function leastHeight(piece: Piece, width: number): number {
  if (piece.kind !== 'table') return pieceHeight(piece, width);
  const [first] = piece.rows;
  return pieceHeight({ ...piece, rows: first ? [first] : [] }, width);
}

/** Whole rows on each slide, the head repeated. */
function splitTable(table: TablePiece, area: Area, left: number): TablePiece[] {
  const widths = tableWidths(table, area.w);
  const head = rowHeight(table.head, widths, table.size, true);
  const parts: TablePiece['rows'][number][][] = [];
  let rows: TablePiece['rows'][number][] = [];
  let room = left - head - GAP;
  for (const row of table.rows) {
    const height = rowHeight(row, widths, table.size);
    if (height > room && (rows.length > 0 || room < area.h - head - GAP)) {
      if (rows.length > 0) parts.push(rows);
      rows = [];
      room = area.h - head - GAP;
    }
    rows.push(row);
    room -= height;
  }
  if (rows.length > 0) parts.push(rows);
  return parts.map((some) => ({ ...table, rows: some }));
}
