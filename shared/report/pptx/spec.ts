import type { Exhibit } from '../../domain/paper/paper.ts';
import { type Run, run, runsOf, textOf } from '../office/runs.ts';
import type { Block, Grid, Part } from '../paper/blocks.ts';
import type { View } from '../view.ts';
import { cutRuns } from './cut.ts';
import type { Piece, TextPiece } from './piece.ts';

/** A slide before it is laid out; what it has no room for goes on to further slides, or into the notes. */
export interface SlideSpec {
  readonly title: readonly Run[];
  readonly pieces: readonly Piece[];
  /** Stands on the left, the pieces beside it. */
  readonly chart?: Exhibit;
  /** Boxes with a heading each, in reading order. */
  readonly boxes?: readonly {
    readonly heading: readonly Run[];
    readonly items: readonly TextPiece[];
  }[];
  /** What had to be shortened, in full, for the notes. */
  readonly inFull: readonly (readonly Run[])[];
  /** Publishers come from what is cited; these are added. */
  readonly sources?: readonly string[];
}

/** Letters that a paragraph or a table's cell shows at most. */
const PARAGRAPH = 760;
const CELL = 340;

export interface SpecBuilder {
  readonly pieces: Piece[];
  readonly inFull: (readonly Run[])[];
  text(runs: readonly Run[], style: Omit<TextPiece, 'kind' | 'runs'>): void;
  grid(grid: Pick<Grid, 'head' | 'rows'>, size: number): void;
  table(head: readonly string[], rows: readonly (readonly Run[][])[], size: number): void;
  runs(runs: readonly Run[], limit?: number): readonly Run[];
}

export function createBuilder({ labels }: View): SpecBuilder {
  const pieces: Piece[] = [];
  const inFull: (readonly Run[])[] = [];
  const shorten: SpecBuilder['runs'] = (runs, limit = PARAGRAPH) => {
    const { shown, cut } = cutRuns(runs, limit, labels.office.cut);
    if (cut) inFull.push(runs);
    return shown;
  };
  const table: SpecBuilder['table'] = (head, rows, size) => {
    if (rows.length === 0) return;
    // The narrower a column, the less of a slide's height a text may take.
    const limit = Math.min(CELL, Math.round(1000 / head.length));
    pieces.push({
      kind: 'table',
      head: head.map((text) => [...shorten([run(text, { bold: true })], 80)]),
      rows: rows.map((row) => row.map((cell) => [...shorten(cell, limit)])),
      size,
    });
  };
  return {
    pieces,
    inFull,
    runs: shorten,
    text(runs, style) {
      if (textOf(runs).trim() !== '') pieces.push({ kind: 'text', runs: shorten(runs), ...style });
    },
    table,
    grid({ head, rows }, size) {
      table(
        head,
        rows.map((row) =>
          head.map((_, at) => {
            const runs = runsOf(row[at]?.spans ?? []);
            const isName = at === 0 && row[0]?.spans[0]?.kind !== 'statement';
            return isName ? runs.map((one) => ({ ...one, bold: true })) : runs;
          }),
        ),
        size,
      );
    },
  };
}

const SIZES = { question: 12, verdict: 18, answer: 16, small: 10 } as const;

/** Blocks of the paper in their order, as pieces of a slide. */
export function addBlocks(builder: SpecBuilder, view: View, part: Part, blocks: readonly Block[]) {
  for (const block of blocks) addBlock(builder, view, part, block);
}

function addBlock(builder: SpecBuilder, view: View, part: Part, block: Block): void {
  switch (block.kind) {
    case 'heading':
      builder.text(runsOf(block.spans), { size: 13, heading: true });
      return;
    case 'paragraph': {
      const size = block.style === undefined ? 11 : SIZES[block.style];
      const isVerdict = block.style === 'verdict';
      const runs = runsOf(block.spans);
      builder.text(isVerdict ? runs.map(({ text }) => ({ text, bold: true })) : runs, {
        size,
        ...(isVerdict && { accent: true, heading: true }),
      });
      return;
    }
    case 'terms':
      for (const [term, inner] of block.rows) {
        const spans = inner.kind === 'paragraph' ? inner.spans : [];
        const name = run(`${term}${view.labels.colon}`, { bold: true });
        builder.text([name, { text: ' ' }, ...runsOf(spans)], { size: 12 });
      }
      return;
    case 'table':
      if (block.caption !== part.title && !block.caption.startsWith(part.title)) {
        builder.text([run(block.caption, { bold: true })], { size: 12, heading: true });
      }
      builder.grid(block, 11);
      if (block.note) builder.text([run(block.note, { muted: true })], { size: 9.5 });
  }
}
