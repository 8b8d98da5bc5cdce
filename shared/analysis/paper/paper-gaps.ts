import type { Gap } from '../../domain/report.ts';
import type { Finished } from './finish.ts';

export const PAPER_SECTION = 'paper';

const MISSING = {
  answer: 'no sentence of the answer passed the checks; the strongest message stands in its place',
  messages: 'no section of the argument was written and passed the checks',
  recommendations: 'no recommendation was written and passed the checks',
};

/** What a reader looks for in a paper and does not find; a paper without its answer is not whole. */
export function gapsOf({ paper, fallen, missing }: Finished): Gap[] {
  const told =
    paper === null
      ? ['no sentence of the answer or its messages passed the checks']
      : [
          ...(fallen.length === 0 ? [] : [`did not pass the checks: ${fallen.join(', ')}`]),
          ...missing.map((part) => MISSING[part]),
        ];
  return told.map((detail) => ({
    section: PAPER_SECTION,
    reason: 'insufficient_evidence',
    detail,
  }));
}
