import type { Claim } from '../domain/section.ts';
import { fill } from './labels.ts';
import type { Mark } from './paper/blocks.ts';
import type { Wording } from './view.ts';

/** Older than this, a source's date stands beside what it says. */
const RECENT_MS = 366 * 86_400_000;

/** `as of March 2023`, of a fact whose newest source is old and whose sentence does not say so itself. */
function ageMark({ labels, format, report }: Wording, { kind, as_of, text }: Claim) {
  if (kind !== 'fact' || as_of === null || text.includes(as_of.slice(0, 4))) return [];
  const age = Date.parse(report.generated_at) - Date.parse(as_of);
  return age > RECENT_MS
    ? [{ text: fill(labels.paper.asOf, { date: format.date(as_of) }), open: false }]
    : [];
}

/** Marks that a statement needs: what it is when no fact, how old it is, and what its check left `open`. */
export function claimMarks(wording: Wording, claim: Claim): Mark[] {
  const { labels } = wording;
  const { kind, verdict, fault } = claim;
  return [
    ...(kind === 'fact' ? [] : [{ text: labels.kinds[kind], open: false }]),
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
