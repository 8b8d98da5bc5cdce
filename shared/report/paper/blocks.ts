/**
 * What a paper shows, before any format: parts made of blocks made of spans. The formats write them down and word
 * nothing themselves, so that no sentence of a report is worded in two places.
 */
export interface Mark {
  readonly text: string;
  /** The check left something open, as against what a statement is. */
  readonly open: boolean;
  /** Stands for the text where the part says once what it means. */
  readonly sign?: string;
}

/** Text that rests on evidence: passage, fact and computed ids. */
export interface Statement {
  readonly kind: 'statement';
  readonly text: string;
  readonly marks: readonly Mark[];
  /** What its note quotes; none where the note behind a later sentence holds it. */
  readonly evidence: readonly string[];
  /** Goes beyond its evidence, which its note says. */
  readonly inferred?: boolean;
  /** What its writer assumed, for its note. */
  readonly basis?: readonly string[];
  /** Where its notes lead back to. */
  readonly anchor: string;
  readonly strong?: true;
}

/** `label` comes from the words files, `data` from the report. */
export type Span =
  | Statement
  | { readonly kind: 'label'; readonly text: string; readonly strong?: true }
  | { readonly kind: 'data'; readonly text: string; readonly strong?: true };

export interface Cell {
  readonly spans: readonly Span[];
  readonly number?: boolean;
}

export interface Grid {
  readonly kind: 'table';
  readonly caption: string;
  readonly head: readonly string[];
  /** The first cell of a row names it. */
  readonly rows: readonly (readonly Cell[])[];
  readonly note?: string;
  /** The caption is for those who hear the table: what stands above says the same. */
  readonly untitled?: boolean;
}

/** Not where it repeats the heading of its part. */
export const isCaptioned = ({ caption, untitled }: Grid, { title }: Pick<Part, 'title'>): boolean =>
  !untitled && caption !== title;

export type Block =
  | { readonly kind: 'heading'; readonly anchor: string; readonly spans: readonly Span[] }
  | {
      readonly kind: 'paragraph';
      readonly style?: 'question' | 'verdict' | 'answer' | 'small';
      readonly spans: readonly Span[];
    }
  /** In order, counted. */
  | { readonly kind: 'list'; readonly items: readonly (readonly Span[])[] }
  | { readonly kind: 'terms'; readonly rows: readonly (readonly [term: string, Block])[] }
  | Grid;

export interface Part {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export const label = (text: string): Span => ({ kind: 'label', text });
export const strongLabel = (text: string): Span => ({ kind: 'label', text, strong: true });
export const data = (text: string): Span => ({ kind: 'data', text });
export const strongData = (text: string): Span => ({ kind: 'data', text, strong: true });
export const paragraph = (...spans: readonly Span[]): Block => ({ kind: 'paragraph', spans });
export const small = (...spans: readonly Span[]): Block => ({
  kind: 'paragraph',
  style: 'small',
  spans,
});
export const cell = (...spans: readonly Span[]): Cell => ({ spans });

/** What the signs of a table mean, below it: `* the source bears no date`. */
export function signsIn(rows: readonly (readonly Cell[])[]): string {
  const spans = rows.flat().flatMap((one) => one.spans);
  const marks = spans.flatMap((span) => (span.kind === 'statement' ? span.marks : []));
  const meanings = new Map(
    marks.flatMap(({ sign, text }) => (sign ? [[sign, text] as const] : [])),
  );
  return [...meanings].map(([sign, text]) => `${sign} ${text}`).join(' · ');
}

/** Empty parts and tables without rows are left out. */
export function part(id: string, title: string, blocks: readonly (Block | null)[]): Part[] {
  const shown = blocks.filter(
    (block): block is Block => block !== null && (block.kind !== 'table' || block.rows.length > 0),
  );
  return shown.length === 0 ? [] : [{ id, title, blocks: shown }];
}

function spansOf(block: Block): readonly Span[] {
  switch (block.kind) {
    case 'table':
      return block.rows.flatMap((row) => row.flatMap(({ spans }) => spans));
    case 'terms':
      return block.rows.flatMap(([, inner]) => spansOf(inner));
    case 'list':
      return block.items.flat();
    case 'heading':
    case 'paragraph':
      return block.spans;
  }
}

/** In the order in which a reader meets them. */
export function statementsOf(parts: readonly Part[]): Statement[] {
  return parts
    .flatMap(({ blocks }) => blocks.flatMap(spansOf))
    .filter((span): span is Statement => span.kind === 'statement');
}
