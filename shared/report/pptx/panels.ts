import { type Run, run } from '../office/runs.ts';
import type { Area, Box, Element, Shade } from './canvas.ts';
import { AFTER, clip, fitAll, largest } from './fit.ts';
import { textHeight } from './piece.ts';

const INSET = 0.13;
export const BODY_SIZES = [18, 16, 15, 14] as const;

interface CardLook {
  readonly fill?: Shade;
  readonly bar?: Shade;
  readonly sizes?: readonly number[];
  readonly bullet?: boolean;
}

/** A tinted box under a coloured bar: a heading, then as much as it holds. */
export function card(
  area: Area,
  heading: readonly Run[],
  texts: readonly (readonly Run[])[],
  { fill = 'tint', bar = 'accent', sizes = BODY_SIZES, bullet = false }: CardLook = {},
): Element[] {
  const inner = { w: area.w - 2 * INSET, h: area.h - 2 * INSET - 0.06 };
  const head = {
    ...{ size: 14, bold: true as const, heading: true as const },
    ...{ colour: bar === 'line' ? ('ink' as const) : bar },
    runs: clip(heading, { size: 14, width: inner.w, lines: 2, bold: true }),
  };
  const top = textHeight(head, inner.w) + AFTER;
  const paragraphs = fitAll(
    texts,
    { w: inner.w, h: inner.h - top },
    sizes,
    bullet ? { bullet: true } : {},
  );
  return [
    { kind: 'text', ...area, fill, paragraphs: [head, ...paragraphs], inset: INSET, valign: 'top' },
    { kind: 'text', ...area, h: 0.06, fill: bar, paragraphs: [] },
  ];
}

/** A figure in large type with what it is, and how it changed. */
export function bigNumber(
  area: Area,
  value: readonly Run[],
  name: string,
  below: readonly Run[],
): Element[] {
  const width = area.w - 2 * INSET;
  const [figure, ...marks] = value;
  // The numbers of its notes stand behind its name, where they are read as such.
  const { evidence = [], ...plain } = figure ?? { text: '' };
  const shown = figure ? [{ ...plain, bold: true }] : [];
  const size = largest(shown, width, 1, [32, 28, 24, 20, 16]);
  const big = { runs: clip(shown, { size, width, lines: 1 }), size, colour: 'accent' as const };
  const room = area.h - 2 * 0.06 - textHeight(big, width) - AFTER;
  const small = fitAll(
    [
      [
        run(name, {
          bold: true,
          evidence: [...evidence, ...marks.flatMap((one) => one.evidence ?? [])],
        }),
      ],
      [
        ...below,
        ...(below.length > 0 ? [{ text: ' ' }] : []),
        ...marks.map(({ evidence: _, ...mark }) => mark),
      ],
    ],
    { w: width, h: room },
    [14, 13, 12],
  );
  return [
    {
      ...{ kind: 'text', ...area, fill: 'tint', inset: INSET, valign: 'middle' },
      paragraphs: [big, ...small],
    },
    { kind: 'text', ...area, w: 0.07, fill: 'accent', paragraphs: [] },
  ];
}

/** A number in a disc. */
export function disc(area: Pick<Area, 'x' | 'y'>, text: string, fill: Shade = 'accent'): Box {
  return {
    ...{ kind: 'text', ...area, w: 0.46, h: 0.46, shape: 'ellipse', fill, inset: 0 },
    valign: 'middle',
    paragraphs: [
      {
        ...{ runs: [run(text.slice(0, 3))], size: 14, bold: true, align: 'center' },
        colour: fill === 'accent' ? 'onAccent' : 'ink',
      },
    ],
  };
}

/** Across the slide's foot: what it comes to. */
export function strip(area: Area, runs: readonly Run[]): Element[] {
  if (runs.length === 0) return [];
  const inner = { w: area.w - 2 * 0.2, h: area.h - 0.12 };
  return [
    {
      ...{ kind: 'text', ...area, fill: 'accentTint', inset: 0.2, valign: 'middle' },
      paragraphs: fitAll([runs], inner, [18, 16, 15, 14]),
    },
    { kind: 'text', ...area, w: 0.09, fill: 'accent', paragraphs: [] },
  ];
}

/** Rows of a name on colour and what it stands for, over the whole area. */
export function labelled(
  areas: readonly Area[],
  list: readonly { readonly label: string; readonly texts: readonly (readonly Run[])[] }[],
): Element[] {
  return list.flatMap(({ label, texts }, at): Element[] => {
    const area = areas[at];
    if (area === undefined) return [];
    const left = { ...area, w: 2.9 };
    const right = { ...area, x: area.x + 2.9, w: area.w - 2.9 };
    const inner = { w: right.w - 0.4, h: right.h - 0.16 };
    return [
      {
        ...{ kind: 'text', ...left, fill: 'accent', inset: 0.16, valign: 'middle' },
        paragraphs: fitAll([[run(label)]], { w: left.w - 0.32, h: left.h - 0.1 }, [16, 14, 12], {
          ...{ bold: true, colour: 'onAccent' },
        }),
      },
      {
        ...{ kind: 'text', ...right, fill: 'tint', inset: 0.2, valign: 'middle' },
        paragraphs: fitAll(texts, inner, [18, 16, 15, 14]),
      },
    ];
  });
}
