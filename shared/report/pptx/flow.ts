import { sum } from '../office/columns.ts';
import type { Area } from './canvas.ts';
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

const SCALES = [1.3, 1.2, 1.1, 1, 0.92];

/** The pieces one below the other, as large as one slide allows; what does not fit goes on to further slides. */
export function flow(pieces: readonly Piece[], area: Area): Placed[][] {
  for (const scale of SCALES) {
    const fitting = pieces.map((piece) => scaled(piece, scale));
    if (sum(fitting.map((piece) => pieceHeight(piece, area.w))) <= area.h) {
      return [stack(fitting, area)];
    }
  }
  const small = pieces.map((piece) => scaled(piece, 0.92));
  return evenly(small, area).map((page) => stack(page, area));
}

/** As few slides as there must be, and all of them about as full. */
function evenly(pieces: readonly Piece[], area: Area): Piece[][] {
  const full = paginate(pieces, area);
  const total = sum(full.flat().map((piece) => pieceHeight(piece, area.w)));
  for (const share of [1, 1.05, 1.1, 1.2, 1.3, 1.5]) {
    const h = (total / full.length) * share;
    if (h >= area.h) break;
    const pages = paginate(pieces, { ...area, h });
    const fits = pages.every((page) => sum(page.map((one) => pieceHeight(one, area.w))) <= area.h);
    if (pages.length === full.length && fits) return pages.map(whole);
  }
  return full;
}

/** Parts of one table that came to stand on one slide are one again. */
function whole(page: readonly Piece[]): Piece[] {
  const pieces: Piece[] = [];
  for (const piece of page) {
    const last = pieces.at(-1);
    if (piece.kind === 'table' && last?.kind === 'table' && last.head === piece.head) {
      pieces[pieces.length - 1] = { ...last, rows: [...last.rows, ...piece.rows] };
    } else pieces.push(piece);
  }
  return pieces;
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
  return parts.map((some) => ({ ...table, rows: some, widths }));
}
