import type library from 'pptxgenjs';
import { LINE_SPACING } from '../office/measure.ts';
import { inRightToLeft, officeLanguage, type Run, readsRightToLeft } from '../office/runs.ts';
import type { Theme } from '../theme.ts';
import { isRightToLeft, type View } from '../view.ts';
import { type Area, type Paragraph, type Shade, SLIDE, shadeOf } from './canvas.ts';
import { AFTER } from './fit.ts';
import { BULLET_INDENT } from './piece.ts';

type TextProps = library.default.TextProps & { text: string };
export const POINTS = 72;

export interface Pen {
  readonly view: View;
  readonly theme: Theme;
}

/** Where it stands for a reader from right to left: the slide is mirrored. */
export function placed<A extends Area>({ view }: Pen, area: A): A {
  return isRightToLeft(view) ? { ...area, x: SLIDE.w - area.x - area.w } : area;
}

/** Runs with the numbers of their notes behind them; `colour` for what has none of its own. */
export function textProps(
  { view, theme }: Pen,
  runs: readonly Run[],
  size: number,
  colour: Shade = 'ink',
): TextProps[] {
  const { font } = theme;
  const onColour = colour === 'onAccent';
  const rightToLeft = readsRightToLeft(view, runs);
  return (rightToLeft ? inRightToLeft(runs) : runs).flatMap((one): TextProps[] => {
    const own: Shade = one.tone ?? (one.open ? 'bad' : one.muted ? 'muted' : colour);
    const style = {
      ...{ fontSize: size, fontFace: font.body, lang: officeLanguage(view.language) },
      lineSpacingMultiple: LINE_SPACING,
      color: shadeOf(theme, onColour ? colour : own),
      ...(rightToLeft && { rtlMode: true }),
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
              options: {
                ...{ ...style, superscript: true },
                color: shadeOf(theme, onColour ? colour : 'muted'),
              },
            },
          ]),
    ];
  });
}

type Align = 'left' | 'right' | 'center';
export const startOf = (view: View): Align => (isRightToLeft(view) ? 'right' : 'left');

/** Paragraphs as one text, each with its own size and colour. */
export function paragraphProps(pen: Pen, paragraphs: readonly Paragraph[]): TextProps[] {
  return paragraphs.flatMap(({ runs, size, bold, bullet, colour, align }, at) => {
    const props = textProps(pen, bold ? runs.map((one) => ({ ...one, bold })) : runs, size, colour);
    return props.map(({ text, options }, index) => ({
      text,
      options: {
        ...options,
        align: align === 'center' ? ('center' as const) : startOf(pen.view),
        ...(at < paragraphs.length - 1 && { paraSpaceAfter: AFTER * POINTS }),
        ...(bullet && { bullet: { indent: BULLET_INDENT * POINTS } }),
        breakLine: index === props.length - 1 && at < paragraphs.length - 1,
      },
    }));
  });
}
