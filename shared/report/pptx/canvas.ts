import type { Exhibit } from '../../domain/exhibit.ts';
import { type Run, textOf } from '../office/runs.ts';
import { hex, mixed } from '../office/theme-part.ts';
import type { Theme } from '../theme.ts';

/** What stands on a slide, in its place. Lengths in inches from the slide's corner, sizes in points. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** 16:9. */
export const SLIDE = { w: 13.333, h: 7.5 } as const;
export const TITLE: Area = { x: 0.6, y: 0.58, w: 12.13, h: 0.95 };
export const BODY: Area = { x: 0.6, y: 1.8, w: 12.13, h: 4.95 };
/** Space between boxes. */
export const GUTTER = 0.22;

/** A colour of the theme, or one made of it. */
export type Shade =
  | keyof Theme['colours']
  | 'tint'
  | 'onAccent'
  | 'accentTint'
  | 'goodTint'
  | 'badTint'
  | 'badMiddle';

export interface Paragraph {
  readonly runs: readonly Run[];
  readonly size: number;
  readonly bullet?: true;
  readonly bold?: true;
  readonly heading?: true;
  readonly colour?: Shade;
  readonly align?: 'center' | 'end';
}

/** A shape with text in it, or without. */
export interface Box extends Area {
  readonly kind: 'text';
  readonly paragraphs: readonly Paragraph[];
  readonly shape?: 'rect' | 'ellipse' | 'homePlate';
  readonly fill?: Shade;
  readonly line?: Shade;
  readonly valign?: 'top' | 'middle' | 'bottom';
  /** On each side, between the shape's edge and its text; less above and below text in the middle. */
  readonly inset?: number;
}

export const insetAbove = ({ inset = 0, valign = 'top' }: Box): number =>
  valign === 'top' ? inset : Math.min(inset, 0.06);

export interface Table extends Area {
  readonly kind: 'table';
  readonly head: readonly (readonly Run[])[];
  readonly rows: readonly (readonly (readonly Run[])[])[];
  readonly size: number;
  readonly widths: readonly number[];
  /** Rows are no lower than this. */
  readonly rowHeight?: number;
}

export interface Picture extends Area {
  readonly kind: 'chart';
  readonly exhibit: Exhibit;
  readonly fontSize: number;
}

export type Element = Box | Table | Picture;

/** Its texts: paragraphs, cells. */
export const linesIn = (element: Element): (readonly Run[])[] => {
  switch (element.kind) {
    case 'text':
      return element.paragraphs.map(({ runs }) => runs);
    case 'table':
      return [...element.head, ...element.rows.flat()];
    case 'chart':
      return [];
  }
};

/** Whether each of the texts stands in them uncut. */
export function showsAll(
  elements: readonly Element[],
  texts: readonly (readonly Run[])[],
): boolean {
  const shown = new Set(elements.flatMap(linesIn).map(textOf));
  return texts.every((runs) => textOf(runs).trim() === '' || shown.has(textOf(runs)));
}

/** A slide: what it shows, and all that it stands for, which its notes hold in full where the slide is shorter. */
export interface DeckSlide {
  /** `divider`: opens the appendix. */
  readonly layout: 'message' | 'divider';
  /** Stands small above the title: which part this is. */
  readonly kicker: string;
  /** With its marks and evidence, which stand in the notes. */
  readonly title: readonly Run[];
  readonly elements: readonly Element[];
  readonly said: readonly (readonly Run[])[];
  /** Source ids beside those that are cited. */
  readonly sources?: readonly string[];
}

export function shadeOf({ colours }: Theme, shade: Shade): string {
  switch (shade) {
    case 'tint':
      return hex(mixed(colours.line, 0.6));
    case 'onAccent':
      return hex(isDark(colours.accent) ? '#ffffff' : colours.ink);
    case 'accentTint':
      return hex(mixed(colours.accent, 0.88));
    case 'goodTint':
      return hex(mixed(colours.good, 0.85));
    case 'badTint':
      return hex(mixed(colours.bad, 0.85));
    case 'badMiddle':
      return hex(mixed(colours.bad, 0.62));
    default:
      return hex(colours[shade]);
  }
}

/** White letters are read on it: a contrast of 4.5 : 1 at least (WCAG 2.2). */
function isDark(colour: string): boolean {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05) >= 4.5;
}

/** As many areas beside each other as `weights`, or below each other. */
export function columns(area: Area, weights: readonly number[], gap: number = GUTTER): Area[] {
  const unit = (area.w - gap * (weights.length - 1)) / weights.reduce((a, b) => a + b, 0);
  let x = area.x;
  return weights.map((weight) => {
    const one = { ...area, x, w: unit * weight };
    x += one.w + gap;
    return one;
  });
}

export function rows(area: Area, weights: readonly number[], gap: number = GUTTER): Area[] {
  const unit = (area.h - gap * (weights.length - 1)) / weights.reduce((a, b) => a + b, 0);
  let y = area.y;
  return weights.map((weight) => {
    const one = { ...area, y, h: unit * weight };
    y += one.h + gap;
    return one;
  });
}
