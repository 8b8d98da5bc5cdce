import { z } from 'zod';
import { type GateOutcome, passGates } from '../domain/claims/gates.ts';
import type { Claim } from '../domain/section.ts';
import type { DraftClaim } from '../frameworks/framework.ts';
import type { Ask } from './ask.ts';
import { OUTPUT_TOKENS } from './depth.ts';
import { type Evidence, groundOf } from './evidence.ts';
import { promptOf, sourcedPassages, systemPrompt } from './prompts.ts';
import { supportOf, type Unsupported } from './support.ts';
import { countOutcome, drop, newTally, type Tally } from './tally.ts';

export interface Verified {
  kept: Map<string, Claim>;
  tally: Tally;
  /** For a gap's detail: `figures 3, ids 1`. */
  droppedInWords: string;
  /** Set when the support check was due and had no answer: the claims are `unchecked`. */
  unsupported: Unsupported | null;
}

const repairSchema = z.object({
  claims: z.array(
    z.object({
      id: z.string().describe('The id of the statement, as given'),
      evidence: z.array(z.string()).describe('Ids of the passages that carry it'),
      text: z.string().max(1200).describe('The statement, corrected'),
    }),
  ),
});

/**
 * Runs the gates over what the model wrote. What fails is given back once with its faults; what fails again
 * is dropped. With `support`, a last gate asks whether the passages carry each claim.
 */
export async function verifyDrafts({
  name,
  drafts,
  evidence,
  ask,
  language,
  support,
  stage,
  fromReserve = false,
}: {
  /** The step that wrote them: `assess:porter`. */
  name: string;
  drafts: readonly DraftClaim[];
  evidence: Evidence;
  ask: Ask;
  language: string;
  support: boolean;
  stage: 'assess' | 'synthesise';
  fromReserve?: boolean;
}): Promise<Verified> {
  const tally = { ...newTally(), total: drafts.length };
  const ground = groundOf(evidence, { language });
  const kept = new Map<string, Claim>();
  const failed: { draft: DraftClaim; gate: string; faults: readonly string[] }[] = [];
  for (const draft of drafts) {
    const outcome = passGates({ ...draft, about: 'company' }, ground);
    countOutcome(tally, outcome);
    if (outcome.ok) {
      tally.passedRaw += 1;
      kept.set(draft.id, claimOf(draft, outcome));
    } else failed.push({ draft, gate: outcome.gate, faults: outcome.faults });
  }

  const corrected = failed.length === 0 ? new Map<string, DraftClaim>() : await repair();
  for (const { draft, gate } of failed) {
    const again = corrected.get(draft.id);
    const outcome = again && passGates({ ...again, about: 'company' }, ground);
    tally.unknownIds += outcome?.unknownIds ?? 0;
    if (again && outcome?.ok) {
      tally.repaired += 1;
      kept.set(draft.id, claimOf(again, outcome));
    } else drop(tally, outcome && !outcome.ok ? outcome.gate : gate);
  }

  let unsupported: Unsupported | null = null;
  if (support && kept.size > 0) {
    const answer = await supportOf({ name, stage, claims: [...kept.values()], evidence, ask });
    unsupported = answer.unsupported;
    if (unsupported === null) tally.supportChecks += 1;
    for (const [id, claim] of kept) {
      const verdict = answer.verdicts.get(id) ?? 'unchecked';
      if (verdict === 'contradicted' || verdict === 'not_found') {
        kept.delete(id);
        drop(tally, 'support');
      } else kept.set(id, { ...claim, verdict });
    }
  }
  // In the order they were written, whichever way they got through.
  const ordered = drafts.flatMap(({ id }) => {
    const claim = kept.get(id);
    return claim ? [[id, claim] as const] : [];
  });
  const droppedInWords = Object.entries(tally.droppedBy)
    .map(([gate, n]) => `${gate} ${n}`)
    .join(', ');
  return { kept: new Map(ordered), tally, droppedInWords, unsupported };

  async function repair(): Promise<Map<string, DraftClaim>> {
    const answer = await ask({
      name: `${name}:correct`,
      stage,
      system: systemPrompt(language),
      prompt: promptOf([
        { heading: 'Task', body: REPAIR_TASK },
        { heading: 'Statements', body: failed.map(statementLines).join('\n') },
        { heading: 'Passages', body: sourcedPassages(evidence, nearby()) },
      ]),
      reply: repairSchema,
      maxOutputTokens: OUTPUT_TOKENS.repair,
      fromReserve,
    });
    const drafted = new Map(failed.map(({ draft }) => [draft.id, draft]));
    const answers = answer.ok ? answer.value.claims : [];
    return new Map(
      answers.flatMap((claim) => {
        const draft = drafted.get(claim.id);
        return draft ? [[claim.id, { ...draft, ...claim }] as const] : [];
      }),
    );
  }

  /** The cited passages and their neighbours on the same pages, where the right one often stands. */
  function nearby() {
    const cited = new Set(failed.flatMap(({ draft }) => draft.evidence));
    return evidence.passages.filter(({ id }, index) =>
      [-2, -1, 0, 1, 2].some((step) => {
        const other = evidence.passages[index + step];
        return other && cited.has(other.id) && sourceOf(other.id) === sourceOf(id);
      }),
    );
  }
}

const REPAIR_TASK =
  'Each statement below failed a check, named after it. Write it again under the same id so that its passages carry it, or leave it out.';

function statementLines({
  draft,
  faults,
}: {
  draft: DraftClaim;
  faults: readonly string[];
}): string {
  const cited = draft.evidence.join(', ') || 'nothing';
  return `- ${draft.id}: ${draft.text} (cites ${cited}). Fault: ${faults.join('; ')}`;
}

function claimOf(draft: DraftClaim, outcome: GateOutcome & { ok: true }): Claim {
  const { id, kind } = draft;
  return { id, kind, text: outcome.text, evidence: outcome.evidence, verdict: 'supported' };
}

function sourceOf(passageId: string): string {
  return passageId.split('.')[0] ?? '';
}
