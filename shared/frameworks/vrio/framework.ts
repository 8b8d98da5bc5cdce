import { z } from 'zod';
import { exhibit } from '../exhibit.ts';
import { evidence, FINDING_RULES, finding, oneOf } from '../finding.ts';
import type { Framework, FrameworkWords } from '../framework.ts';
import { claimsOf, countsIn, distinct, draftsOf, listed } from '../item.ts';
import { MESSAGE_RULES, messageFields, replyOf } from '../message.ts';
import { shortLabel } from '../short-label.ts';
import { words } from './words.ts';

const QUESTIONS = ['valuable', 'rare', 'inimitable', 'organised'] as const;
const answer = (what: string) => oneOf(['yes', 'no', 'unknown']).describe(what);

const resource = z.object({
  evidence,
  resource: finding('Name of the resource or capability, two to four words, no figures.'),
  finding: finding('One sentence on what it is and what the passages show of the four questions.'),
  valuable: answer('Whether it raises what buyers pay, or lowers cost.'),
  rare: answer('Whether few or no rivals have it.'),
  inimitable: answer('Whether rivals can copy or replace it only slowly or dearly.'),
  organised: answer('Whether the company is set up to use it.'),
});

const reply = replyOf(
  z.object({
    resources: z
      .array(resource)
      .max(8)
      .describe('Four to eight resources and capabilities, most important first.'),
    ...messageFields,
  }),
  { vital: 'resources' },
);
export type VrioReply = z.infer<typeof reply>;
type Resource = VrioReply['resources'][number];

/** What each question's first "no" leaves, in their order; all four yes is lasting. */
const ENDS = ['disadvantage', 'parity', 'temporary', 'unused'] as const;

/** The first question that is not answered by yes decides; where nobody knows, it stays open. */
function ratingOf(item: Pick<Resource, (typeof QUESTIONS)[number]>): string {
  const at = QUESTIONS.findIndex((question) => item[question] !== 'yes');
  const question = QUESTIONS[at];
  if (question === undefined) return 'sustained';
  return item[question] === 'no' ? (ENDS[at] ?? 'open') : 'open';
}

const itemsOf = (
  { resources }: VrioReply,
  own: FrameworkWords,
  textOf: (id: string) => string | undefined,
) =>
  listed('vrio.resources', distinct(resources), (item, number) => ({
    ...{ kind: 'fact' as const, about: 'company', topic: 'resources', links: [] },
    label: shortLabel(
      item.resource,
      textOf(`vrio.resources.${number}`) ?? '',
      (own.exhibits.other ?? '{n}').replace('{n}', String(number)),
    ),
    rating: ratingOf(item),
    answers: QUESTIONS.map((question) => item[question]),
  }));

export const vrio: Framework<VrioReply> = {
  name: 'vrio',
  version: '1',
  words,
  topics: ['resources'],
  questions: [
    '{company} competitive advantage unique resources capabilities',
    '{company} patents brand network data assets',
    '{company} rivals copying catching up {industry}',
    '{company} organisation culture execution capabilities',
    '{company} proprietary technology scale advantage',
  ],
  instructions: `Ask of the company's resources and capabilities whether they carry a lasting advantage, from the passages alone.

resources: what it has or can do: assets, brands, data, patents, networks, contracts, skills, processes. Not products as such, and not results such as growth.
For each, answer four questions with yes or no where a passage shows it, else unknown; never guess:
- valuable: yes when it lets the company earn more or pay less.
- rare: yes when few or no rivals have it.
- inimitable: yes when rivals can copy or replace it only slowly or at great cost.
- organised: yes when the company has the processes and means to use it, and does.

${FINDING_RULES}

${MESSAGE_RULES}`,
  reply,
  drafts: (answers) =>
    draftsOf(
      itemsOf(answers, words.en, () => undefined),
      ({ label, answers: given }) => ({
        item: `resource ${label}: ${QUESTIONS.join(', ')}`,
        rating: QUESTIONS.map((question, at) => `${question} ${given[at]}`).join('; '),
      }),
    ),
  assess(answers, kept, { words: own }) {
    const items = itemsOf(answers, own, (id) => kept.get(id)?.text);
    const counted = items.filter(countsIn(kept));
    const told = (id: string) => own.exhibits[id] ?? id;
    const rows = counted.map((item) => ({
      label: item.label,
      cells: [
        ...item.answers.map((given) => ({ value: null, text: told(given) })),
        { value: null, text: own.ratings?.[item.rating] ?? item.rating },
      ],
    }));
    const columns = ['', ...QUESTIONS.map(told), own.rates ?? ''];
    const claims = claimsOf(items, kept);
    return {
      scores: [],
      claims,
      exhibits:
        rows.length === 0
          ? []
          : [exhibit({ id: 'vrio', name: told('title'), kind: 'table', columns, rows })],
      missing: claims.length === 0 ? ['resources'] : [],
    };
  },
};
