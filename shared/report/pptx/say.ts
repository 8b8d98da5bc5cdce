import type { Claim } from '../../domain/claims/claim.ts';
import { paperMarks } from '../marks.ts';
import { type Run, run, runsOf } from '../office/runs.ts';
import type { Block, Part } from '../paper/blocks.ts';
import { figureText } from '../paper/figure-text.ts';
import type { View } from '../view.ts';

/** A claim as a slide says it; the slide's notes say what of it is concluded. */
export function say(view: View, claim: Claim): Run[] {
  return runsOf([
    {
      ...{ kind: 'statement', text: claim.text, marks: paperMarks(view, claim, true) },
      ...{ evidence: claim.evidence, anchor: '' },
    },
  ]);
}

/** `By January 31, 2027: ` in bold before what is due. */
export function dated(view: View, { claim, by }: { claim: Claim; by: string | null }): Run[] {
  if (by === null) return say(view, claim);
  return [
    run(`${view.format.date(by)}${view.labels.colon}`, { bold: true }),
    { text: ' ' },
    ...say(view, claim),
  ];
}

/** A figure with its marks; its age stands only where its period does not say it. */
export function figureRuns(view: View, id: string, period = ''): Run[] {
  const shown = figureText(view, id);
  if (shown === undefined) return [];
  const isDated = /\d{4}/.test(period);
  const marks = shown.marks.filter(
    ({ open, sign }) => open || (sign === undefined && !isDated) || sign,
  );
  return runsOf([{ kind: 'statement', text: shown.text, marks, evidence: [id], anchor: '' }]);
}

/** Everything that a part says, line by line, for the notes. */
export const linesOfPart = ({ blocks }: Pick<Part, 'blocks'>): Run[][] => blocks.flatMap(linesOf);

function linesOf(block: Block): Run[][] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [runsOf(block.spans)];
    case 'list':
      return block.items.map(runsOf);
    case 'terms':
      return block.rows.flatMap(([term, inner]) =>
        linesOf(inner).map((runs) => [run(`${term}: `), { text: ' ' }, ...runs]),
      );
    case 'table':
      return block.rows.map((row) =>
        row.flatMap(({ spans }, at) => [...(at === 0 ? [] : [{ text: ' · ' }]), ...runsOf(spans)]),
      );
  }
}
