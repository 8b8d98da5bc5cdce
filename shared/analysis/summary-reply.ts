import { z } from 'zod';
import type { ExecutiveSummary } from '../domain/report.ts';
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
        action: statement('What to do: one imperative sentence').describe('The action'),
        priority: z.enum(['high', 'medium', 'low']),
        horizon: z.enum(['0-6 months', '6-18 months', '18+ months']),
        counter_case: statement('The strongest argument against it').describe('The case against'),
        reverse_if: statement('What would have to be seen to reverse it').describe('Reversal'),
      }),
    )
    .max(6)
    .describe('Two to four recommendations'),
  risks: z.array(statement('A risk to the company')).max(6).describe('Up to four risks'),
});
export type SummaryReply = z.infer<typeof summaryReply>;

const idOf = (part: string) => `summary.${part}`;

/** The sentences that gates and judge look at, by where they go: `summary.finding.1`. */
export function summaryDrafts(reply: SummaryReply): DraftClaim[] {
  const draft = (
    part: string,
    { text: written, evidence }: { text: string; evidence: string[] },
    kind: Claim['kind'] = 'inference',
  ): DraftClaim => ({ id: idOf(part), text: written, kind, about: 'company', evidence });
  return [
    draft('headline', reply.headline),
    ...reply.findings.slice(0, MAX_FINDINGS).map((one, n) => draft(`finding.${n + 1}`, one)),
    ...reply.recommendations.flatMap((one, n) => {
      const part = `recommendation.${n + 1}`;
      return [
        draft(`${part}.action`, one.action, 'proposal'),
        ...one.rationale.map((why, m) => draft(`${part}.why.${m + 1}`, why)),
        draft(`${part}.counter`, one.counter_case),
        draft(`${part}.reverse`, one.reverse_if, 'proposal'),
      ];
    }),
    ...reply.risks.map((one, n) => draft(`risk.${n + 1}`, one)),
  ];
}

/** The kept claims of one part, in order. */
export function keptOf(kept: ReadonlyMap<string, Claim>, part: string): Claim[] {
  return [...kept.values()].filter(({ id }) => id.startsWith(`${idOf(part)}.`));
}

/** What is partly so leads nothing: no headline, no first finding, no advice. */
export const mayLead = ({ verdict }: Claim): boolean => verdict !== 'partly';

/** Those that may lead come first; where none may, nothing is shown. */
export function ledByTheSound(claims: readonly Claim[]): Claim[] {
  const leading = claims.filter(mayLead);
  return leading.length === 0 ? [] : [...leading, ...claims.filter((claim) => !mayLead(claim))];
}

/** The advice whose action and at least one reason stand; of the rest, nothing. */
export function adviceOf(
  reply: SummaryReply,
  kept: ReadonlyMap<string, Claim>,
): ExecutiveSummary['recommendations'] {
  return reply.recommendations.flatMap(({ priority, horizon }, n) => {
    const part = `recommendation.${n + 1}`;
    const of = (what: string) => kept.get(idOf(`${part}.${what}`)) ?? null;
    const action = of('action');
    const rationale = ledByTheSound(keptOf(kept, `${part}.why`));
    if (action === null || !mayLead(action) || rationale.length === 0) return [];
    const rest = { counter_case: of('counter'), reverse_if: of('reverse') };
    return [{ action, rationale, priority, horizon, ...rest }];
  });
}
