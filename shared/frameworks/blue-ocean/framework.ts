import { z } from 'zod';
import { exhibit } from '../exhibit.ts';
import { evidence, FINDING_RULES, finding, oneOf } from '../finding.ts';
import type { Framework, FrameworkWords } from '../framework.ts';
import { claimsOf, countsIn, distinct, draftsOf, listed } from '../item.ts';
import { MESSAGE_RULES, messageFields, replyOf } from '../message.ts';
import { LEVELS, score, WEIGHT } from '../rubric.ts';
import { shortLabel } from '../short-label.ts';
import { words } from './words.ts';

/** Fewer factors than this draw no curve, and without the curve there is no strategy canvas to act on. */
const MIN_FACTORS = 3;

const level = oneOf(LEVELS);

const factors = z
  .array(
    z.object({
      evidence,
      factor: finding('Name of what the industry competes on, two to four words, no figures.'),
      finding: finding('One sentence on how the company compares with its rivals on the factor.'),
      company_level: level.describe('How much of it the company offers buyers.'),
      industry_level: level.describe('How much of it its rivals typically offer buyers.'),
      action: oneOf(['raise', 'reduce', 'keep']).describe(
        'What the passages suggest for the factor in this company: more, less or as it is.',
      ),
    }),
  )
  .max(8)
  // Asked for, not demanded: three sound factors are worth more than a failed reply.
  .meta({
    minItems: 4,
    description: 'Four to eight factors that the industry competes on, most important first.',
  });

const moves = (what: string, about: string, max: number) =>
  z
    .array(z.object({ evidence, finding: finding(what) }))
    .max(max)
    .describe(about);

const reply = replyOf(
  z.object({
    factors,
    eliminate: moves(
      'One sentence naming the factor and why it no longer earns its cost.',
      'Up to three factors taken for granted in the industry that could go.',
      8,
    ),
    reduce: moves(
      'One sentence naming the factor and why less of it would do.',
      'Up to three factors offered beyond what buyers value.',
      8,
    ),
    raise: moves(
      'One sentence naming the factor and why more of it would count.',
      'Up to three factors offered below what buyers value.',
      8,
    ),
    create: moves(
      'One sentence naming the factor and the unmet need behind it.',
      'Up to three factors that the industry has never offered.',
      8,
    ),
    noncustomers: moves(
      'One sentence naming a group that does not buy from the industry and what keeps it away.',
      'Up to three groups that do not buy from the industry today.',
      3,
    ),
    ...messageFields,
  }),
  { vital: 'factors' },
);
export type BlueOceanReply = z.infer<typeof reply>;

const CANVAS = 'factors';
const MOVES = ['eliminate', 'reduce', 'raise', 'create', 'noncustomers'] as const;
const TOPICS = [CANVAS, ...MOVES];

/** The factors with the name that may be printed: checked against the repaired sentence once there is one. */
const factorsOf = (
  answer: BlueOceanReply,
  own: FrameworkWords,
  textOf: (id: string) => string | undefined,
) =>
  listed(`blue_ocean.${CANVAS}`, answer.factors, (item, number) => ({
    kind: 'fact' as const,
    about: 'company',
    topic: CANVAS,
    label: shortLabel(
      item.factor,
      textOf(`blue_ocean.${CANVAS}.${number}`) ?? '',
      (own.exhibits.other ?? '{n}').replace('{n}', String(number)),
    ),
    rating: item.action,
    links: [],
    levels: `${item.company_level} at the company, ${item.industry_level} in the industry`,
    company: WEIGHT[item.company_level],
    industry: WEIGHT[item.industry_level],
  }));

const movesOf = (answer: BlueOceanReply) =>
  MOVES.flatMap((topic) =>
    listed(`blue_ocean.${topic}`, distinct(answer[topic]), () => ({
      kind: 'inference' as const,
      about: 'market',
      topic,
      label: null,
      rating: null,
      links: [],
    })),
  );

export const blueOcean: Framework<BlueOceanReply> = {
  name: 'blue_ocean',
  version: '5',
  words,
  topics: TOPICS,
  questions: [
    '{company} compared with competitors features price quality',
    '{industry} what customers value most when choosing',
    '{industry} customer complaints unmet needs',
    '{company} unique features product strategy differentiation',
    '{industry} why people do not buy barriers to adoption',
  ],
  instructions: `Draw the strategy canvas of the company against its industry and find where its value curve could leave the competition, from the passages alone.

factors: what the industry competes on and invests in, as a buyer would name it: price, range of choice, ease of purchase, speed, reliability, after-sales service, design. At least four where the passages allow, each different, each a noun phrase of two to four words without figures. The finding compares the company with named rivals or with the industry.
company_level and industry_level: how much of the factor buyers get. high is the most that is offered in this industry, low is little or none, medium lies between. For price, high means a high price. Rate both on the same scale; different levels need a passage that shows the difference.
action: raise when the passages show that buyers want more of it, reduce when they get more than they value or it costs more than it earns, keep otherwise.

Eliminate, reduce, raise, create: what would break the trade-off between value and cost. These are inferences: name the factor, give the reason the cited passages hold, and claim no more than follows.
- eliminate: factors that the industry takes for granted and buyers no longer value.
- reduce: factors overdone in the race with rivals.
- raise: factors on which buyers are made to compromise.
- create: sources of value that the industry has not offered; what one rival offers already is not new.
- noncustomers: people who are about to leave the industry, refuse it, or were never considered, and what keeps them away.
Leave a group empty when no passage gives a reason; a company may have nothing to eliminate.

${FINDING_RULES}
- Under eliminate, reduce, raise and create, write the reason as a fact about buyers, cost or rivals, not as an order to the company.

${MESSAGE_RULES}`,
  reply,
  drafts: (answer) => [
    ...draftsOf(
      factorsOf(answer, words.en, () => undefined),
      ({ label, levels, rating }) => ({
        item: `factor ${label}: how much of it buyers get, and whether buyers want more of it (raise), less (reduce) or neither (keep)`,
        rating: `${levels}; ${rating}`,
      }),
    ),
    ...draftsOf(movesOf(answer), () => null),
  ],
  assess(answer, kept, { words: own, company }) {
    const points = factorsOf(answer, own, (id) => kept.get(id)?.text);
    const counts = countsIn(kept);
    const drawn = points.filter(counts);
    const divergence = score(
      { id: CANVAS, label: own.topics[CANVAS] ?? CANVAS },
      points.map((point) => (counts(point) ? 1 + Math.abs(point.company - point.industry) : null)),
      MIN_FACTORS,
    );
    const claims = claimsOf([...points, ...movesOf(answer)], kept);
    if (divergence.status === 'not_assessed') {
      return { scores: [divergence], claims, exhibits: [], missing: TOPICS };
    }
    const { title = '', factor = '', industry = '' } = own.exhibits;
    const curve = (name: string, levels: readonly number[]) => ({
      label: name,
      cells: levels.map((value) => ({ value })),
    });
    const rows = [
      curve(
        company,
        drawn.map((one) => one.company),
      ),
      curve(
        industry,
        drawn.map((one) => one.industry),
      ),
    ];
    const columns = [factor, ...drawn.map(({ label }) => label)];
    const canvas = { id: 'blue_ocean', name: title, scale: { min: 1, max: 5 }, columns, rows };
    const exhibits = [exhibit({ ...canvas, kind: 'canvas' })];
    return { scores: [divergence], claims, exhibits, missing: [] };
  },
};
