import { z } from 'zod';
import type { Claim } from '../domain/section.ts';
import type { DraftClaim } from '../frameworks/framework.ts';

export const MAX_FINDINGS = 5;

const ids = z.array(z.string()).describe('Ids of the passages it rests on');
const text = (of: string) => z.string().max(1200).describe(of);
const statement = (of: string) => z.object({ evidence: ids, text: text(of) });

/** What the model writes; everything that states something has ids of its own. */
export const summaryReply = z.object({
  headline: statement('The answer in one sentence: what the board must know'),
  findings: z
    .array(statement('One finding that cuts across the sections, with its consequence'))
    .min(1)
    .max(8)
    .describe('Three to five findings, most important first'),
  recommendations: z
    .array(
      z.object({
        rationale: z.array(statement('Why, from the evidence')).min(1).max(4),
        action: text('What to do: one imperative sentence, without figures'),
        priority: z.enum(['high', 'medium', 'low']),
        horizon: z.enum(['0-6 months', '6-18 months', '18+ months']),
        counter_case: text('The strongest argument against it, without figures'),
        reverse_if: text('What would have to be seen to reverse it, without figures'),
      }),
    )
    .max(6)
    .describe('Two to four recommendations'),
  risks: z.array(statement('A risk to the company')).max(6).describe('Up to four risks'),
});
export type SummaryReply = z.infer<typeof summaryReply>;

/** The sentences that the gates judge, by where they go: `summary.finding.1`. */
export function summaryDrafts(reply: SummaryReply): DraftClaim[] {
  const draft = (
    id: string,
    { text: written, evidence }: { text: string; evidence: string[] },
  ) => ({
    id: `summary.${id}`,
    text: written,
    kind: 'inference' as const,
    evidence,
  });
  return [
    draft('headline', reply.headline),
    ...reply.findings.slice(0, MAX_FINDINGS).map((one, n) => draft(`finding.${n + 1}`, one)),
    ...reply.recommendations.flatMap(({ rationale }, n) =>
      rationale.map((one, m) => draft(`recommendation.${n + 1}.${m + 1}`, one)),
    ),
    ...reply.risks.map((one, n) => draft(`risk.${n + 1}`, one)),
  ];
}

/** The kept claims of one part, in order. */
export function keptOf(kept: ReadonlyMap<string, Claim>, part: string): Claim[] {
  return [...kept.values()].filter(({ id }) => id.startsWith(`summary.${part}.`));
}
