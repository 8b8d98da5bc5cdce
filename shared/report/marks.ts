import type { Claim } from '../domain/section.ts';
import { fill } from './labels.ts';
import type { Mark } from './paper/blocks.ts';
import type { Wording } from './view.ts';

/** Older than this, a source's date stands beside what it says. */
const RECENT_MS = 366 * 86_400_000;
/** Needs no words behind every figure: what it means is said once. */
export const UNDATED = '*';

/** `as of March 2023`, of a fact whose newest source is old and whose sentence does not say so itself. */
function ageMark({ labels, format, report }: Wording, { kind, as_of, text }: Claim) {
  if (kind !== 'fact' || as_of === null || text.includes(as_of.slice(0, 4))) return [];
  const age = Date.parse(report.generated_at) - Date.parse(as_of);
  return age > RECENT_MS
    ? [{ text: fill(labels.paper.asOf, { date: format.date(as_of) }), open: false }]
    : [];
}

/** How old it is, and what its check left `open`. */
function standingMarks(wording: Wording, claim: Claim): Mark[] {
  const { labels } = wording;
  const { verdict, fault } = claim;
  return [
    ...ageMark(wording, claim),
    ...(verdict === 'supported'
      ? []
      : [
          {
            text: [labels.verdicts[verdict], ...(fault ? [labels.faults[fault]] : [])].join(
              `${labels.colon} `,
            ),
            open: true,
          },
        ]),
  ];
}

/** Marks that a statement needs: what it is when no fact, how old it is, and what its check left `open`. */
export function claimMarks(wording: Wording, claim: Claim): Mark[] {
  const { kind } = claim;
  const own = kind === 'fact' ? [] : [{ text: wording.labels.kinds[kind], open: false }];
  return [...own, ...standingMarks(wording, claim)];
}

/**
 * The same in the paper, where the note of an inference says what it is. `advised`: it stands where a reader expects
 * advice, so that a proposal needs no mark.
 */
export function paperMarks(wording: Wording, claim: Claim, advised: boolean): Mark[] {
  const isProposal = claim.kind === 'proposal' && !advised;
  const own: Mark[] = isProposal ? [{ text: wording.labels.kinds.proposal, open: false }] : [];
  return [...own, ...standingMarks(wording, claim)];
}
