import { extract } from './extract.ts';
import type { Prompt, Sentence } from './prompt.ts';
import { readShape } from './schema.ts';
import { isAdvice, isAside } from './sentence-facts.ts';

/** The steps of the board paper: an argument put together from sentences of the passages shown, all verbatim. */

interface Said {
  readonly text: string;
  readonly evidence: readonly string[];
}
interface Summary {
  readonly findings: readonly Said[];
  readonly recommendations: readonly {
    readonly rationale: readonly Said[];
    readonly action: string;
    readonly counter_case: string;
    readonly reverse_if: string;
  }[];
  readonly risks: readonly Said[];
}

const text = (description: string) => ({ type: 'string', description });
const said = (description: string) => ({
  type: 'object',
  properties: { evidence: { type: 'array', items: { type: 'string' } }, text: text(description) },
});
const listOf = (items: object, minItems: number, maxItems: number, description: string) => ({
  ...{ type: 'array', items, minItems, maxItems, description },
});
/** What is looked for among the passages. */
const SUMMARY = readShape({
  type: 'object',
  properties: {
    findings: listOf(
      said('One finding with its consequence'),
      1,
      8,
      'Findings, most important first',
    ),
    recommendations: listOf(
      {
        type: 'object',
        properties: {
          rationale: listOf(said('Why, from the evidence'), 1, 4, 'Reasons'),
          action: text('What to do: one imperative sentence'),
          counter_case: text('The strongest argument against it'),
          reverse_if: text('What would have to be seen to reverse it'),
        },
      },
      0,
      6,
      'Two to four recommendations',
    ),
    risks: listOf(said('A risk to the company'), 0, 6, 'Up to four risks'),
  },
});

const MOST_MESSAGES = 4;
const CASE_AGAINST = /case against/iu;

/** The reply to a step of the paper; undefined for every other step. */
export function paperStep(prompt: Prompt, whole: string): unknown {
  switch (prompt.step.split(':')[0]) {
    case 'argue':
      return prompt.step === 'argue' ? paperOf(prompt, whole) : { sentences: [], remove: [] };
    case 'critic':
      return { faults: whole.includes('\nanswer.against:') ? [] : missingCounterCase(prompt) };
    case 'revise':
      return {
        sentences: counterCases(whole, prompt),
        remove: [],
        faults: [{ number: 1, outcome: 'revised' }],
      };
    case 'edit':
      return { sentences: [] };
    default:
      return undefined;
  }
}

function paperOf(prompt: Prompt, whole: string): unknown {
  const summary = extract(SUMMARY, prompt) as Summary;
  const cite = (sentence: string): Said[] => {
    const id = prompt.passages.find((passage) => passage.text.includes(sentence))?.id;
    return sentence === '' || id === undefined ? [] : [{ text: sentence, evidence: [id] }];
  };
  const { findings, recommendations, risks } = summary;
  const advised = recommendations.flatMap(({ action, rationale }) =>
    rationale
      .slice(0, 1)
      .map(({ evidence }) => ({ text: ended(action), evidence, kind: 'inference' })),
  );
  const [first] = advised;
  return {
    answer: {
      verdict: first ? 'conditional' : 'cannot_tell',
      sentences: [...(first ? [first] : []), ...findings.slice(0, 2)],
      changes: recommendations.flatMap((one) => cite(one.reverse_if)).slice(0, 2),
    },
    messages: findings
      .slice(0, MOST_MESSAGES)
      .map((title) => ({ title, support: around(title, prompt) })),
    calendar: ahead(whole, prompt),
    recommendations: recommendations.map(({ action, rationale, counter_case, reverse_if }, n) => ({
      action: { text: ended(action), evidence: rationale[0]?.evidence ?? [] },
      why: rationale,
      counter: cite(counter_case)[0] ?? null,
      reverse: cite(reverse_if),
      priority: ['high', 'medium', 'low'][Math.min(n, 2)],
      horizon: '6-18 months',
      answers: [`K${Math.min(n + 1, findings.length)}`],
    })),
    risks: risks.map((risk) => ({ risk, likelihood: 'unknown', impact: 'medium' })),
  };
}

const ended = (sentence: string): string => (/[.!?]$/u.test(sentence) ? sentence : `${sentence}.`);
const plain = ({ text: of }: Sentence): boolean =>
  !isAdvice(of) && !isAside(of) && !of.endsWith('?');

/** Two sentences beside it, on the same page. */
function around({ text: title, evidence }: Said, { passages }: Prompt): Said[] {
  const at = passages.findIndex(({ id }) => id === evidence[0]);
  const source = passages[at]?.id.split('.')[0];
  return passages
    .slice(Math.max(0, at), at + 2)
    .filter(({ id }) => id.split('.')[0] === source)
    .flatMap(({ sentences }) => sentences)
    .filter((one) => one.text !== title && plain(one))
    .slice(0, 2)
    .map((one) => ({ text: one.text, evidence: [one.id] }));
}

/** The events that code found, each in the words of its passage. */
function ahead(whole: string, { passages }: Prompt): unknown[] {
  const lines = [...whole.matchAll(/^- (\d{4}(?:-\d\d){0,2}): (S\d+\.p\d+)$/gmu)].slice(0, 4);
  return lines.flatMap(([, by = '', id]) => {
    const year = by.slice(0, 4);
    const sentence = passages
      .find((passage) => passage.id === id)
      ?.sentences.find((one) => one.text.includes(year));
    return sentence ? [{ text: sentence.text, evidence: [sentence.id], by }] : [];
  });
}

function missingCounterCase({ passages }: Prompt): unknown[] {
  const found = passages.find(({ text: of }) => CASE_AGAINST.test(of));
  if (!found) return [];
  const what = 'A page gives the case against the advice, and the answer does not say so.';
  return [
    {
      place: 'answer.against',
      where: '',
      kind: 'page_against',
      what,
      passages: [found.id],
      do: 'Say it.',
    },
  ];
}

/** What the critic's first fault asks for, in the words of the passage it names. */
function counterCases(whole: string, { passages }: Prompt): unknown[] {
  const [, id] = /^1\. answer\.against.* · (S\d+\.p\d+) · /mu.exec(whole) ?? [];
  const sentence = passages
    .find((passage) => passage.id === id)
    ?.sentences.find((one) => CASE_AGAINST.test(one.text));
  return sentence ? [{ id: 'answer.against', text: sentence.text, evidence: [sentence.id] }] : [];
}
