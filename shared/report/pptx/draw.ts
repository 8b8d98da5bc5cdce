import library from 'pptxgenjs';
import { CELL_MARGIN } from '../office/columns.ts';
import { exhibitInWords } from '../office/exhibit-text.ts';
import { officeLanguage, type Run, run, textOf } from '../office/runs.ts';
import { hex } from '../office/theme-part.ts';
import { isRightToLeft } from '../view.ts';
import { type Box, insetAbove, shadeOf, type Table, TITLE } from './canvas.ts';
import { clip } from './fit.ts';
import { type Pen, POINTS, paragraphProps, placed, startOf, textProps } from './pen.ts';
import { rowHeight } from './piece.ts';
import type { Titled } from './titles.ts';

/**
 * The slide library. Its types are those of a CommonJS module, so they say that its class is one level deeper than
 * Node's loader of ES modules finds it.
 */
export type Presentation = library.default;
export type Slide = library.default.Slide;

const Library = library as unknown as typeof library.default;

/** A deck of 16:9 without slides. */
export function createPresentation(): Presentation {
  const deck = new Library();
  deck.layout = 'LAYOUT_WIDE';
  return deck;
}

export function drawTitle(pen: Pen, slide: Slide, { heading, headingSize, kicker }: Titled): void {
  const face = { fontFace: pen.theme.font.heading };
  const props = textProps(pen, heading, headingSize).map(({ text, options }) => ({
    ...{ text, options: { ...options, ...face } },
  }));
  slide.addText(props, {
    ...{ ...TITLE, placeholder: 'title', margin: 0, valign: 'top', align: startOf(pen.view) },
    ...{ lang: officeLanguage(pen.view.language), fontSize: headingSize },
  });
  drawBox(pen, slide, {
    ...{ kind: 'text', x: TITLE.x, y: 0.26, w: 8.5, h: 0.28, inset: 0, valign: 'middle' },
    paragraphs: [
      {
        runs: clip([run(kicker, { bold: true })], { size: 12, width: 8.5, lines: 1 }),
        size: 12,
        colour: 'accent',
      },
    ],
  });
}

export function drawElements(pen: Pen, slide: Slide, { elements, heading }: Titled): void {
  for (const element of elements) {
    if (element.kind === 'text') drawBox(pen, slide, element);
    else if (element.kind === 'table') drawTable(pen, slide, element, textOf(heading));
    else {
      // A stand-in: its part is replaced by the native chart when the package is mended.
      const { x, y, w, h } = placed(pen, element);
      slide.addChart('bar', [{ name: '–', labels: ['–'], values: [1] }], {
        ...{ x, y, w, h, altText: exhibitInWords(pen.view, element.exhibit) },
      });
    }
  }
}

/** Left, right, below, above, in points. */
function marginsOf(box: Box): [number, number, number, number] {
  const [beside, above] = [box.inset ?? 0, insetAbove(box)].map((inches) => inches * POINTS);
  return [beside ?? 0, beside ?? 0, above ?? 0, above ?? 0];
}

export function drawBox(pen: Pen, slide: Slide, box: Box): void {
  const { x, y, w, h } = placed(pen, box);
  const shape = box.shape ?? 'rect';
  const look = {
    ...{ x, y, w, h },
    ...(box.fill && { fill: { color: shadeOf(pen.theme, box.fill) } }),
    ...(box.line && { line: { color: shadeOf(pen.theme, box.line), width: 1 } }),
    ...(shape === 'homePlate' && isRightToLeft(pen.view) && { flipH: true }),
  };
  if (box.paragraphs.length === 0) {
    slide.addShape(shape, look);
    return;
  }
  slide.addText(paragraphProps(pen, box.paragraphs), {
    ...{ ...look, shape, margin: marginsOf(box), valign: box.valign ?? 'top' },
    ...{ align: startOf(pen.view), lang: officeLanguage(pen.view.language) },
  });
}

function drawTable(pen: Pen, slide: Slide, table: Table, name: string): void {
  const { head, rows, size } = table;
  const { x, y, w, h } = placed(pen, table);
  const { colours } = pen.theme;
  const widths = [...table.widths];
  const align = startOf(pen.view);
  const none = { type: 'none' as const };
  const line = (color: string, pt: number) => ({ type: 'solid' as const, color: hex(color), pt });
  const cells = (row: readonly (readonly Run[])[], isHead: boolean) =>
    row.map((runs) => ({
      text: textProps(
        pen,
        runs.length === 0 ? [{ text: '' }] : runs,
        size,
        isHead ? 'accent' : 'ink',
      ),
      options: {
        ...{ align, valign: isHead ? ('bottom' as const) : ('middle' as const), fontSize: size },
        margin: [CELL_MARGIN, CELL_MARGIN, CELL_MARGIN, CELL_MARGIN] as [
          number,
          number,
          number,
          number,
        ],
        fill: { color: hex(colours.paper) },
        border: [
          none,
          none,
          isHead ? line(colours.accent, 1.5) : line(colours.line, 0.75),
          none,
        ] as [typeof none, typeof none, ReturnType<typeof line>, typeof none],
      },
    }));
  slide.addTable([cells(head, true), ...rows.map((row) => cells(row, false))], {
    ...{ x, y, w, h, colW: widths, autoPage: false, objectName: name },
    rowH: [
      rowHeight(head, widths, size, true),
      ...rows.map((row) => Math.max(table.rowHeight ?? 0, rowHeight(row, widths, size))),
    ],
  });
}
