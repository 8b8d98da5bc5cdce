import library from 'pptxgenjs';
import { CELL_MARGIN } from '../office/columns.ts';
import { exhibitInWords } from '../office/exhibit-text.ts';
import { isRightToLeft, officeLanguage, type Run, textOf } from '../office/runs.ts';
import { hex, mixed } from '../office/theme-part.ts';
import type { Theme } from '../theme.ts';
import type { View } from '../view.ts';
import { type Placed, TITLE } from './flow.ts';
import type { LaidOut } from './layout.ts';
import { BULLET_INDENT, GAP, rowHeight, tableWidths } from './piece.ts';

/**
 * The slide library. Its types are those of a CommonJS module, so they say that its class is one level deeper than
 * Node's loader of ES modules finds it.
 */
export type Presentation = library.default;
export type Slide = library.default.Slide;
export type TextProps = library.default.TextProps & { text: string };

const Library = library as unknown as typeof library.default;

/** A deck of 16:9 without slides. */
export function createPresentation(): Presentation {
  const deck = new Library();
  deck.layout = 'LAYOUT_WIDE';
  return deck;
}

export interface Pen {
  readonly view: View;
  readonly theme: Theme;
}

/** Runs with the numbers of their notes behind them. */
export function textProps({ view, theme }: Pen, runs: readonly Run[], size: number): TextProps[] {
  const { colours, font } = theme;
  return runs.flatMap((one): TextProps[] => {
    const colour = one.open ? colours.bad : one.muted ? colours.muted : colours.ink;
    const style = {
      ...{
        fontSize: size,
        fontFace: font.body,
        color: hex(colour),
        lang: officeLanguage(view.language),
      },
      ...(isRightToLeft(view) && { rtlMode: true }),
    };
    const numbers = view.citations.numbers(one.evidence ?? []);
    return [
      {
        text: one.text,
        options: {
          ...style,
          ...(one.bold && { bold: true }),
          ...(one.italic && { italic: true }),
          ...(one.url !== undefined && { hyperlink: { url: one.url } }),
        },
      },
      ...(numbers.length === 0
        ? []
        : [
            {
              text: `\u2009${numbers.join(', ')}`,
              options: { ...style, color: hex(colours.muted), superscript: true },
            },
          ]),
    ];
  });
}

const alignment = (view: View) => (isRightToLeft(view) ? ('right' as const) : ('left' as const));

export function drawTitle(pen: Pen, slide: Slide, { title, titleSize }: LaidOut): void {
  const props = textProps(pen, title, titleSize).map(({ text, options }) => ({
    ...{ text, options: { ...options, bold: true, fontFace: pen.theme.font.heading } },
  }));
  slide.addText(props, {
    ...{ ...TITLE, placeholder: 'title', margin: 0, valign: 'bottom', align: alignment(pen.view) },
    ...{ lang: officeLanguage(pen.view.language), fontSize: titleSize },
  });
}

/** Text that stands together is one box, so that it can be edited as one. */
export function drawBody(pen: Pen, slide: Slide, { placed, frames, title }: LaidOut): void {
  const { colours } = pen.theme;
  for (const frame of frames) {
    slide.addShape('rect', {
      ...frame,
      fill: { color: hex(mixed(colours.line, 0.75)) },
      line: { color: hex(colours.line), width: 0.75 },
    });
  }
  let group: Placed[] = [];
  const close = () => {
    if (group.length > 0) drawText(pen, slide, group);
    group = [];
  };
  for (const one of placed) {
    const last = group.at(-1);
    const follows = last && one.x === last.x && Math.abs(last.y + last.h + GAP - one.y) < 0.01;
    if (one.piece.kind !== 'text' || !follows) close();
    if (one.piece.kind === 'text') group.push(one);
    else if (one.piece.kind === 'table') drawTable(pen, slide, one, textOf(title));
    else drawChart(pen, slide, one);
  }
  close();
}

function drawText(pen: Pen, slide: Slide, group: readonly Placed[]): void {
  const [first] = group;
  const last = group.at(-1);
  if (first === undefined || last === undefined) return;
  const align = alignment(pen.view);
  const props = group.flatMap(({ piece }, at) => {
    if (piece.kind !== 'text') return [];
    const runs = textProps(pen, piece.runs, piece.size);
    return runs.map(({ text, options }, index) => ({
      text,
      options: {
        ...options,
        align,
        paraSpaceAfter: GAP * 72,
        ...(piece.accent && { color: hex(pen.theme.colours.accent) }),
        ...(piece.bullet && { bullet: { indent: BULLET_INDENT * 72 } }),
        breakLine: index === runs.length - 1 && at < group.length - 1,
      },
    }));
  });
  slide.addText(props, {
    ...{ x: first.x, y: first.y, w: first.w, h: last.y + last.h - first.y },
    ...{ margin: 0, valign: 'top', align, lang: officeLanguage(pen.view.language) },
  });
}

function drawTable(pen: Pen, slide: Slide, { piece, x, y, w, h }: Placed, name: string): void {
  if (piece.kind !== 'table') return;
  const { colours } = pen.theme;
  const widths = tableWidths(piece, w);
  const align = alignment(pen.view);
  const none = { type: 'none' as const };
  const line = (color: string, pt: number) => ({ type: 'solid' as const, color: hex(color), pt });
  const cells = (row: readonly Run[][], isHead: boolean) =>
    row.map((runs) => ({
      text: textProps(pen, runs.length === 0 ? [{ text: '' }] : runs, piece.size),
      options: {
        ...{ align, valign: 'top' as const, fontSize: piece.size },
        margin: [CELL_MARGIN, CELL_MARGIN, CELL_MARGIN, CELL_MARGIN] as [
          number,
          number,
          number,
          number,
        ],
        fill: { color: hex(isHead ? mixed(colours.line, 0.55) : colours.paper) },
        border: [none, none, isHead ? line(colours.muted, 1) : line(colours.line, 0.75), none] as [
          typeof none,
          typeof none,
          ReturnType<typeof line>,
          typeof none,
        ],
      },
    }));
  slide.addTable([cells(piece.head, true), ...piece.rows.map((row) => cells(row, false))], {
    ...{ x, y, w, h, colW: widths, autoPage: false, objectName: name },
    rowH: [
      rowHeight(piece.head, widths, piece.size, true),
      ...piece.rows.map((row) => rowHeight(row, widths, piece.size)),
    ],
  });
}

/** A stand-in: its part is replaced by the native chart when the package is mended. */
function drawChart({ view }: Pen, slide: Slide, { piece, x, y, w, h }: Placed): void {
  if (piece.kind !== 'chart') return;
  slide.addChart('bar', [{ name: '–', labels: ['–'], values: [1] }], {
    ...{ x, y, w, h, altText: exhibitInWords(view, piece.exhibit) },
  });
}
