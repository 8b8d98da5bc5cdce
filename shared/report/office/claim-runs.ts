import type { Section, SectionClaim } from '../../domain/section.ts';
import { claimMarks } from '../marks.ts';
import type { Statement } from '../paper/blocks.ts';
import { claimLabel, linksOf, ratingLabel, type View } from '../view.ts';
import { type Run, run, runsOf } from './runs.ts';

/** A framework's statement: what is assessed and how it is rated, the sentence with its marks, what it arises from. */
export function claimRuns(view: View, section: Section, claim: SectionClaim): Run[] {
  const label = claimLabel(view, section, claim);
  const rating = ratingLabel(view, section, claim);
  const statement: Statement = {
    kind: 'statement',
    text: claim.text,
    marks: claimMarks(view, claim),
    evidence: claim.evidence,
    anchor: '',
  };
  const links = linksOf(view, claim).map(({ text }) => text);
  const head = [
    ...(label === null ? [] : [run(label, { bold: true })]),
    ...(rating === null ? [] : [run(`(${rating})`, { muted: true })]),
  ];
  const lead = head.flatMap((one, at) => (at === 0 ? [one] : [{ text: ' ' }, one]));
  return [
    ...lead,
    ...(lead.length === 0 ? [] : [{ text: `${view.labels.colon} ` }]),
    ...runsOf([statement]),
    ...(links.length === 0
      ? []
      : [run(` — ${view.labels.arisesFrom} ${links.join(', ')}`, { muted: true })].map((one) => ({
          ...one,
          text: ` ${one.text}`,
        }))),
  ];
}
