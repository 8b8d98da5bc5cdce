import { foldText } from './number-notation.ts';

export type FigureKind =
  | 'number'
  | 'percent'
  | 'points'
  | 'money'
  | 'fraction'
  | 'multiple'
  | 'ratio'
  | 'ordinal'
  | 'year'
  | 'decade'
  | 'quarter'
  | 'date'
  | 'magnitude'
  | 'name';

/** A number as a text states it. */
export interface Figure {
  readonly raw: string;
  /** `raw` with its characters in their plain forms and lower case. */
  readonly written: string;
  /** UTF-16 offsets of `raw` in the text. */
  readonly start: number;
  readonly end: number;
  readonly kind: FigureKind;
  /**
   * In base units: 97690000000 for "97.69 billion", 17.9 for "17.9%", 0.25 for "25 bps" (points),
   * 0.5 for "half", 2 for "doubled", 20250930 for a date (parts not stated are 0). The lower end of a range.
   * NaN for a name.
   */
  readonly value: number;
  /** The ends of a range; both equal `value` for a single figure. */
  readonly low: number;
  readonly high: number;
  /** `open`: the ends of a range are values of their own ("rose from 5 to 7"). */
  readonly range: 'open' | 'closed' | null;
  /** ISO currency or an ambiguous symbol (`$`, `¥`, `kr`), `km`, `Wh`, `month`, `Q`, `H`, …; null when none is stated. */
  readonly unit: string | null;
  /** One unit of the last stated digit, in base units; trailing zeros of an integer count as not stated. */
  readonly step: number;
  /** Power of ten stated in words: 9 for "97.69 billion". */
  readonly scale: number;
  /** Power of ten of the unit: 9 for "5 GWh". */
  readonly unitPower: number;
  /** The page does not settle whether its separator groups or is a decimal sign; `value` takes it to group. */
  readonly ambiguous: boolean;
  /** What the words around it say: "about", "more than" or "nearly"/"less than". */
  readonly bound: 'about' | 'above' | 'below' | null;
  /** `bound` is not null. */
  readonly approximate: boolean;
}

/** A figure with the text that states it. */
export interface Stated {
  readonly figure: Figure;
  readonly text: string;
}

/** Kinds that measure something, as against names, places in time and ranks. */
export function isQuantity(figure: Figure): boolean {
  return ['number', 'percent', 'points', 'money', 'fraction', 'multiple'].includes(figure.kind);
}

/** Builds a figure from the parts that differ from the plain case. */
export function figureAt(
  text: string,
  start: number,
  end: number,
  parts: Pick<Figure, 'kind' | 'value'> & Partial<Figure>,
): Figure {
  return {
    ...writing(text, start, end),
    start,
    end,
    low: parts.value,
    high: parts.value,
    range: null,
    unit: null,
    step: 1,
    scale: 0,
    unitPower: 0,
    ambiguous: false,
    bound: null,
    approximate: false,
    ...parts,
  };
}

/** A figure's own words, verbatim and in their plain form. */
export function writing(text: string, start: number, end: number): Pick<Figure, 'raw' | 'written'> {
  const raw = text.slice(start, end);
  return { raw, written: foldText(raw).replace(/[\s\u00a0]+/g, ' ') };
}
