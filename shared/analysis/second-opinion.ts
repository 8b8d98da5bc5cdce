import type { Claim } from '../domain/section.ts';
import { type CheckUses, judgeOnce } from './checks.ts';
import type { Unjudged } from './verdict.ts';

/** What a reader acts upon. */
const WEIGHTY = /^(?:answer\.\d|K\d+\.title|R\d+\.(?:action|why\.\d+))$/;

/**
 * The writer's model on what the judge supports of answer, messages and recommendations, in the reverse order.
 * What the two do not agree on is `partly`.
 */
export async function secondOpinion<One extends Claim>(
  kept: ReadonlyMap<string, One>,
  uses: CheckUses,
): Promise<{ kept: Map<string, One>; unjudged: Unjudged | null }> {
  const asked = [...kept.values()]
    .filter(({ id, verdict }) => WEIGHTY.test(id) && verdict === 'supported')
    .reverse();
  if (asked.length === 0) return { kept: new Map(kept), unjudged: null };
  uses.steps.plan(1);
  const { opinions, unjudged } = await judgeOnce('second:paper', asked, uses, {
    by: 'writer',
    fromReserve: true,
  });
  const agreed = [...kept].map(([id, claim]): [string, One] => {
    const opinion = opinions.get(id);
    if (!opinion || opinion.verdict === 'supported') return [id, claim];
    const fault = opinion.fault === 'none' ? {} : { fault: opinion.fault };
    const note = opinion.note === '' ? 'a second reader disagrees' : opinion.note;
    return [id, { ...claim, verdict: 'partly', ...fault, note }];
  });
  return { kept: new Map(agreed), unjudged };
}
