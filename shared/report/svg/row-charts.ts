import type { ExhibitRow, ExhibitWords } from './exhibit-words.ts';
import {
  absent,
  type Ends,
  LEFT,
  numbersOf,
  RIGHT,
  ROW,
  rowChart,
  spanOf,
  WIDTH,
  whisker,
} from './row-frame.ts';
import { element, INK, line, pixels, rect, text, wrap } from './svg.ts';

/** Charts with one line for each row: sorted bars, dots with range, diverging bars, waterfall, timeline. */

/** Bars from zero, the largest first, with a whisker for the range. */
export function barsDrawing(rows: readonly ExhibitRow[], words: ExhibitWords, scale?: Ends) {
  const sorted = rows.toSorted(
    (a, b) => (b.cells[0]?.value ?? -Infinity) - (a.cells[0]?.value ?? -Infinity),
  );
  return rowChart(sorted, scale ?? spanOf(numbersOf(rows), true), words, {
    nice: scale === undefined,
    draw({ cells: [cell] }, place) {
      const { x, y } = place;
      const origin = Math.min(Math.max(0, x.domain()[0] ?? 0), x.domain()[1] ?? 0);
      if (!cell || cell.value === null) return absent(place, cell, origin);
      const { value, low = value, high = value } = cell;
      const [from, to] = [x(Math.min(origin, value)), x(Math.max(origin, value))];
      return (
        rect(from, y - 10, to - from, 20, {
          fill: low === high ? INK.first : '#9dbbd6',
          stroke: INK.first,
        }) +
        whisker(place, low, high) +
        text(Math.max(to, x(high)) + 8, y, cell.text ?? words.number(value), { bold: true })
      );
    },
  });
}

/** A dot on a scale, with the range that it could lie in. */
export function dotsDrawing(rows: readonly ExhibitRow[], words: ExhibitWords, scale?: Ends) {
  return rowChart(rows, scale ?? spanOf(numbersOf(rows), false), words, {
    nice: scale === undefined,
    draw({ cells: [cell] }, place) {
      const { x, y } = place;
      const first = x.domain()[0] ?? 0;
      const track = line(x(first), y, x(x.domain()[1] ?? 0), y, { 'stroke-dasharray': '1 4' });
      if (!cell || cell.value === null) return absent(place, cell, first);
      const { value, low = value, high = value } = cell;
      const band = rect(x(low), y - 5, x(high) - x(low), 10, { fill: '#9dbbd6', rx: 5 });
      const dot = element('circle', {
        cx: x(value),
        cy: y,
        r: 7,
        fill: INK.first,
        stroke: '#fff',
        'stroke-width': 1.5,
      });
      const told = text(Math.max(x(high), x(value)) + 12, y, cell.text ?? words.number(value), {
        bold: true,
      });
      return track + band + dot + told;
    },
  });
}

/** Bars that part at zero: what is negative to the left, pale and outlined; what is positive to the right, dark. */
export function divergingDrawing(
  rows: readonly ExhibitRow[],
  words: ExhibitWords,
  columns: readonly string[],
  scale?: Ends,
) {
  const [min, max] = scale ?? spanOf(numbersOf(rows), true);
  const reach = Math.max(Math.abs(min), Math.abs(max)) * (scale ? 1 : 1.12);
  const [, left = '', right = ''] = columns.length > 2 ? columns : [];
  const head =
    text(LEFT, 11, left === '' ? '' : `◄ ${left}`, { bold: true, fill: INK.second, size: 12 }) +
    text(WIDTH - RIGHT, 11, right === '' ? '' : `${right} ►`, {
      anchor: 'end',
      bold: true,
      fill: INK.first,
      size: 12,
    });
  return rowChart(rows, [-reach, reach], words, {
    head,
    tick: words.signed,
    nice: false,
    draw({ cells }, place) {
      const { x, y } = place;
      const known = cells.filter(({ value }) => value !== null);
      if (known.length === 0) return absent(place, cells[0]);
      return known
        .map(({ value, low, high }) => {
          const at = value ?? 0;
          const negative = at < 0;
          const [from, to] = [x(Math.min(0, at)), x(Math.max(0, at))];
          const style = negative
            ? { fill: INK.tint, stroke: INK.second, 'stroke-width': 1.5 }
            : { fill: INK.first, stroke: INK.first };
          const end = negative ? Math.min(from, x(low ?? at)) - 7 : Math.max(to, x(high ?? at)) + 7;
          return (
            rect(from, y - 10, to - from, 20, style) +
            whisker(place, low ?? at, high ?? at) +
            text(end, y, words.signed(at), { anchor: negative ? 'end' : 'start', bold: true })
          );
        })
        .join('');
    },
  });
}

/** Steps that add up from top to bottom; a row without a value is the sum so far. */
export function waterfallDrawing(rows: readonly ExhibitRow[], words: ExhibitWords) {
  let sum = 0;
  const steps = rows.map(({ label, cells }) => {
    const delta = cells[0]?.value ?? null;
    const from = delta === null ? 0 : sum;
    sum += delta ?? 0;
    return { label, cells, from, to: sum, total: delta === null };
  });
  return rowChart(
    rows,
    spanOf(
      steps.flatMap(({ from, to }) => [from, to]),
      true,
    ),
    words,
    {
      draw(_row, { x, y }, at) {
        const step = steps[at];
        if (!step) return '';
        const { from, to, total } = step;
        const [start, end] = [x(Math.min(from, to)), x(Math.max(from, to))];
        const style =
          total || at === 0
            ? { fill: INK.first }
            : to < from
              ? { fill: INK.tint, stroke: INK.second, 'stroke-width': 1.5 }
              : { fill: '#9dbbd6', stroke: INK.first };
        const told = total || at === 0 ? words.number(to) : words.signed(to - from);
        const next =
          at < steps.length - 1
            ? line(x(to), y + 10, x(to), y + ROW - 10, { stroke: INK.quiet })
            : '';
        return (
          rect(start, y - 10, end - start, 20, style) +
          text(end + 7, y, told, { bold: true }) +
          next
        );
      },
    },
  );
}

/** Years on the axis: a diamond for a moment, a bar for what lasts, words beside it. */
export function timelineDrawing(rows: readonly ExhibitRow[], words: ExhibitWords) {
  const [first, last] = spanOf(numbersOf(rows), false);
  const ends: Ends = [Math.floor(first), Math.max(Math.floor(first) + 1, Math.ceil(last + 0.01))];
  return rowChart(rows, ends, words, {
    tick: (year) => (Number.isInteger(year) ? String(year) : ''),
    nice: false,
    draw({ cells: [cell] }, place) {
      const { x, y } = place;
      if (!cell || cell.value === null) return absent(place, cell, ends[0]);
      const { value, low = value, high = value, text: told = '' } = cell;
      const mark =
        low === high
          ? element('path', { d: `M${x(value)} ${y - 8}l8 8l-8 8l-8 -8z`, fill: INK.first })
          : rect(x(low), y - 8, x(high) - x(low), 16, { fill: '#9dbbd6', stroke: INK.first });
      const right = x(high) + 13;
      const room = WIDTH - right;
      const fits = pixels(told, 12) <= room || right < WIDTH / 2;
      const words = wrap(told, Math.max(8, (fits ? room : x(low) - LEFT - 13) / 6.6), 2);
      return (
        mark +
        text(fits ? right : x(low) - 13, y, words, { size: 12, anchor: fits ? 'start' : 'end' })
      );
    },
  });
}
