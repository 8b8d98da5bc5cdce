import { z } from 'zod';
import { evidence, FINDING_RULES, finding, oneOf } from './finding.ts';
import type { Framework } from './framework.ts';
import { claimsOf, countsIn, distinct, draftsOf, listed } from './item.ts';
import { LEVELS, score, WEIGHT } from './rubric.ts';
import { shortLabel } from './short-label.ts';
import { tolerant } from './tolerant.ts';

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

const reply = z.object({
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
});
export type BlueOceanReply = z.infer<typeof reply>;

const canvas = { id: 'factors', label: 'Strategy canvas' } as const;
const groups = [
  { id: 'eliminate', label: 'Eliminate' },
  { id: 'reduce', label: 'Reduce' },
  { id: 'raise', label: 'Raise' },
  { id: 'create', label: 'Create' },
  { id: 'noncustomers', label: 'Noncustomers' },
] as const;
const topics = [canvas, ...groups];

/** The factors with the name that may be printed: checked against the repaired sentence once there is one. */
const factorsOf = (answer: BlueOceanReply, textOf: (id: string) => string | undefined) =>
  listed(`blue_ocean.${canvas.id}`, answer.factors, (item, number) => ({
    kind: 'fact' as const,
    about: 'company',
    topic: canvas.id,
    label: shortLabel(
      item.factor,
      textOf(`blue_ocean.${canvas.id}.${number}`) ?? '',
      `Factor ${number}`,
    ),
    rating: item.action,
    links: [],
    levels: `${item.company_level} at the company, ${item.industry_level} in the industry`,
    company: WEIGHT[item.company_level],
    industry: WEIGHT[item.industry_level],
  }));

const movesOf = (answer: BlueOceanReply) =>
  groups.flatMap(({ id: topic }) =>
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
  title: 'Blue Ocean Strategy',
  version: '4',
  questions: [
    '{company} compared with competitors features price quality',
    '{industry} what customers value most when choosing',
    '{industry} customer complaints unmet needs',
    '{company} unique features product strategy differentiation',
    '{industry} why people do not buy barriers to adoption',
  ],
  topics,
  method:
    "The score is the divergence of the company's value curve from its industry's: 1 plus the mean gap between the two " +
    'levels (low 1, medium 3, high 5) over the factors whose claim the judge found supported and whose levels follow, to 0.1; ' +
    '1 is the same curve, 5 the opposite one. The range shows the score if every other factor had no gap, or the widest. ' +
    'With fewer than three such factors there is no curve.',
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
- Under eliminate, reduce, raise and create, write the reason as a fact about buyers, cost or rivals, not as an order to the company.`,
  reply: tolerant(reply, { vital: 'factors' }),
  drafts: (answer) => [
    ...draftsOf(
      factorsOf(answer, () => undefined),
      ({ label, levels, rating }) => ({
        item: `factor ${label}: how much of it buyers get, and whether buyers want more of it (raise), less (reduce) or neither (keep)`,
        rating: `${levels}; ${rating}`,
      }),
    ),
    ...draftsOf(movesOf(answer), () => null),
  ],
  assess(answer, kept) {
    const points = factorsOf(answer, (id) => kept.get(id)?.text);
    const counts = countsIn(kept);
    const drawn = points.filter(counts);
    const divergence = score(
      canvas,
      points.map((point) => (counts(point) ? 1 + Math.abs(point.company - point.industry) : null)),
      MIN_FACTORS,
    );
    const claims = claimsOf([...points, ...movesOf(answer)], kept);
    if (divergence.status === 'not_assessed') {
      return { scores: [divergence], claims, chart: null, missing: topics.map(({ id }) => id) };
    }
    const series = [
      { name: 'Company', values: drawn.map(({ company }) => company) },
      { name: 'Industry', values: drawn.map(({ industry }) => industry) },
    ];
    const categories = drawn.map(({ label }) => label);
    const chart = { kind: 'lines' as const, min: 1, max: 5, categories, series };
    return { scores: [divergence], claims, chart, missing: [] };
  },
};
