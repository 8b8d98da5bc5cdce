import { z } from 'zod';
import type { Gap } from '../domain/report.ts';
import type { Claim } from '../domain/section.ts';
import type { Ask } from './ask.ts';
import { OUTPUT_TOKENS } from './depth.ts';
import type { Evidence } from './evidence.ts';
import { promptOf, sourcedPassages, systemPrompt } from './prompts.ts';

export const SUPPORT_VERSION = '1';

const VERDICTS = ['supported', 'partly', 'contradicted', 'not_found'] as const;
type Verdict = (typeof VERDICTS)[number] | 'unchecked';

/** Why the check could not be made. */
export type Unsupported = Pick<Gap, 'reason' | 'detail'>;

/**
 * One call: do the cited passages carry each claim? The reply has one key a claim (`c1`, `c2`, …), so that
 * a verdict cannot be given to another. Without an answer every claim is `unchecked`.
 */
export async function supportOf({
  name,
  stage,
  claims,
  evidence,
  ask,
}: {
  name: string;
  stage: 'assess' | 'synthesise';
  claims: readonly Claim[];
  evidence: Evidence;
  ask: Ask;
}): Promise<{ verdicts: Map<string, Verdict>; unsupported: Unsupported | null }> {
  const keyed = claims.map((claim, index) => ({ key: `c${index + 1}`, claim }));
  const answer = await ask({
    name: `${name}:support`,
    stage,
    system: systemPrompt('en'),
    prompt: promptOf([
      { heading: 'Task', body: TASK },
      {
        heading: 'Statements and their passages',
        body: keyed.map(({ key, claim }) => statement(key, claim, evidence)).join('\n\n'),
      },
    ]),
    reply: z.object(Object.fromEntries(keyed.map(({ key }) => [key, z.enum(VERDICTS)]))),
    maxOutputTokens: OUTPUT_TOKENS.support,
    fromReserve: stage === 'synthesise',
  });
  const verdicts = new Map<string, Verdict>(
    keyed.map(({ key, claim }) => [
      claim.id,
      answer.ok ? (answer.value[key] ?? 'unchecked') : 'unchecked',
    ]),
  );
  if (answer.ok) return { verdicts, unsupported: null };
  const detail = `the support check could not be made: ${answer.detail}`;
  return { verdicts, unsupported: { reason: answer.reason, detail } };
}

const TASK =
  'For each statement, judge by its passages alone. supported: they say it. partly: they say only part of it. contradicted: they say otherwise. not_found: they do not say it.';

function statement(key: string, claim: Claim, evidence: Evidence): string {
  const passages = evidence.passages.filter(({ id }) => claim.evidence.includes(id));
  return `${key}: ${claim.text}\n${sourcedPassages(evidence, passages)}`;
}
