import type { ExhibitRow } from './exhibit-words.ts';
import { type Drawing, INK, LINE_HEIGHT, line, rect, text, wrap } from './svg.ts';

/** Words in a grid: quadrants, and matrices such as likelihood by impact. */

const WIDTH = 680;
const GAP = 10;
const SIZE = 12;
const STEP = SIZE * LINE_HEIGHT;

const block = (
  x: number,
  top: number,
  lines: readonly string[],
  bold = false,
  fill: string = INK.text,
) => text(x, top + (lines.length * STEP) / 2, lines, { size: SIZE, bold, fill });

/** Rows as quadrants in reading order, two beside each other; their cells as a list. */
export function quadrantsDrawing(rows: readonly ExhibitRow[]): Drawing | null {
  if (rows.every(({ cells }) => cells.length === 0)) return null;
  const width = (WIDTH - GAP) / 2;
  const boxes = rows.map(({ label, cells }) => {
    const lines = cells.map(({ text: told = '' }) => wrap(told, (width - 40) / 6.3, 5));
    const height = lines.reduce((sum, one) => sum + one.length * STEP + 7, 0);
    return { label, lines, height: 44 + Math.max(height, STEP) };
  });
  let top = 0;
  const drawn: string[] = [];
  for (let at = 0; at < boxes.length; at += 2) {
    const pair = boxes.slice(at, at + 2);
    const height = Math.max(...pair.map((box) => box.height));
    pair.forEach((box, side) => {
      const x = side * (width + GAP);
      const accent = side === 0 ? INK.first : INK.second;
      drawn.push(
        rect(x, top, width, height, { fill: '#f3f6f9' }),
        rect(x, top, width, 4, { fill: accent }),
      );
      drawn.push(
        text(x + 12, top + 20, wrap(box.label, (width - 24) / 7.4, 1), { bold: true, size: 13 }),
      );
      let y = top + 36;
      for (const one of box.lines) {
        drawn.push(
          text(x + 14, y + STEP / 2, '•', { size: SIZE, fill: accent }),
          block(x + 26, y, one),
        );
        y += one.length * STEP + 7;
      }
    });
    top += height + GAP;
  }
  return { width: WIDTH, height: top - GAP, body: drawn.join('') };
}

const SHADES = ['#ffffff', '#f3f6f9', '#e3e9ef', '#cfd9e3', '#b7c6d6'] as const;

/** Rows by columns; in a square of three and more the corner at the top right is darkest. */
export function gridDrawing(
  rows: readonly ExhibitRow[],
  columns: readonly string[],
): Drawing | null {
  if (columns.length < 2 || rows.length === 0) return null;
  const heads = columns.slice(1);
  const left = 110;
  const width = (WIDTH - left) / heads.length;
  const letters = Math.max(4, (width - 12) / 6.3);
  const graded = heads.length === rows.length && rows.length > 2;
  const shade = (row: number, column: number) => {
    const steps = heads.length + rows.length - 2;
    const step = rows.length - 1 - row + column;
    return graded ? (SHADES[Math.round((step / steps) * (SHADES.length - 1))] ?? '#fff') : '#fff';
  };
  const drawn = [
    ...heads.map((head, at) =>
      text(left + width * (at + 0.5), 16, wrap(head, letters, 2), {
        anchor: 'middle',
        bold: true,
        size: SIZE,
      }),
    ),
  ];
  let top = 34;
  rows.forEach(({ label, cells }, row) => {
    const lines = heads.map((_, at) => wrap(cells[at]?.text ?? '', letters, 6));
    const height = Math.max(44, ...lines.map((one) => one.length * STEP + 14));
    drawn.push(
      text(left - 10, top + height / 2, wrap(label, 15, 3), {
        anchor: 'end',
        bold: true,
        size: SIZE,
      }),
    );
    lines.forEach((one, at) => {
      const x = left + width * at;
      drawn.push(
        rect(x, top, width, height, { fill: shade(row, at), stroke: INK.grid }),
        block(x + 6, top + 7, one),
      );
    });
    top += height;
  });
  drawn.push(line(left, top, WIDTH, top, { stroke: INK.quiet }));
  return { width: WIDTH, height: top + 4, body: drawn.join('') };
}
