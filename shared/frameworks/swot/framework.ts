import { z } from 'zod';
import { quadrants, topicsIn } from '../exhibit.ts';
import { evidence, FINDING_RULES, finding, oneOf } from '../finding.ts';
import type { Framework } from '../framework.ts';
import { claimsOf, distinct, draftsOf, listed, standing } from '../item.ts';
import { MESSAGE_RULES, messageFields, replyOf } from '../message.ts';
import { LEVELS } from '../rubric.ts';
import { words } from './words.ts';

/** What an opportunity or threat arises from, as other sections name it; `none` when nothing here fits. */
const DRIVERS = [
  'porter.rivalry',
  'porter.new_entrants',
  'porter.suppliers',
  'porter.buyers',
  'porter.substitutes',
  'pestel.political',
  'pestel.economic',
  'pestel.social',
  'pestel.technological',
  'pestel.environmental',
  'pestel.legal',
  'none',
] as const;

const importance = oneOf(LEVELS).describe(
  'How much it matters to whether the company wins and earns in this industry.',
);
const driver = oneOf(DRIVERS).describe('The competitive force or outside factor it arises from.');

const internal = (what: string, about: string) =>
  z
    .array(z.object({ evidence, finding: finding(what), importance }))
    .max(8)
    .describe(about);
const external = (what: string, about: string) =>
  z
    .array(z.object({ evidence, finding: finding(what), driver, importance }))
    .max(8)
    .describe(about);

const MOVES = ['so', 'st', 'wo', 'wt'] as const;

const reply = replyOf(
  z.object({
    strengths: internal(
      'One sentence on what the company has or does better than its rivals.',
      'Three to five strengths inside the company, most important first.',
    ),
    weaknesses: internal(
      'One sentence on what the company lacks or does worse than its rivals.',
      'Three to five weaknesses inside the company, most important first.',
    ),
    opportunities: external(
      'One sentence on the outside development and the opening it gives the company.',
      'Two to five opportunities outside the company, most important first.',
    ),
    threats: external(
      'One sentence on the outside development and the harm it can do to the company.',
      'Two to five threats outside the company, most important first.',
    ),
    tows: z.preprocess(
      (raw) => raw ?? [],
      z
        .array(
          z.object({
            evidence,
            text: finding(
              'One sentence on the move, naming what it uses or mends and what it answers.',
            ),
            quadrant: oneOf(MOVES).describe(
              'so: a strength takes an opportunity; st: a strength meets a threat; wo: a weakness is mended for an opportunity; wt: a weakness is cut to avoid a threat.',
            ),
          }),
        )
        .max(8)
        .describe(
          'Up to eight moves that follow from pairs of the items above, most important first.',
        ),
    ),
    ...messageFields,
  }),
);
export type SwotReply = z.infer<typeof reply>;

const QUADRANTS = ['strengths', 'weaknesses', 'opportunities', 'threats'] as const;

const itemsOf = (answer: SwotReply) => [
  ...(['strengths', 'weaknesses'] as const).flatMap((topic) =>
    listed(`swot.${topic}`, distinct(answer[topic]), (item) => ({
      kind: 'fact' as const,
      about: 'company',
      topic,
      label: null,
      rating: item.importance,
      links: [],
    })),
  ),
  ...(['opportunities', 'threats'] as const).flatMap((topic) =>
    listed(`swot.${topic}`, distinct(answer[topic]), (item) => ({
      kind: 'inference' as const,
      about: 'market',
      topic,
      label: null,
      rating: item.importance,
      links: item.driver === 'none' ? [] : [item.driver],
    })),
  ),
];

/** Moves by quadrant, each numbered within its own. */
const movesOf = ({ tows }: SwotReply) =>
  MOVES.flatMap((topic) =>
    listed(
      `swot.${topic}`,
      distinct(
        tows
          .filter(({ quadrant }) => quadrant === topic)
          .map(({ text, evidence: cited }) => ({ finding: text, evidence: cited })),
      ),
      () => ({
        ...{ kind: 'proposal' as const, about: 'company', topic },
        ...{ label: null, rating: null, links: [] },
      }),
    ),
  );

const asked = ({ topic, rating }: ReturnType<typeof itemsOf>[number]) => ({
  item: `${topic}: how much it matters to whether the company wins and earns in this industry`,
  rating,
});

export const swot: Framework<SwotReply> = {
  name: 'swot',
  version: '5',
  words,
  topics: [...QUADRANTS, ...MOVES],
  questions: [
    '{company} competitive advantages and weaknesses',
    '{company} annual results revenue margin market share',
    '{company} main risks and challenges',
    '{company} growth opportunities new markets and products',
    '{company} {industry} product quality brand customer satisfaction',
  ],
  instructions: `Write a SWOT of the company in its industry, from the passages alone.

Strengths and weaknesses are inside the company and true today: assets, capabilities, costs, brand, finances, organisation, dependence on one product or person. They count only against rivals: what everyone in the industry has is not a strength. State them as facts.
Opportunities and threats are outside the company and open: a change in demand, rivals, suppliers, technology, law or the economy. State the development that the passages show and what it opens to, or takes from, this company. They are inferences: cite the passages they rest on, and claim no more than follows from them. A plan of the company is not an opportunity; a weakness is not a threat.

driver: the one thing an opportunity or threat arises from.
- A force: porter.rivalry (moves of existing competitors, price wars, growth of the industry), porter.new_entrants (newcomers and barriers), porter.suppliers (power of suppliers and inputs), porter.buyers (power and wishes of customers), porter.substitutes (other ways to meet the need).
- Or an outside factor: pestel.political (governments, trade, subsidies), pestel.economic (demand, prices, rates, currencies), pestel.social (people, habits, attitudes), pestel.technological (inventions and their cost), pestel.environmental (climate, resources, emissions), pestel.legal (laws, rulings, liability).
- none when it is none of these.

importance: high when it can decide the company's position or profit in this industry; medium when it moves results noticeably; low when it is real but minor. Do not call everything high.

Leave a quadrant empty when the passages hold nothing for it.

tows: moves that a pair of the items makes possible: so, st, wo or wt. Each is a proposal: name the two items it joins, cite their passages, and promise no figure that they do not hold.

${FINDING_RULES}

${MESSAGE_RULES}`,
  reply,
  drafts: (answer) => [
    ...draftsOf(itemsOf(answer), asked),
    ...draftsOf(movesOf(answer), () => null),
  ],
  assess(answer, kept, { words: own }) {
    const items = claimsOf(itemsOf(answer), kept);
    const claims = QUADRANTS.flatMap((id) =>
      items.filter(({ topic }) => topic === id).sort((a, b) => standing(b) - standing(a)),
    );
    const moves = claimsOf(movesOf(answer), kept);
    const held = new Set(claims.map(({ topic }) => topic));
    return {
      scores: [],
      claims: [...claims, ...moves],
      exhibits: [
        ...quadrants('swot', own.exhibits.matrix ?? '', topicsIn(QUADRANTS, own), claims),
        ...quadrants('tows', own.exhibits.tows ?? '', topicsIn(MOVES, own), moves),
      ],
      missing: QUADRANTS.filter((id) => !held.has(id)),
    };
  },
};
