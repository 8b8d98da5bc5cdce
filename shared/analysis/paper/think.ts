import { z } from 'zod';
import { OUTPUT_TOKENS } from '../depth.ts';
import { promptOf } from '../prompts.ts';
import type { PaperUses } from './argue.ts';
import { type Material, materialText, passagesFor } from './material.ts';
import { authorSystem } from './writing.ts';

const reply = z.object({
  paper: z.string().describe('The whole paper as plain text with headings and paragraphs.'),
});

/**
 * The decision thought through in free prose, before the paper takes its form: what a form asks for place by
 * place is thought place by place. Nothing of it is shown. Null without an answer; the paper is then written
 * without it.
 */
export async function think(
  material: Material,
  { ask, money }: Pick<PaperUses, 'ask' | 'money'>,
): Promise<string | null> {
  const answer = await ask({
    name: 'draft',
    stage: 'synthesise',
    system: authorSystem(material.request.language),
    prompt: promptOf([
      { heading: 'Task', body: TASK },
      { heading: 'Material', body: materialText(material, passagesFor(material)) },
    ]),
    reply,
    maxOutputTokens: OUTPUT_TOKENS.draft,
    language: material.request.language,
    ...money,
  });
  const text = answer.ok ? answer.value.paper.trim() : '';
  return text === '' ? null : text;
}

const TASK = `Write the paper that you would hand to the board if there were no form to fill: free prose of about two thousand words under headings of your own, in one go, with tables of your own where a sum or comparison is seen more easily than read (rows of "label | head: cell | head: cell"). Its sections become the body of the paper; here ids may stand in brackets in the text, [S1.p3], F2, D3.

Decide the whole question, every course that it names, and say on page one what the board is asked to approve: two to four resolutions with their amounts.
Find the one quantity on which the choice turns. Build the model of one unit of it (a member, a pair, a store, a contract): what it earns and what it costs under each course, with figures of the material and, where it has none, assumptions that you name as such with their reason. Show the sum as a table, the latest two occasions side by side. Then the break-even, both ends of each range, and a stress case against your own advice: half the benefit, twice the cost. A limit that is called a ceiling has to be one.
Put the cost in the board's terms: points of margin, a month's price per customer, part of the budget, cents for each added unit of money.
Compare the courses on one yardstick and say why the next best loses. Test your own side as hard as the other: what the evidence leaves out, who is not in the sample, what would be true if you are wrong. Where sources disagree or a fact is missing, show whether the advice holds either way.
Then the rules: what is bid, paid or opened under which condition; what would reopen, cut or end it, each with a figure and a day; how the money is divided, so that it sums; what to do when the other side moves first. Say plainly what is not known.`;
