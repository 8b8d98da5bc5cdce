import type { Exhibit } from '../../domain/paper/paper.ts';
import { fill } from '../labels.ts';
import { exhibitChart } from '../office/exhibit-chart.ts';
import { type Run, run } from '../office/runs.ts';
import type { Theme } from '../theme.ts';
import type { View } from '../view.ts';
import { type Area, BODY, flow, type Placed, stack } from './flow.ts';
import { GAP, type Piece, pieceHeight, scaled, type TextPiece } from './piece.ts';
import type { SlideSpec } from './spec.ts';
import { titleOf } from './titles.ts';

const COLUMN_GAP = 0.35;

/** A slide with everything in its place. */
export interface LaidOut {
  readonly title: readonly Run[];
  /** Points. */
  readonly titleSize: number;
  readonly placed: readonly Placed[];
  /** Boxes behind the text, with a line around them. */
  readonly frames: readonly Area[];
  /** What the notes hold beside the passages: shortened text in full, statements without room. */
  readonly inFull: readonly (readonly Run[])[];
  readonly further: readonly (readonly Run[])[];
  readonly sources: readonly string[];
}

export function layOut(view: View, spec: SlideSpec): LaidOut[] {
  const pages = bodyOf(view, spec);
  return pages.map(({ placed, frames, further }, at) => {
    const title = titleOf(view, spec.title, at, pages.length);
    return {
      title: title.shown,
      titleSize: title.size,
      placed,
      frames,
      further,
      inFull: at > 0 ? [] : [...(title.cut ? [spec.title] : []), ...spec.inFull],
      sources: spec.sources ?? [],
    };
  });
}

interface Page {
  readonly placed: Placed[];
  readonly frames: Area[];
  readonly further: (readonly Run[])[];
}

function bodyOf(view: View, spec: SlideSpec): Page[] {
  const { boxes: list } = spec;
  if (list) {
    const pages = Array.from({ length: Math.ceil(list.length / 4) }, (_, at) => at * 4);
    return pages.map((at) => boxes(view, list.slice(at, at + 4)));
  }
  if (spec.chart) return besideChart(view, spec, spec.chart);
  const pages = flow(spec.pieces, BODY);
  const shown = pages.length === 0 ? [[]] : pages;
  return shown.map((placed) => ({ placed, frames: [], further: [] }));
}

/** As many pieces as there is room for, in their order; the count of the rest stands below them. */
function fitting(view: View, pieces: readonly Piece[], area: Area) {
  const ordered = [1.15, 1.05, 1, 0.92];
  for (const scale of ordered) {
    const all = pieces.map((piece) => scaled(piece, scale));
    if (heights(all, area.w) <= area.h) return { placed: stack(all, area), rest: [] };
  }
  const small = pieces.map((piece) => scaled(piece, 0.92));
  const more = (n: number): TextPiece => ({
    ...{ kind: 'text', size: 9.5 },
    runs: [run(fill(view.labels.office.more, { n: view.format.number(n) }), { muted: true })],
  });
  const room = area.h - pieceHeight(more(pieces.length), area.w);
  let count = 0;
  while (count < small.length && heights(small.slice(0, count + 1), area.w) <= room) count += 1;
  const rest = pieces.slice(count);
  return { placed: stack([...small.slice(0, count), more(rest.length)], area), rest };
}

const heights = (pieces: readonly Piece[], width: number) =>
  pieces.reduce((sum, piece) => sum + pieceHeight(piece, width), 0) - GAP;

const runsOfPieces = (pieces: readonly Piece[]): (readonly Run[])[] =>
  pieces.flatMap((piece) => (piece.kind === 'text' ? [piece.runs] : []));

function besideChart(view: View, { pieces }: SlideSpec, chart: Exhibit): Page[] {
  const isTable = pieces.some(({ kind }) => kind === 'table');
  const left = { ...BODY, w: isTable ? 7 : 6.1 };
  const right = { ...BODY, x: left.x + left.w + COLUMN_GAP, w: BODY.w - left.w - COLUMN_GAP };
  const drawn: Piece = { kind: 'chart', exhibit: chart, height: BODY.h };
  const { placed, rest } = fitting(view, pieces, right);
  if (isTable && rest.length > 0) {
    const tables = flow(pieces, BODY).map((page) => ({ placed: page, frames: [], further: [] }));
    return [{ placed: stack([drawn], BODY), frames: [], further: [] }, ...tables];
  }
  return [
    { placed: [...stack([drawn], left), ...placed], frames: [], further: runsOfPieces(rest) },
  ];
}

/** Two columns of boxes, each as full as it can be. */
function boxes(view: View, list: NonNullable<SlideSpec['boxes']>): Page {
  const rows = Math.max(1, Math.ceil(list.length / 2));
  const gap = 0.2;
  const w = (BODY.w - gap) / 2;
  const h = (BODY.h - gap * (rows - 1)) / rows;
  const placed: Placed[] = [];
  const frames: Area[] = [];
  const further: (readonly Run[])[] = [];
  for (const [at, { heading, items }] of list.entries()) {
    const frame = {
      x: BODY.x + (at % 2) * (w + gap),
      y: BODY.y + Math.floor(at / 2) * (h + gap),
      w,
      h,
    };
    const inner = { x: frame.x + 0.14, y: frame.y + 0.1, w: w - 0.28, h: h - 0.2 };
    const head: TextPiece = { kind: 'text', runs: heading, size: 13, accent: true, heading: true };
    const headHeight = pieceHeight(head, inner.w);
    placed.push(...stack([head], inner));
    const below = { ...inner, y: inner.y + headHeight, h: inner.h - headHeight };
    const none: TextPiece = {
      kind: 'text',
      runs: [run(view.labels.noStatement, { muted: true })],
      size: 10,
    };
    const body = fitting(view, items.length === 0 ? [none] : items, below);
    placed.push(...body.placed);
    further.push(...runsOfPieces(body.rest));
    frames.push(frame);
  }
  return { placed, frames, further };
}

/** The native charts of a slide, in order of place. */
export function chartsOf(view: View, slide: LaidOut, theme: Theme) {
  return slide.placed.flatMap(({ piece, w, h }) => {
    if (piece.kind !== 'chart') return [];
    const look = { theme, width: Math.round(w * 96), height: Math.round(h * 96), fontSize: 11 };
    const chart = exhibitChart(view, piece.exhibit, look);
    return chart ? [{ chart, exhibit: piece.exhibit }] : [];
  });
}
