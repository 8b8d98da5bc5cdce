import { type ScaleLinear, scaleLinear } from 'd3-scale';
import type { ExhibitRow, ExhibitWords } from './exhibit-words.ts';
import { type Drawing, INK, line, text, wrap } from './svg.ts';

/** The ground of every chart that has one line for each row. */

export const WIDTH = 620;
export const LEFT = 168;
export const RIGHT = 56;
export const ROW = 40;
const HEAD = 26;
const FOOT = 26;

type Scale = ScaleLinear<number, number>;
interface Place {
  readonly x: Scale;
  readonly y: number;
  readonly words: ExhibitWords;
}

export type Ends = readonly [min: number, max: number];

/** A scale that can be drawn: upright, and wide enough beside its own size. */
const drawable = ([min, max]: Ends): boolean =>
  Number.isFinite(max - min) && max - min >= 0.001 * Math.max(0.001, Math.abs(min), Math.abs(max));

export const spanOf = (values: readonly number[], withZero: boolean): Ends => [
  Math.min(...(withZero ? [0] : []), ...values),
  Math.max(...(withZero ? [0] : []), ...values),
];

/** Every number of the rows, the ends of ranges included. */
export const numbersOf = (rows: readonly ExhibitRow[]): number[] =>
  rows.flatMap(({ cells }) =>
    cells.flatMap(({ value, low, high }) =>
      [value, low, high].filter((one) => typeof one === 'number'),
    ),
  );

/** Names to the left, an axis below; each row draws itself. Null where no axis could carry the values. */
export function rowChart(
  rows: readonly ExhibitRow[],
  ends: Ends,
  words: ExhibitWords,
  {
    draw,
    head = '',
    tick = words.number,
    nice = true,
  }: {
    draw: (row: ExhibitRow, place: Place, at: number) => string;
    head?: string;
    tick?: (value: number) => string;
    nice?: boolean;
  },
): Drawing | null {
  if (!drawable(ends) || rows.length === 0) return null;
  const x = scaleLinear()
    .domain(ends)
    .range([LEFT, WIDTH - RIGHT]);
  if (nice) x.nice(6);
  const height = HEAD + ROW * rows.length + FOOT;
  const foot = height - FOOT;
  const ticks = nice ? x.ticks(6) : x.ticks(4);
  const grid = ticks.map(
    (value) =>
      line(x(value), HEAD, x(value), foot, value === 0 ? { stroke: INK.quiet } : {}) +
      text(x(value), foot + 13, tick(value), { anchor: 'middle', size: 11, fill: INK.quiet }),
  );
  const drawn = rows.map((row, at) => {
    const y = HEAD + ROW * (at + 0.5);
    const name = text(LEFT - 14, y, wrap(row.label, 22, 2), { anchor: 'end' });
    return name + draw(row, { x, y, words }, at);
  });
  return { width: WIDTH, height, body: head + grid.join('') + drawn.join('') };
}

/** What stands where a value is missing. */
export const absent = (
  { x, y, words }: Place,
  cell: ExhibitRow['cells'][number] | undefined,
  at = 0,
) => text(x(at) + 8, y, cell?.text ?? words.notFound, { italic: true, fill: INK.quiet });

/** The range that a value could lie in. */
export const whisker = ({ x, y }: Place, low: number, high: number) =>
  low === high
    ? ''
    : [
        line(x(low), y, x(high), y, { stroke: INK.text, 'stroke-width': 1.5 }),
        ...[low, high].map((end) =>
          line(x(end), y - 5, x(end), y + 5, { stroke: INK.text, 'stroke-width': 1.5 }),
        ),
      ].join('');
