import { cleanText } from '../domain/claims/clean-text.ts';
import { GATES } from '../domain/claims/gates.ts';
import type { Ground } from '../domain/claims/ground.ts';
import type { ExecutiveSummary } from '../domain/report.ts';
import type { Claim } from '../domain/section.ts';
import type { SummaryReply } from './summary-reply.ts';
import type { Tally } from './tally.ts';

export interface RecommendationGround {
  ground: Ground;
  /** Ids of the passages that the rest of the summary cites. */
  around: readonly string[];
  tally: Tally;
}

/** The parts without citations of their own may say nothing that the summary's passages do not. */
export function recommended(
  written: SummaryReply['recommendations'][number],
  rationale: Claim[],
  { ground, around, tally }: RecommendationGround,
): ExecutiveSummary['recommendations'] {
  if (rationale.length === 0) return [];
  const evidence = [...rationale.flatMap((claim) => claim.evidence), ...around];
  const { priority, horizon } = written;
  const action = cleanText(written.action);
  const counter_case = cleanText(written.counter_case);
  const reverse_if = cleanText(written.reverse_if);
  const fails = (text: string) => {
    const draft = { id: '', text, kind: 'proposal', about: 'company', evidence } as const;
    return GATES.some(({ check }) => check(draft, ground).length > 0);
  };
  if ([action, counter_case, reverse_if].some(fails)) {
    tally.droppedBy.recommendation = (tally.droppedBy.recommendation ?? 0) + rationale.length;
    return [];
  }
  return [{ action, rationale, priority, horizon, counter_case, reverse_if }];
}
