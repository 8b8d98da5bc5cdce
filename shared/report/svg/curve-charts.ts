import { scaleLinear, scalePoint } from 'd3-scale';
import {
  line as curve,
  symbol,
  symbolCircle,
  symbolCross,
  symbolDiamond,
  symbolSquare,
  symbolStar,
  symbolTriangle,
} from 'd3-shape';
import type { ExhibitRow, ExhibitWords } from './exhibit-words.ts';
import { type Drawing, element, INK, line, pixels, text, wrap } from './svg.ts';

/** Curves over ordered points. */

const STYLES = [
  { stroke: INK.first, dash: undefined, shape: symbolCircle, size: 130 },
  { stroke: INK.second, dash: '7 4', shape: symbolDiamond, size: 110 },
  { stroke: '#4d5a66', dash: '2 3', shape: symbolTriangle, size: 90 },
  { stroke: '#7a3b69', dash: '10 4 2 4', shape: symbolSquare, size: 90 },
  { stroke: '#2f6b4f', dash: '14 4', shape: symbolCross, size: 90 },
  { stroke: '#7b8894', dash: '2 5 7 5', shape: symbolStar, size: 90 },
] as const;
const styleOf = (at: number) => STYLES[at % STYLES.length] ?? STYLES[0];

const WIDTH = 620;
const LEFT = 64;
const RIGHT = 20;
const BODY = 240;

/** Curves whose first and last figure stand beside them. */
const MOST_LABELLED = 2;

type Ends = readonly [min: number, max: number];

/** A row is a curve, a further column a point; a missing value breaks its line. None of more curves than can be told apart. */
export function linesDrawing(
  rows: readonly ExhibitRow[],
  points: readonly string[],
  words: ExhibitWords,
  scale?: Ends,
): Drawing | null {
  const values = rows.flatMap(({ cells }) => cells.flatMap(({ value }) => value ?? []));
  if (values.length === 0 || points.length === 0 || rows.length > STYLES.length) return null;
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
    const known = cells.flatMap(({ value }, point) => (value === null ? [] : [point]));
    const ends = rows.length > MOST_LABELLED ? [] : new Set([known[0], known.at(-1)]);
    const told = [...ends].map((point = -1) => {
      const cell = cells[point];
      if (cell?.text === undefined || cell.value === null) return '';
      // Of two, the upper stands above its curve and the lower below.
      const over = rows.every(
        (_, other) => (rows[other]?.cells[point]?.value ?? -Infinity) <= (cell.value ?? 0),
      );
      return text(at(point), y(cell.value) + (over ? -16 : 18), cell.text, {
        anchor: 'middle',
        bold: true,
      });
    });
    const stroked = {
      d: path ?? '',
      fill: 'none',
      stroke,
      'stroke-width': 2.5,
      'stroke-dasharray': dash,
    };
    return (path ? element('path', stroked) : '') + marks.join('') + told.join('');
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
