import { run, textOf } from '../office/runs.ts';
import { BODY } from './canvas.ts';
import { clip } from './fit.ts';
import { flow } from './flow.ts';
import type { TextPiece } from './piece.ts';
import type { SlideSpec } from './spec.ts';

/** Neighbours that one slide holds become one: the first gives the title, the others a heading each. */
export function together(specs: readonly SlideSpec[]): SlideSpec[] {
  const merged: SlideSpec[] = [];
  for (const spec of specs) {
    const last = merged.at(-1);
    const both = last && joined(last, spec);
    if (both && flow(both.pieces, BODY).length === 1) merged[merged.length - 1] = both;
    else merged.push(spec);
  }
  return merged;
}

function joined(first: SlideSpec, second: SlideSpec): SlideSpec {
  const heading: TextPiece = {
    kind: 'text',
    runs: clip([run(textOf(second.title), { bold: true })], { size: 14, width: BODY.w, lines: 1 }),
    size: 14,
    heading: true,
  };
  return {
    kicker: first.kicker,
    title: first.title,
    pieces: [...first.pieces, heading, ...second.pieces],
    inFull: [...first.inFull, ...second.inFull],
    sources: [...(first.sources ?? []), ...(second.sources ?? [])],
  };
}
