import type { Figure } from '../figures/figure.ts';
import type { Notation } from '../figures/number-notation.ts';

/** A verbatim stretch of the stored page text; UTF-16 offsets, `end` exclusive. */
export interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** One value of a table row. */
export interface Cell extends Piece {
  /** Its own column heads, outermost first, verbatim; empty when none can be told for sure. */
  readonly heads: readonly string[];
  /** In base units, with the scale and sign of its own heads and notes; null when it is no number. */
  readonly figure: Figure | null;
}

export interface Row {
  /** Verbatim, behind the label of its group if there is one. */
  readonly label: string;
  readonly cells: readonly Cell[];
}

/** A passage as it is held in memory: what the report stores of it, and how to read its numbers. */
export interface ReadPassage extends Piece {
  readonly id: string;
  /** The id of its source. */
  readonly source: string;
  /** Heading path, caption, unit note and column heads, in the order of the page. */
  readonly context: readonly Piece[];
  /** Set when the passage is a row of a table. */
  readonly row?: Row;
  /** How its page writes numbers. */
  readonly notation: Notation;
}
