import { type Run, run, runsOf, textOf } from '../office/runs.ts';
import type { Block, Grid, Part } from '../paper/blocks.ts';
import type { View } from '../view.ts';
import { BODY, type DeckSlide, type Element } from './canvas.ts';
import { clip } from './fit.ts';
import { flow, type Placed } from './flow.ts';
import {
  GAP,
  type Piece,
  pieceHeight,
  type TablePiece,
  type TextPiece,
  tableWidths,
} from './piece.ts';

/** Text and tables before they are laid out; what one slide has no room for goes on to further slides. */
export interface SlideSpec {
  readonly kicker: string;
  readonly title: readonly Run[];
  readonly pieces: readonly Piece[];
  /** What had to be shortened, in full, for the notes. */
  readonly inFull: readonly (readonly Run[])[];
  /** Publishers come from what is cited; these are added. */
  readonly sources?: readonly string[];
}

/** Lines that a paragraph, and a cell of a table, show at most: what one slide holds. */
const LINES = { paragraph: 14, cell: 12 };

interface SpecBuilder {
  readonly pieces: Piece[];
  readonly inFull: (readonly Run[])[];
  text(runs: readonly Run[], style: Omit<TextPiece, 'kind' | 'runs'>): void;
  grid(grid: Pick<Grid, 'head' | 'rows'>, size: number): void;
  table(
    head: readonly string[],
    rows: readonly (readonly (readonly Run[])[])[],
    size: number,
  ): void;
}

export function createBuilder(): SpecBuilder {
  const pieces: Piece[] = [];
  const inFull: (readonly Run[])[] = [];
  const shorten = (runs: readonly Run[], size: number, width: number, lines: number) => {
    const shown = clip(runs, { size, width, lines });
    if (textOf(shown) !== textOf(runs)) inFull.push(runs);
    return shown;
  };
  const table: SpecBuilder['table'] = (head, rows, size) => {
    if (rows.length === 0) return;
    // An even share of the width: the narrower a column, the less of a slide's height a text may take.
    const width = BODY.w / head.length;
    pieces.push({
      kind: 'table',
      head: head.map((text) => shorten([run(text, { bold: true })], size, width, 2)),
      rows: rows.map((row) => row.map((cell) => shorten(cell, size, width, LINES.cell))),
      size,
    });
  };
  return {
    pieces,
    inFull,
    text(runs, style) {
      if (textOf(runs).trim() === '') return;
      const shown = shorten(runs, style.size, BODY.w, LINES.paragraph);
      pieces.push({ kind: 'text', runs: shown, ...style });
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

export const tableHeight = (table: TablePiece, width: number): number =>
  pieceHeight(table, width) - GAP;

/** A part of the paper as text and tables in its order. */
export function partSpec(view: View, part: Part, title: string = part.title): SlideSpec {
  const builder = createBuilder();
  for (const block of part.blocks) addBlock(builder, view, part, block);
  return { kicker: view.labels.paper.appendix, title: [run(title)], ...builder };
}

function addBlock(builder: SpecBuilder, view: View, part: Part, block: Block): void {
  switch (block.kind) {
    case 'heading':
      builder.text(runsOf(block.spans), { size: 15, heading: true });
      return;
    case 'paragraph':
      builder.text(runsOf(block.spans), { size: 14 });
      return;
    case 'terms':
      for (const [term, inner] of block.rows) {
        const spans = inner.kind === 'paragraph' ? inner.spans : [];
        const name = run(`${term}${view.labels.colon}`, { bold: true });
        builder.text([name, { text: ' ' }, ...runsOf(spans)], { size: 14 });
      }
      return;
    case 'table':
      if (block.caption !== part.title && !block.caption.startsWith(part.title)) {
        builder.text([run(block.caption, { bold: true })], { size: 14, heading: true });
      }
      builder.grid(block, 13);
      if (block.note) builder.text([run(block.note, { muted: true })], { size: 14 });
  }
}

export function flowSlides(spec: SlideSpec): DeckSlide[] {
  return flow(spec.pieces, BODY).map((placed, at) => ({
    ...{ layout: 'message', kicker: spec.kicker, title: spec.title, elements: elementsOf(placed) },
    said: at === 0 ? spec.inFull : [],
    sources: spec.sources ?? [],
  }));
}

/** Text that stands together is one box, so that it can be edited as one. */
function elementsOf(placed: readonly Placed[]): Element[] {
  const elements: Element[] = [];
  let group: Placed[] = [];
  const close = () => {
    const [first] = group;
    const last = group.at(-1);
    if (first && last) {
      const paragraphs = group.flatMap(({ piece }) => (piece.kind === 'text' ? [piece] : []));
      const { x, y, w } = first;
      elements.push({ kind: 'text', x, y, w, h: last.y + last.h - y, paragraphs, inset: 0 });
    }
    group = [];
  };
  for (const one of placed) {
    if (one.piece.kind === 'text') {
      group.push(one);
      continue;
    }
    close();
    const { piece, ...area } = one;
    elements.push({ ...piece, ...area, widths: tableWidths(piece, area.w) });
  }
  close();
  return elements;
}
