import type { Claim } from '../../domain/claims/claim.ts';
import type { Section, SectionClaim } from '../../domain/section.ts';
import { claimMarks } from '../marks.ts';
import type { Statement } from '../paper/blocks.ts';
import { claimLabel, linksOf, ratingLabel, type View } from '../view.ts';
import { type Run, run, runsOf } from './runs.ts';

/** A framework's statement: what is assessed, the sentence with its marks, how it is rated, what it arises from. */
export function claimRuns(view: View, section: Section, claim: SectionClaim): Run[] {
  const label = claimLabel(view, section, claim);
  const rating = ratingLabel(view, section, claim);
  const links = linksOf(view, claim).map(({ text }) => text);
  return [
    ...(label === null ? [] : [run(`${label}${view.labels.colon}`, { bold: true }), { text: ' ' }]),
    ...runsOf([told(view, claim)]),
    ...(rating === null ? [] : [{ text: ' ' }, run(`(${rating})`, { muted: true, italic: true })]),
    ...(links.length === 0
      ? []
      : [run(` — ${view.labels.arisesFrom} ${links.join(', ')}`, { muted: true })].map((one) => ({
          ...one,
          text: ` ${one.text}`,
        }))),
  ];
}

const told = (view: View, claim: Claim): Statement => ({
  kind: 'statement',
  text: claim.text,
  marks: claimMarks(view, claim),
  evidence: claim.evidence,
  anchor: '',
});

export interface SectionMessage {
  /** Empty where the section has no message. */
  readonly headline: Run[];
  readonly takeaways: Run[][];
  readonly soWhat: Run[];
}

/** What a section says as a whole, before its statements. */
export function messageRuns(view: View, section: Section): SectionMessage {
  const { headline, takeaways, so_what } = section;
  const { labels } = view;
  return {
    headline:
      headline === null
        ? []
        : 'verdict' in headline
          ? runsOf([told(view, headline)])
          : [run(`${headline.text} (${labels.standing.byCode})`)],
    takeaways: takeaways.map((one) => runsOf([told(view, one)])),
    soWhat:
      so_what === null
        ? []
        : [
            run(`${labels.sections.soWhat}${labels.colon}`, { bold: true }),
            { text: ' ' },
            ...runsOf([told(view, so_what)]),
          ],
  };
}
