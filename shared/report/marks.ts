import type { Claim } from '../domain/section.ts';
import { fill } from './labels.ts';
import type { Mark } from './paper/blocks.ts';
import type { Wording } from './view.ts';

/** Older than this, a source's date stands beside what it says. */
const RECENT_MS = 366 * 86_400_000;
/** They need no words behind every sentence: what they mean is said once. */
export const INFERRED = '°';
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
 * The same in the paper, whose signs are explained once. `advised`: it stands where a reader expects advice, so
 * that a proposal needs no mark.
 */
export function paperMarks(wording: Wording, claim: Claim, advised: boolean): Mark[] {
  const { labels } = wording;
  const own: Mark[] =
    claim.kind === 'inference'
      ? [{ text: labels.reading.inferred, open: false, sign: INFERRED }]
      : claim.kind === 'proposal' && !advised
        ? [{ text: labels.kinds.proposal, open: false }]
        : [];
  return [...own, ...standingMarks(wording, claim)];
}
