import { scaleLinear, scalePoint } from 'd3-scale';
import {
  line as curve,
  symbol,
  symbolCircle,
  symbolDiamond,
  symbolSquare,
  symbolTriangle,
} from 'd3-shape';
import type { ExhibitRow, ExhibitWords } from './exhibit-words.ts';
import { type Drawing, element, INK, line, PARTS, pixels, rect, text, wrap } from './svg.ts';

/** Curves over ordered points, and shares of a whole. */

const STYLES = [
  { stroke: INK.first, dash: undefined, shape: symbolCircle, size: 130 },
  { stroke: INK.second, dash: '7 4', shape: symbolDiamond, size: 110 },
  { stroke: '#4d5a66', dash: '2 3', shape: symbolTriangle, size: 90 },
  { stroke: '#7a3b69', dash: '10 4 2 4', shape: symbolSquare, size: 90 },
] as const;
const styleOf = (at: number) => STYLES[at % STYLES.length] ?? STYLES[0];

const WIDTH = 620;
const LEFT = 48;
const RIGHT = 20;
const BODY = 240;

type Ends = readonly [min: number, max: number];

/** A row is a curve, a further column a point; a missing value breaks its line. */
export function linesDrawing(
  rows: readonly ExhibitRow[],
  points: readonly string[],
  words: ExhibitWords,
  scale?: Ends,
): Drawing | null {
  const values = rows.flatMap(({ cells }) => cells.flatMap(({ value }) => value ?? []));
  if (values.length === 0 || points.length === 0) return null;
  const [min, max] = scale ?? [Math.min(0, ...values), Math.max(...values)];
  if (!(max > min) || !Number.isFinite(max - min)) return null;
  const legend = legendOf(rows.map(({ label }) => label));
  const top = legend.height + 10;
  const x = scalePoint<number>()
    .domain(points.map((_, at) => at))
    .range([LEFT, WIDTH - RIGHT])
    .padding(0.5);
  const y = scaleLinear()
    .domain([min, max])
    .range([top + BODY, top]);
  if (!scale) y.nice(5);
  const at = (point: number) => x(point) ?? 0;
  const letters = Math.max(5, Math.floor((WIDTH - LEFT - RIGHT) / points.length / 6.6));
  const names = points.map((name) => wrap(name, letters, 3));
  const lines = Math.max(1, ...names.map((name) => name.length));
  const grid = y
    .ticks(scale ? max - min : 5)
    .map(
      (value) =>
        line(LEFT, y(value), WIDTH - RIGHT, y(value)) +
        text(LEFT - 8, y(value), words.number(value), { anchor: 'end', size: 11, fill: INK.quiet }),
    );
  const axis = names.map((name, point) =>
    text(at(point), top + BODY + 14 + (name.length * 15) / 2, name, { anchor: 'middle', size: 12 }),
  );
  const drawn = rows.map(({ cells }, row) => {
    const { stroke, dash, shape, size } = styleOf(row);
    const path = curve<number | null>()
      .defined((value) => value !== null)
      .x((_, point) => at(point))
      .y((value) => y(value ?? 0))(points.map((_, point) => cells[point]?.value ?? null));
    const marks = points.map((_, point) => {
      const value = cells[point]?.value ?? null;
      if (value === null) return '';
      const d = symbol(shape, size)() ?? '';
      return element('path', {
        d,
        fill: stroke,
        stroke: '#fff',
        transform: `translate(${at(point)} ${y(value)})`,
      });
    });
    const stroked = {
      d: path ?? '',
      fill: 'none',
      stroke,
      'stroke-width': 2.5,
      'stroke-dasharray': dash,
    };
    return (path ? element('path', stroked) : '') + marks.join('');
  });
  const body = legend.body + grid.join('') + axis.join('') + drawn.join('');
  return { width: WIDTH, height: top + BODY + 26 + lines * 15, body };
}

/** Names beside their line and marker, in as many rows as they need. */
function legendOf(names: readonly string[]): { body: string; height: number } {
  let [left, top] = [LEFT, 12];
  const body = names.map((name, at) => {
    const { stroke, dash, shape, size } = styleOf(at);
    const [told = ''] = wrap(name, 40, 1);
    const width = 50 + pixels(told) + 18;
    if (left + width > WIDTH && left > LEFT) [left, top] = [LEFT, top + 20];
    const mark = element('path', {
      d: symbol(shape, size)() ?? '',
      fill: stroke,
      transform: `translate(${left + 18} ${top})`,
    });
    const rule = line(left, top, left + 36, top, {
      stroke,
      'stroke-width': 2.5,
      'stroke-dasharray': dash,
    });
    const drawn = rule + mark + text(left + 44, top, told, { bold: true });
    left += width;
    return drawn;
  });
  return { body: body.join(''), height: top + 12 };
}

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
      const style = { fill: partOf(index).fill, stroke: '#fff', 'stroke-width': 1.5 };
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
