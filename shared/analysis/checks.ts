import { type GateOutcome, passGates } from '../domain/claims/gates.ts';
import type { Ground } from '../domain/claims/ground.ts';
import { hintsFor } from '../domain/claims/hints.ts';
import { computedLine, factLine } from '../domain/facts/fact-line.ts';
import type { Computed, Fact } from '../domain/report.ts';
import type { Claim } from '../domain/section.ts';
import type { DraftClaim } from '../frameworks/framework.ts';
import type { Steps } from '../jobs/steps.ts';
import type { Ask, Role } from './ask.ts';
import { around, correct } from './correct.ts';
import { type Prices, verdictUsd } from './depth.ts';
import { type Evidence, groundOf as evidenceGround } from './evidence.ts';
import { type JudgeGround, type Judgement, judge, type ToJudge } from './verdict.ts';
import { type Verified, verify } from './verify.ts';

/** What every check of a job uses. */
export interface CheckUses {
  evidence: Evidence;
  ask: Ask;
  steps: Steps;
  language: string;
  today: string;
  /** Statements may cite them as they cite passages. */
  figures: { readonly facts: readonly Fact[]; readonly computed: readonly Computed[] };
  /** Lines that say whom the report is about and what day it is. */
  subject: string;
  prices: Prices;
  outputScale: number;
  /** Where a part has passages for the judge of its own. */
  ground?: Partial<JudgeGround>;
}

/** Neighbours on the same page that the judge is shown beside what a statement cites. */
const NEIGHBOURS = 1;

/** What a section's answer is bought with: only if its verdict fits too. */
export const withVerdict = (part: string, { prices, outputScale }: CheckUses) => ({
  purse: part,
  keepUsd: verdictUsd(prices.judge, outputScale),
});

/** Gates, verdict, one correction and the verdict on it for what one answer states. */
export async function checked(
  part: string,
  drafts: readonly DraftClaim[],
  uses: CheckUses,
): Promise<Verified> {
  const { evidence, ask, steps, language, prices, outputScale } = uses;
  const own = groundOf(uses);
  const money = { fromReserve: part === 'paper', purse: part };
  const ground = claimGround(uses);
  const result = await verify(drafts, {
    gates: (draft) => withPassages(passGates(draft, ground), uses.figures),
    hints: (draft) => hintsFor(draft, ground),
    sources: evidence,
    judge: (round, claims) => {
      steps.plan(round === 'first' ? 0 : 1);
      const step = round === 'first' ? `verdict:${part}` : `verdict:${part}:again`;
      return judge({ step, claims, ground: own, ask, ...money });
    },
    correct: (failures) => {
      steps.plan(1);
      const keepUsd = (verdictUsd(prices.judge, outputScale) * failures.length) / drafts.length;
      const cited = failures.flatMap(({ draft }) => [...draft.evidence]);
      const figures = [...new Set(cited)].flatMap((id) => own.figureLine?.(id) ?? []);
      const beside = uses.ground
        ? failures.flatMap(({ draft }) => own.nearby({ ...draft, evidence: [...draft.evidence] }))
        : [];
      const given = { part, failures, evidence, beside, figures, ask, language };
      return correct({ ...given, ...money, keepUsd });
    },
  });
  steps.closePurse(part);
  return result;
}

/** One more look at claims that are shown already, by whom it may concern. */
export function judgeOnce(
  step: string,
  claims: readonly (Claim | ToJudge)[],
  uses: CheckUses,
  options: { by?: Role; fromReserve?: boolean } = {},
): Promise<Judgement> {
  return judge({ step, claims, ground: groundOf(uses), ask: uses.ask, ...options });
}

const claimGround = ({ evidence, language, today, figures }: CheckUses): Ground => ({
  ...evidenceGround(evidence, { language, today }),
  fact: (id) => figures.facts.find((fact) => fact.id === id),
  computed: (id) => figures.computed.find((one) => one.id === id),
});

/** Who cites a fact cites its passages, so that a reader is led to them. */
function withPassages(outcome: GateOutcome, figures: CheckUses['figures']): GateOutcome {
  if (!outcome.ok) return outcome;
  const behind = (id: string, depth = 0): string[] => {
    const fact = figures.facts.find((one) => one.id === id);
    if (fact) return fact.evidence;
    const of = depth > 4 ? [] : (figures.computed.find((one) => one.id === id)?.of ?? []);
    return of.flatMap((one) => (typeof one === 'string' ? behind(one, depth + 1) : []));
  };
  const evidence = outcome.evidence.flatMap((id) => [id, ...behind(id)]);
  return { ...outcome, evidence: [...new Set(evidence)] };
}

const groundOf = ({ evidence, subject, figures, ground }: CheckUses): JudgeGround => ({
  evidence,
  subject,
  figureLine: (id: string) => {
    const fact = figures.facts.find((one) => one.id === id);
    if (fact) return factLine(fact);
    const computed = figures.computed.find((one) => one.id === id);
    return computed && computedLine(computed, figures.facts);
  },
  nearby: (claim: ToJudge) => around(claim.evidence, evidence, NEIGHBOURS),
  ...ground,
});
