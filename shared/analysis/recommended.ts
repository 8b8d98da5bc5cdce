import { cleanText } from '../domain/claims/clean-text.ts';
import { freeTextFaults } from '../domain/claims/free-text.ts';
import { namesEntity } from '../domain/names/organisation-name.ts';
import type { ExecutiveSummary, Passage } from '../domain/report.ts';
import type { Claim } from '../domain/section.ts';
import { properNames } from '../domain/subject/page-subject.ts';
import { NO_NAME, PLACE } from '../domain/subject/subject-words.ts';
import type { Evidence } from './evidence.ts';
import type { SummaryReply } from './summary-reply.ts';
import type { Tally } from './tally.ts';

export interface RecommendationGround {
  evidence: Evidence;
  /** Ids of the passages that the rest of the summary cites. */
  around: readonly string[];
  isName: (word: string) => boolean;
  tally: Tally;
}

/** The parts without citations of their own may say nothing that the summary's passages do not. */
export function recommended(
  written: SummaryReply['recommendations'][number],
  rationale: Claim[],
  { evidence, around, isName, tally }: RecommendationGround,
): ExecutiveSummary['recommendations'] {
  if (rationale.length === 0) return [];
  const ground = { rationale: rationale.flatMap((claim) => claim.evidence), around, isName };
  const { priority, horizon } = written;
  const action = cleanText(written.action);
  const counter_case = cleanText(written.counter_case);
  const reverse_if = cleanText(written.reverse_if);
  const fails = (text: string) =>
    !/[\p{L}\p{N}]/u.test(text) || freeTextFaults(text, ground, evidence).length > 0;
  if ([action, counter_case, reverse_if].some(fails)) {
    tally.droppedBy.recommendation = (tally.droppedBy.recommendation ?? 0) + rationale.length;
    return [];
  }
  return [{ action, rationale, priority, horizon, counter_case, reverse_if }];
}

/** Names in the sources that are neither the company's own nor a place's. */
export function otherNames(
  passages: readonly Passage[],
  company: string,
): (word: string) => boolean {
  const isProper = properNames(passages);
  return (word) =>
    isProper(word) &&
    !NO_NAME.test(word) &&
    !PLACE.test(word) &&
    !namesEntity(company, word) &&
    passages.some(({ text }) => text.includes(word));
}
