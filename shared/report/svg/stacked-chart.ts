import { scaleLinear } from 'd3-scale';
import type { ExhibitRow, ExhibitWords } from './exhibit-words.ts';
import { type Drawing, INK, PARTS, pixels, rect, text, wrap } from './svg.ts';

const WIDTH = 620;
const BAR = 30;

/** A bar for each further column, cut into the rows' shares of it; none where a column holds what cannot be added. */
export function stackedDrawing(
  rows: readonly ExhibitRow[],
  columns: readonly string[],
  words: ExhibitWords,
): Drawing | null {
  const left = 120;
  const sums = columns.map((_, at) =>
    rows.reduce((sum, { cells }) => sum + (cells[at]?.value ?? 0), 0),
  );
  const most = Math.max(0, ...sums);
  const negative = rows.some(({ cells }) => cells.some(({ value }) => (value ?? 0) < 0));
  if (most <= 0 || negative || !Number.isFinite(most)) return null;
  let [at, top] = [left, 12];
  const legend = rows.map(({ label }, index) => {
    const [told = ''] = wrap(label, 40, 1);
    const width = 22 + pixels(told) + 18;
    if (at + width > WIDTH && at > left) [at, top] = [left, top + 20];
    const drawn =
      rect(at, top - 7, 14, 14, { fill: partOf(index).fill, stroke: INK.quiet }) +
      text(at + 20, top, told);
    at += width;
    return drawn;
  });
  const start = top + 20;
  const x = scaleLinear()
    .domain([0, most])
    .range([left, WIDTH - 70]);
  const bars = columns.map((name, column) => {
    const y = start + column * (BAR + 12);
    let from = 0;
    const parts = rows.map(({ cells }, index) => {
      const value = cells[column]?.value ?? 0;
      const [a, b] = [x(from), x(from + value)];
      from += value;
      const told = cells[column]?.text ?? words.number(value);
      const fits = value > 0 && pixels(told, 12) + 8 < b - a;
      const style = { fill: partOf(index).fill, stroke: INK.quiet, 'stroke-width': 0.7 };
      return (
        rect(a, y, b - a, BAR, style) +
        (fits
          ? text((a + b) / 2, y + BAR / 2, told, {
              anchor: 'middle',
              size: 12,
              fill: partOf(index).text,
            })
          : '')
      );
    });
    const name_ = text(left - 10, y + BAR / 2, wrap(name, 15, 2), { anchor: 'end' });
    return (
      name_ + parts.join('') + text(x(from) + 8, y + BAR / 2, words.number(from), { bold: true })
    );
  });
  const height = start + columns.length * (BAR + 12);
  return { width: WIDTH, height, body: legend.join('') + bars.join('') };
}

const partOf = (at: number) => PARTS[at % PARTS.length] ?? PARTS[0];
