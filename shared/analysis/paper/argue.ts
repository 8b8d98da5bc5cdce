import type { Computed } from '../../domain/facts/fact.ts';
import type { Gap } from '../../domain/report.ts';
import { lostOf } from '../answer.ts';
import type { Ask, Question } from '../ask.ts';
import { OUTPUT_TOKENS } from '../depth.ts';
import { promptOf } from '../prompts.ts';
import { amended, amendments, askedCompletion } from './amendments.ts';
import { passagesForDraft } from './bearing.ts';
import { type PaperDraft, printed, printedLine } from './lines.ts';
import { type Material, materialText, wholeMaterial } from './material.ts';
import { paperReply } from './paper-reply.ts';
import { type Granted, granted, isOpen } from './wishes.ts';
import { ARGUMENT, authorSystem, BODY, DRAFT_RULES, PAPER_TASK, PLACES } from './writing.ts';

export interface Argued {
  readonly draft: PaperDraft;
  /** What the paper asked for, beside those that the ledger had. */
  readonly computed: readonly Computed[];
  /** What was cut off. */
  readonly gaps: readonly Gap[];
}

const completion = amendments(askedCompletion);

export type Money = Pick<Question<unknown>, 'fromReserve' | 'purse' | 'keepUsd'>;

/** `money`: each step of the paper is bought only if the verdict on it still fits. */
export interface PaperUses {
  readonly ask: Ask;
  readonly money: Money;
}

/**
 * One call that sees all that bears on the question and writes the paper, from the draft in which it was thought
 * through where there is one; a second only where it asked for figures.
 */
export async function argue(
  material: Material,
  thought: string | null,
  uses: PaperUses,
): Promise<Argued | { readonly gap: Pick<Gap, 'reason' | 'detail'> }> {
  const { request } = material;
  const answer = await uses.ask({
    name: 'argue',
    stage: 'synthesise',
    system: authorSystem(request.language),
    prompt: promptOf([
      { heading: 'Task', body: PAPER_TASK },
      ...(thought === null
        ? [
            { heading: 'The argument', body: ARGUMENT },
            { heading: 'Material', body: wholeMaterial(material) },
          ]
        : [
            { heading: 'The argument', body: BODY },
            {
              heading: 'Material',
              body: materialText(material, passagesForDraft(thought, material)),
            },
            { heading: 'Draft', body: `${DRAFT_RULES}\n\n${thought}` },
          ]),
    ]),
    reply: paperReply,
    maxOutputTokens: OUTPUT_TOKENS.argue,
    language: material.request.language,
    ...uses.money,
  });
  if (!answer.ok) return { gap: { reason: answer.reason, detail: answer.detail } };
  const { draft, wishes } = answer.value;
  const first = granted(draft, wishes, material, request.language);
  const whole = first.asked.size === 0 ? first.draft : await completed(material, first, uses);
  const gaps = [...lostOf('paper', answer.lost), ...openGaps(whole)];
  return { draft: withoutOpen(whole), computed: first.computed, gaps };
}

/** What is left out for want of a figure, told by its places. */
export function openGaps({ lines }: PaperDraft): Gap[] {
  const open = lines.filter(isOpen).map(({ id }) => id);
  const detail = `left out, because a figure in it could not be computed: ${open.join(', ')}`;
  return open.length === 0 ? [] : [{ section: 'paper', reason: 'insufficient_evidence', detail }];
}

/** A sentence whose figure never came says nothing. */
export const withoutOpen = (draft: PaperDraft): PaperDraft => ({
  ...draft,
  lines: draft.lines.filter((line) => !isOpen(line)),
});

async function completed(
  material: Material,
  first: Granted,
  { ask, money }: PaperUses,
): Promise<PaperDraft> {
  const { draft, asked } = first;
  const open = draft.lines.filter(({ id }) => asked.has(id));
  const answer = await ask({
    name: 'argue:complete',
    stage: 'synthesise',
    system: authorSystem(material.request.language),
    prompt: promptOf([
      { heading: 'Task', body: COMPLETE_TASK },
      { heading: 'Places', body: PLACES },
      { heading: 'Your paper', body: printed(draft) },
      {
        heading: 'Sentences that asked for figures, and what was computed',
        body: open
          .map((line) => [printedLine(line), ...(asked.get(line.id) ?? [])].join('\n   '))
          .join('\n'),
      },
    ]),
    reply: completion,
    maxOutputTokens: OUTPUT_TOKENS.complete,
    language: material.request.language,
    ...money,
  });
  return answer.ok ? amended(draft, answer.value) : draft;
}

const COMPLETE_TASK = `Your paper asked for figures. Those that could be computed now stand in its sentences, each under a D id. Read each of these sentences again with its figure: say what the number means in practice, correct what it refutes, and change the answer or verdict's sentences where the figures ask for it. A sentence whose figure could not be computed is written without it, or falls. Keep the D ids in "evidence" of every sentence that states their figure. Send only sentences that change.`;
