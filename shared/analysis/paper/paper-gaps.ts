import type { Paper } from '../../domain/paper/paper.ts';
import { ANSWER_GAP, type Gap } from '../../domain/report.ts';

export const PAPER_SECTION = 'paper';

/** What a reader looks for in a paper whether or not it was written. */
const WANTED = {
  answer: 'no sentence of the answer passed the checks; the strongest message stands in its place',
  messages: 'no section of the argument was written and passed the checks',
  recommendations: 'no recommendation was written and passed the checks',
};
type Wanted = keyof typeof WANTED;

export interface Lost {
  readonly paper: Paper | null;
  /** Messages, advice and risks that were written and did not survive, by place. */
  readonly fallen: readonly string[];
  readonly missing: readonly Wanted[];
}

const FALLEN: readonly (readonly [string, RegExp])[] = [
  ['messages', /^K/u],
  ['recommendations', /^R/u],
];

/**
 * What a reader looks for in a paper and does not find, and messages and advice that were written and fell. What fell of
 * its smaller parts (a risk, a day, the case against) is counted by the certificate: the paper is whole without it.
 */
export function gapsOf({ paper, fallen, missing }: Lost): Gap[] {
  const gap = (section: string, detail: string): Gap => ({
    ...{ section, reason: 'insufficient_evidence', detail },
  });
  if (paper === null) {
    return [gap(ANSWER_GAP, 'no sentence of the answer or its messages passed the checks')];
  }
  return [
    ...missing.map((part) => gap(`${PAPER_SECTION}.${part}`, WANTED[part])),
    ...FALLEN.flatMap(([part, place]) => {
      const those = fallen.filter((id) => place.test(id));
      const isTold = missing.some((one) => one === part);
      return those.length === 0 || isTold
        ? []
        : [gap(`${PAPER_SECTION}.${part}`, `did not pass the checks: ${those.join(', ')}`)];
    }),
  ];
}
