import { z } from 'zod';
import { promptLine } from '../domain/pages/prompt-line.ts';
import { sameCells } from '../domain/paper/sentences.ts';
import type { Passage } from '../domain/report.ts';
import type { DraftClaim } from '../frameworks/framework.ts';
import type { Ask } from './ask.ts';
import { OUTPUT_TOKENS } from './depth.ts';
import type { Evidence } from './evidence.ts';
import { promptOf, sourcedPassages, systemPrompt } from './prompts.ts';
import type { Failure } from './verify.ts';

export const CORRECTION_VERSION = '6';

const correctionReply = z.object({
  claims: z.array(
    z.object({
      id: z.string().describe('The id of the statement, as given'),
      evidence: z.array(z.string()).describe('Ids of the passages that carry it'),
      text: z.string().max(1200).describe('The statement, corrected'),
      note: z
        .string()
        .max(1200)
        .describe('Its sums and assumptions, corrected; only where it has some')
        .optional(),
    }),
  ),
});

/** Gives statements back to the writer once, with what is wrong and the passages around those they cite. */
export async function correct({
  part,
  failures,
  evidence,
  beside,
  figures,
  ask,
  language,
  ...money
}: {
  /** `swot`, `paper`. */
  part: string;
  failures: readonly Failure[];
  evidence: Evidence;
  /** Passages that may help, beside those around what is cited. */
  beside: readonly Passage[];
  /** Lines of the figures that are cited. */
  figures: readonly string[];
  ask: Ask;
  language: string;
  fromReserve?: boolean;
  purse?: string;
  keepUsd?: number;
}): Promise<Map<string, DraftClaim>> {
  const cited = failures.flatMap(({ draft }) => [...draft.evidence]);
  const near = new Set([...around(cited, evidence, 2), ...beside].map(({ id }) => id));
  const shown = evidence.passages.filter(({ id }) => near.has(id));
  const answer = await ask({
    name: `correct:${part}`,
    stage: part === 'paper' ? 'synthesise' : 'assess',
    system: systemPrompt(language),
    prompt: promptOf([
      { heading: 'Task', body: TASK },
      { heading: 'Statements', body: failures.map(statementLines).join('\n') },
      ...(figures.length === 0 ? [] : [{ heading: 'Figures', body: figures.join('\n') }]),
      { heading: 'Passages', body: sourcedPassages(evidence, shown) },
    ]),
    reply: correctionReply,
    language,
    maxOutputTokens: OUTPUT_TOKENS.repair,
    ...money,
  });
  const drafted = new Map(failures.map(({ draft }) => [draft.id, draft]));
  const answers = answer.ok ? answer.value.claims : [];
  return new Map(
    answers.flatMap(({ note = '', ...claim }) => {
      const draft = drafted.get(claim.id);
      // A row with more or fewer cells than its table has no place in it.
      if (draft === undefined || !sameCells(draft.text, claim.text)) return [];
      const sums = draft.sums !== undefined && note !== '' ? { sums: note } : {};
      return [[claim.id, { ...draft, ...claim, ...sums }] as const];
    }),
  );
}

const TASK =
  'Each statement below failed a check; what is wrong stands beside it. Write it again under the same id so that the passages it cites carry it as a whole, and so that the rating given beside it, which stays, follows from it. A month or year that follows from the date of a page (July of a page of August) is stated by it. Mend what the fault names and nothing else: cite the passages that carry it, put right the word, figure or date; names, figures and days that are right stay. Claim less only where no passage shown carries more. Where the fault is wrong, send the statement as it was, with the passages that show it. Leave out what they do not carry. A proposal keeps the day, share or limit that it sets itself where a figure shown is its sum; what fails in a note is mended in the note. A row of a table keeps its cells, parted by " | ", and their heads.';

function statementLines({ draft, faults }: Failure): string {
  const cited = draft.evidence.join(', ') || 'nothing';
  const asked = draft.item === undefined ? '' : ` (asked: ${draft.item}; rated ${draft.rating})`;
  const about = draft.role === undefined ? '' : ` (${draft.kind}, ${draft.role})`;
  const note = draft.sums === undefined ? '' : ` {note: ${draft.sums}}`;
  return `- ${draft.id}: ${promptLine(draft.text)} (cites ${cited})${promptLine(`${about}${asked}${note}`)} Fault: ${promptLine(faults.join('; '))}`;
}

/** The passages of these ids and their neighbours on the same pages, where the right one often stands. */
export function around(
  ids: readonly string[],
  { passages }: Pick<Evidence, 'passages'>,
  distance: number,
): Passage[] {
  const wanted = new Set(ids);
  const near = new Set<number>();
  for (const [index, { id, source }] of passages.entries()) {
    if (!wanted.has(id)) continue;
    for (let at = index - distance; at <= index + distance; at += 1) {
      if (passages[at]?.source === source) near.add(at);
    }
  }
  return passages.filter((_, index) => near.has(index));
}
