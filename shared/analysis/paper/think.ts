import { z } from 'zod';
import { OUTPUT_TOKENS } from '../depth.ts';
import { promptOf } from '../prompts.ts';
import type { PaperUses } from './argue.ts';
import { type Material, wholeMaterial } from './material.ts';
import { ARGUMENT, authorSystem } from './writing.ts';

const reply = z.object({
  paper: z.string().describe('The whole paper as plain text with headings and paragraphs.'),
});

/**
 * The decision thought through in free prose, before the paper takes its form: its sections become the body. Null
 * without an answer; the paper is then written without it.
 */
export async function think(
  material: Material,
  { ask, money }: Pick<PaperUses, 'ask' | 'money'>,
): Promise<string | null> {
  const answer = await ask({
    name: 'draft',
    stage: 'synthesise',
    system: authorSystem(material.request.language, 'text'),
    prompt: promptOf([
      { heading: 'Task', body: `${TASK}\n\n${ARGUMENT}` },
      { heading: 'Material', body: wholeMaterial(material) },
    ]),
    reply,
    maxOutputTokens: OUTPUT_TOKENS.draft,
    language: material.request.language,
    ...money,
  });
  const text = answer.ok ? answer.value.paper.trim() : '';
  return text === '' ? null : text;
}

const TASK = `Write the paper that you would hand to the board if there were no form to fill: free prose of about 2,200 words, in one go. It begins with what the board is asked to approve: two to four resolutions with their amounts. Then the argument, as told below. Then the options held against each other on one yardstick, a verdict each, and why the next best loses; the rules, each with a figure and a day: what is paid or built under which condition, how the money is divided so that it sums, what would reopen, cut or end it, what to do when the other side moves first; the risks; and plainly what is not known.`;
