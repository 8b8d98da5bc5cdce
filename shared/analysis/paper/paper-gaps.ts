import type { Paper } from '../../domain/paper/paper.ts';
import { ANSWER_GAP, type Gap } from '../../domain/report.ts';
import type { PaperDraft } from './lines.ts';

export const PAPER_SECTION = 'paper';

/** What a reader looks for in a paper whether or not it was written. */
const WANTED = {
  answer: 'no sentence of the answer passed the checks; the strongest message stands in its place',
  messages: 'no section of the argument was written and passed the checks',
  recommendations: 'no recommendation was written and passed the checks',
};
type Wanted = keyof typeof WANTED;

/** Parts that are missed only where they were written, by the places of their sentences. */
const WRITTEN: readonly (readonly [string, RegExp, (paper: Paper) => boolean])[] = [
  ['decide_by', /^answer\.decide/u, ({ answer }) => answer.decide_by !== null],
  ['against', /^answer\.against/u, ({ answer }) => answer.against !== null],
  ['uncertainty', /^answer\.uncertainty/u, ({ answer }) => answer.uncertainty !== null],
  ['changes', /^answer\.change/u, ({ answer }) => answer.changes.length > 0],
  ['calendar', /^event/u, ({ calendar }) => calendar.length > 0],
  ['options', /^O\d+\./u, ({ criteria }) => criteria.length > 0],
  ['risks', /^risk/u, ({ risks }) => risks.length > 0],
];

export interface Lost {
  readonly paper: Paper | null;
  /** Messages, advice and risks that were written and did not survive, by place. */
  readonly fallen: readonly string[];
  readonly missing: readonly Wanted[];
}

const FALLEN: readonly (readonly [string, RegExp])[] = [
  ['messages', /^K/u],
  ['recommendations', /^R/u],
  ['risks', /^risk/u],
];

/** What a reader looks for in a paper and does not find, and what was written for it and fell: nothing goes unsaid. */
export function gapsOf(
  { paper, fallen, missing }: Lost,
  draft: Pick<PaperDraft, 'lines' | 'criteria'>,
): Gap[] {
  const gap = (section: string, detail: string): Gap => ({
    ...{ section, reason: 'insufficient_evidence', detail },
  });
  if (paper === null) {
    return [gap(ANSWER_GAP, 'no sentence of the answer or its messages passed the checks')];
  }
  // Options without a criterion that has a name were never a table.
  const compared = draft.criteria.some((name) => name !== '');
  const lost = WRITTEN.filter(
    ([part, place, isShown]) =>
      !isShown(paper) &&
      draft.lines.some(({ id }) => place.test(id)) &&
      (part !== 'options' || compared),
  ).map(([part]) => part);
  return [
    ...missing.map((part) => gap(`${PAPER_SECTION}.${part}`, WANTED[part])),
    ...lost.map((part) => gap(`${PAPER_SECTION}.${part}`, 'nothing of it was left by the checks')),
    ...FALLEN.flatMap(([part, place]) => {
      const those = fallen.filter((id) => place.test(id));
      const isTold = missing.some((one) => one === part) || lost.includes(part);
      return those.length === 0 || isTold
        ? []
        : [gap(`${PAPER_SECTION}.${part}`, `did not pass the checks: ${those.join(', ')}`)];
    }),
  ];
}
