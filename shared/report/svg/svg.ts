import { clean, escapeHtml } from '../escape.ts';

/** Pieces that every drawing is made of: plain shapes, no style sheet, no script. */

/** Dark enough for text on white, apart for the colour-blind, apart in grey by lightness, dash and marker. */
export const INK = {
  text: '#24313f',
  quiet: '#5a6773',
  grid: '#d6dce2',
  first: '#1b4b7a',
  second: '#b4541a',
  tint: '#f2d9c8',
  pale: '#eef2f6',
} as const;

/** From dark to light, so that neighbours differ in grey too; the text on each in white or ink. */
export const PARTS = [
  { fill: '#1b4b7a', text: '#fff' },
  { fill: '#9dbbd6', text: INK.text },
  { fill: '#e4ebf2', text: INK.text },
  { fill: '#b4541a', text: '#fff' },
  { fill: '#ecc9ad', text: INK.text },
  { fill: '#4d5a66', text: '#fff' },
] as const;

export interface Drawing {
  readonly width: number;
  readonly height: number;
  readonly body: string;
}

/** Prefix for ids within the page; `title` and `description` are the text alternative. */
export interface Caption {
  readonly id: string;
  readonly title: string;
  readonly description: string;
}

type Attributes = Readonly<Record<string, string | number | undefined>>;

const round = (value: string | number) =>
  typeof value === 'number' ? String(Math.round(value * 100) / 100) : escapeHtml(value);

export function element(name: string, attributes: Attributes, content = ''): string {
  const written = Object.entries(attributes)
    .flatMap(([key, value]) => (value === undefined ? [] : [` ${key}="${round(value)}"`]))
    .join('');
  return content === '' ? `<${name}${written}/>` : `<${name}${written}>${content}</${name}>`;
}

export const line = (x1: number, y1: number, x2: number, y2: number, more: Attributes = {}) =>
  element('line', { x1, y1, x2, y2, stroke: INK.grid, ...more });

export const rect = (x: number, y: number, width: number, height: number, more: Attributes = {}) =>
  element('rect', { x, y, width: Math.max(0, width), height: Math.max(0, height), ...more });

interface TextStyle {
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly size?: number;
  readonly bold?: boolean;
  readonly italic?: boolean;
  readonly fill?: string;
}

export const LINE_HEIGHT = 1.25;

/** Lines of text; `y` is the middle of the whole block. */
export function text(
  x: number,
  y: number,
  content: string | readonly string[],
  style: TextStyle = {},
) {
  const { anchor = 'start', size = 13, bold = false, italic = false, fill = INK.text } = style;
  const lines = typeof content === 'string' ? [content] : content;
  const first = y - ((lines.length - 1) * size * LINE_HEIGHT) / 2 + size * 0.35;
  const spans = lines.map((one, at) =>
    element('tspan', { x, y: first + at * size * LINE_HEIGHT }, escapeHtml(one) || ' '),
  );
  const face = {
    'font-size': size,
    'font-weight': bold ? 'bold' : undefined,
    'font-style': italic ? 'italic' : undefined,
  };
  return element('text', { 'text-anchor': anchor, fill, ...face }, spans.join(''));
}

const FONT =
  'Helvetica Neue, Helvetica, Arial, Liberation Sans, Noto Sans, Noto Sans JP, sans-serif';

/** A self-contained image with its text alternative. */
export function toSvg(
  { width, height, body }: Drawing,
  { id, title, description }: Caption,
): string {
  const named = `role="img" aria-labelledby="${id}-title ${id}-desc"`;
  const size = `viewBox="0 0 ${round(width)} ${round(height)}" width="${round(width)}" height="${round(height)}"`;
  return (
    `<svg xmlns="http://www.w3.org/2000/svg" ${named} ${size} font-family="${FONT}">` +
    `<title id="${id}-title">${escapeHtml(title)}</title>` +
    `<desc id="${id}-desc">${escapeHtml(description)}</desc>${body}</svg>`
  );
}

/** About how wide a text is, in Latin letters; those of East Asian scripts are nearly twice as wide. */
const widthOf = (part: string) =>
  [...part].reduce((sum, char) => sum + ((char.codePointAt(0) ?? 0) >= 0x1100 ? 1.8 : 1), 0);

/** Pixels that a text of this size takes, near enough. */
export const pixels = (content: string, size = 13) => widthOf(content) * size * 0.54;

/** Lines of at most `width` Latin letters; what does not fit in `maxLines` ends in an ellipsis. */
export function wrap(content: string, width: number, maxLines = 3): string[] {
  const lines: string[] = [];
  let current = '';
  const words = clean(content).replaceAll(/\s+/g, ' ').trim().slice(0, 1200).split(' ');
  for (const piece of words.flatMap((part) =>
    widthOf(part) <= width ? [part] : cut(part, width),
  )) {
    const longer = current === '' ? piece : `${current} ${piece}`;
    if (widthOf(longer) <= width) {
      current = longer;
    } else {
      lines.push(current);
      current = piece;
    }
  }
  lines.push(current);
  if (lines.length <= maxLines) return lines;
  const shown = lines.slice(0, maxLines);
  const last = [...(shown.pop() ?? '')].slice(0, -1).join('');
  return [...shown, `${last}…`];
}

/** A word longer than a line, in pieces that fit. */
function cut(part: string, width: number): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const char of part) {
    if (piece !== '' && widthOf(piece + char) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += char;
  }
  return [...pieces, piece];
}
