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

const SCALES = [1.15, 1.05, 1, 0.92];
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
function fitting(view: View, pieces: readonly Piece[], area: Area, scales = SCALES) {
  for (const scale of scales) {
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

/** The largest size in which all of it stands in its area; the smallest where none does. */
const sizeOf = (pieces: readonly Piece[], area: Area): number =>
  SCALES.find(
    (scale) =>
      heights(
        pieces.map((piece) => scaled(piece, scale)),
        area.w,
      ) <= area.h,
  ) ?? 0.92;

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
  const rows = Math.max(2, Math.ceil(list.length / 2));
  const gap = 0.2;
  const w = (BODY.w - gap) / 2;
  const h = (BODY.h - gap * (rows - 1)) / rows;
  const none: TextPiece = {
    ...{ kind: 'text', size: 10 },
    runs: [run(view.labels.noStatement, { muted: true })],
  };
  const filled = list.map(({ heading, items }, at) => {
    const x = BODY.x + (at % 2) * (w + gap);
    const frame = { x, y: BODY.y + Math.floor(at / 2) * (h + gap), w, h };
    const inner = { x: x + 0.14, y: frame.y + 0.1, w: w - 0.28, h: h - 0.2 };
    const head: TextPiece = { kind: 'text', runs: heading, size: 13, accent: true, heading: true };
    const top = pieceHeight(head, inner.w);
    const below = { ...inner, y: inner.y + top, h: inner.h - top };
    return { frame, head: stack([head], inner), below, items: items.length === 0 ? [none] : items };
  });
  // Boxes beside each other are in one size.
  const size = Math.min(...filled.map(({ items, below }) => sizeOf(items, below)));
  const bodies = filled.map(({ items, below }) => fitting(view, items, below, [size]));
  return {
    placed: filled.flatMap(({ head }, at) => [...head, ...(bodies[at]?.placed ?? [])]),
    frames: filled.map(({ frame }) => frame),
    further: bodies.flatMap(({ rest }) => runsOfPieces(rest)),
  };
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
