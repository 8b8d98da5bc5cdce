import { CustomChart, LineChart } from 'echarts/charts';
import {
  GraphicComponent,
  GridComponent,
  LegendComponent,
  RadarComponent,
} from 'echarts/components';
import { type EChartsCoreOption, init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { clean, escapeHtml } from './escape.ts';

use([
  CustomChart,
  LineChart,
  RadarComponent,
  GraphicComponent,
  GridComponent,
  LegendComponent,
  SVGRenderer,
]);

/** Dark enough for text on white, apart for the colour-blind, apart in grey by shape and dash. */
export const INK = {
  text: '#24313f',
  quiet: '#5a6773',
  grid: '#d6dce2',
  first: '#1b4b7a',
  second: '#b4541a',
  third: '#5b6b2f',
  fourth: '#7a3b69',
} as const;

const FONT = 'Helvetica Neue, Helvetica, Arial, Liberation Sans, sans-serif';
export const TEXT = { fontSize: 13, fontFamily: FONT, color: INK.text } as const;

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly option: EChartsCoreOption;
}

/** Prefix for ids within the page; `title` and `description` are the text alternative. */
export interface Caption {
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

/**
 * The drawing as a self-contained SVG: no style sheet, no script, ids under the caption's prefix. ECharts
 * numbers its ids by a counter of the process; they are renamed so that equal reports give equal bytes.
 */
export function toSvg(
  { width, height, option }: Drawing,
  { id, title, description }: Caption,
): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({ animation: false, ...option });
    const body = chart
      .renderToSVGString()
      .replace(/^<svg[^>]*>/, '')
      .replace(/<style[\s\S]*?<\/style>/g, '')
      .replace(/ class="zr[^"]*"/g, '')
      .replace(/ (?:pointer-events|ecmeta_[a-z_]+)="[^"]*"/g, '')
      .replace(/(id="|url\(#)zr\d+-/g, `$1${id}-`);
    return (
      `<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-labelledby="${id}-title ${id}-desc" ` +
      `viewBox="0 0 ${width} ${height}" width="${width}" height="${height}">` +
      `<title id="${id}-title">${escapeHtml(title)}</title>` +
      `<desc id="${id}-desc">${escapeHtml(description)}</desc>${body}`
    );
  } finally {
    chart.dispose();
  }
}

/** A scale that can be drawn: upright, and wide enough beside its own size. */
export function drawableScale(min: number, max: number): boolean {
  return max - min >= 0.01 * Math.max(0.01, Math.abs(min), Math.abs(max));
}

/** Breaks a label into lines of about `width` Latin letters; what does not fit ends in an ellipsis. */
export function wrap(text: string, width: number, maxLines = 3): string {
  const size = (part: string) =>
    [...part].reduce((sum, char) => sum + ((char.codePointAt(0) ?? 0) >= 0x1100 ? 1.8 : 1), 0);
  const lines: string[] = [];
  let line = '';
  const words = clean(text).replaceAll(/\s+/g, ' ').trim().slice(0, 400).split(' ');
  const pieces = words.flatMap((part) => (size(part) <= width ? [part] : cut(part, width, size)));
  for (const piece of pieces) {
    const longer = line === '' ? piece : `${line} ${piece}`;
    if (size(longer) <= width) {
      line = longer;
    } else {
      lines.push(line);
      line = piece;
    }
  }
  lines.push(line);
  if (lines.length <= maxLines) return lines.map(inert).join('\n');
  const shown = lines.slice(0, maxLines);
  const last = shown.pop() ?? '';
  return [...shown.map(inert), `${[...last].slice(0, -1).join('')}…`].join('\n');
}

/**
 * ECharts caches the widths of texts in plain objects: a label that reads `constructor` or `__proto__` would
 * find, and overwrite, what every object inherits. An invisible joiner makes it another word.
 */
function inert(line: string): string {
  return line in Object.prototype ? `${line}\u2060` : line;
}

/** A word longer than a line, in pieces that fit. */
function cut(part: string, width: number, size: (part: string) => number): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const char of part) {
    if (size(piece + char) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += char;
  }
  return [...pieces, piece];
}
