import { z } from 'zod';
import { exhibit, quadrants } from '../exhibit.ts';
import { evidence, FINDING_RULES, finding, oneOf } from '../finding.ts';
import type { Framework, FrameworkWords } from '../framework.ts';
import { claimsOf, countsIn, distinct, draftsOf, listed } from '../item.ts';
import { MESSAGE_RULES, messageFields, replyOf } from '../message.ts';
import { LEVELS } from '../rubric.ts';
import { shortLabel } from '../short-label.ts';
import { words } from './words.ts';

/** Both drivers strong, the first alone, the second alone, neither. */
const WORLDS = ['both', 'first', 'second', 'neither'] as const;

const reply = replyOf(
  z.object({
    drivers: z
      .array(
        z.object({
          evidence,
          name: finding('Name of the driver, two to four words, no figures.'),
          finding: finding('One sentence on the development and what makes its course uncertain.'),
          impact: oneOf(LEVELS).describe('How much it would change the company’s business.'),
          uncertainty: oneOf(LEVELS).describe('How open its course is in the passages.'),
        }),
      )
      .max(8)
      .describe('Three to eight drivers; the first two span the scenarios.'),
    worlds: z
      .array(
        z.object({
          evidence,
          finding: finding('One sentence on this world and what it means for the company.'),
          world: oneOf(WORLDS).describe(
            'both: both drivers run strong; first: only the first; second: only the second; neither.',
          ),
        }),
      )
      .max(8)
      .describe('One or two sentences for each of the four worlds.'),
    ...messageFields,
  }),
  { vital: 'drivers' },
);
export type ScenariosReply = z.infer<typeof reply>;

const driversOf = (
  { drivers }: ScenariosReply,
  own: FrameworkWords,
  textOf: (id: string) => string | undefined,
) =>
  listed('scenarios.drivers', distinct(drivers), (item, number) => ({
    ...{ kind: 'inference' as const, about: 'market', topic: 'drivers', links: [] },
    label: shortLabel(
      item.name,
      textOf(`scenarios.drivers.${number}`) ?? '',
      (own.exhibits.other ?? '{n}').replace('{n}', String(number)),
    ),
    rating: item.impact,
    uncertainty: item.uncertainty,
  }));

const worldsOf = ({ worlds }: ScenariosReply) =>
  WORLDS.flatMap((topic) =>
    listed(`scenarios.${topic}`, distinct(worlds.filter(({ world }) => world === topic)), () => ({
      ...{ kind: 'inference' as const, about: 'company', topic },
      ...{ label: null, rating: null, links: [] },
    })),
  );

export const scenarios: Framework<ScenariosReply> = {
  name: 'scenarios',
  version: '1',
  words,
  topics: ['drivers', ...WORLDS],
  questions: [
    '{company} {industry} outlook uncertainties forecast',
    '{industry} future scenarios demand technology regulation',
    '{company} risks that could change its business',
    '{industry} analysts disagree forecast 2030',
    '{company} guidance assumptions long term plan',
  ],
  instructions: `Build four scenarios for the company from the two developments that matter most and are least certain, from the passages alone.

drivers: outside developments whose course is open: demand, technology, law, rivals, supply. The first two are the axes: high in impact and in uncertainty, and independent of each other.
impact: high when it can change revenue, cost or the right to operate substantially. uncertainty: high when the passages disagree or leave its course open, low when it is all but decided.
worlds: what each of the four combinations of the first two drivers would mean for this company. They are inferences: cite the passages that they start from, use "would", and claim no more than follows. No probabilities that no passage gives.

${FINDING_RULES}

${MESSAGE_RULES}`,
  reply,
  drafts: (answer) => [
    ...draftsOf(
      driversOf(answer, words.en, () => undefined),
      ({ label, rating, uncertainty }) => ({
        item: `driver ${label}: its impact on the company and how uncertain its course is`,
        rating: `impact ${rating}; uncertainty ${uncertainty}`,
      }),
    ),
    ...draftsOf(worldsOf(answer), () => null),
  ],
  assess(answer, kept, { words: own }) {
    const drivers = driversOf(answer, own, (id) => kept.get(id)?.text);
    const counts = countsIn(kept);
    const told = (id: string) => own.exhibits[id] ?? id;
    const worlds = claimsOf(worldsOf(answer), kept);
    const claims = [...claimsOf(drivers, kept), ...worlds];
    const axes = drivers.slice(0, 2).map(({ label }) => label);
    const [first = '', second = ''] = axes;
    const label = {
      both: `${first} ↑ · ${second} ↑`,
      first: `${first} ↑ · ${second} ↓`,
      second: `${first} ↓ · ${second} ↑`,
      neither: `${first} ↓ · ${second} ↓`,
    };
    const topics = WORLDS.map((id) => ({ id, label: label[id] }));
    const counted = drivers.filter(counts);
    const rows = LEVELS.map((uncertainty) => ({
      label: `${told('uncertainty')} ${told(uncertainty)}`,
      cells: LEVELS.toReversed().map((impact) => ({
        value: null,
        text: counted
          .filter((one) => one.uncertainty === uncertainty && one.rating === impact)
          .map((one) => one.label)
          .join('; '),
      })),
    }));
    const columns = [
      '',
      ...LEVELS.toReversed().map((impact) => `${told('impact')} ${told(impact)}`),
    ];
    const held = new Set(claims.map(({ topic }) => topic));
    return {
      scores: [],
      claims,
      exhibits: [
        ...(axes.length === 2 ? quadrants('scenarios', told('title'), topics, worlds) : []),
        ...(counted.length === 0
          ? []
          : [exhibit({ id: 'drivers', name: told('drivers'), kind: 'matrix', columns, rows })]),
      ],
      missing: ['drivers', ...WORLDS].filter((id) => !held.has(id)),
    };
  },
};
