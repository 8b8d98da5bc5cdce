import { z } from 'zod';
import { evidence, FINDING_RULES, finding, oneOf } from './finding.ts';
import type { Framework } from './framework.ts';
import { claimsOf, countsIn, distinct, draftsOf, listed, unscored } from './item.ts';
import { type Estimate, estimated, LEVELS, meanWithRange, WEIGHT } from './rubric.ts';
import { tolerant } from './tolerant.ts';

const DIRECTIONS = ['opportunity', 'threat', 'mixed'] as const;
const DIRECTION_LABEL = { opportunity: 'Opportunity', threat: 'Threat', mixed: 'Mixed' } as const;

const factor = (about: string) =>
  z
    .array(
      z.object({
        evidence,
        finding: finding('One sentence on the development and whom in the industry it touches.'),
        impact: oneOf(LEVELS).describe("Size of its effect on the company's business."),
        direction: oneOf(DIRECTIONS).describe('Whether the effect helps or harms the company.'),
        horizon: oneOf(['short', 'medium', 'long']).describe(
          'When it is felt: short within a year, medium one to three years, long later.',
        ),
      }),
    )
    .max(4)
    .describe(about);

const reply = z.object({
  political: factor('Two to four political factors: government, trade policy, tariffs, subsidies.'),
  economic: factor(
    'Two to four economic factors: demand, growth, inflation, interest, currency, input prices.',
  ),
  social: factor('Two to four social factors: population, habits, attitudes, skills, trust.'),
  technological: factor(
    'Two to four technological factors: inventions, standards, automation, cost curves.',
  ),
  environmental: factor(
    'Two to four environmental factors: climate, emissions, resources, waste, weather.',
  ),
  legal: factor('Two to four legal factors: laws, rulings, safety, privacy, antitrust, liability.'),
});
export type PestelReply = z.infer<typeof reply>;
type Answer = PestelReply['legal'][number];

const topics = [
  { id: 'political', label: 'Political' },
  { id: 'economic', label: 'Economic' },
  { id: 'social', label: 'Social' },
  { id: 'technological', label: 'Technological' },
  { id: 'environmental', label: 'Environmental' },
  { id: 'legal', label: 'Legal' },
] as const;

/** Below this many items that count a factor has no score. */
const MIN_ITEMS = 2;

/** Signed impact; a mixed one nets to 0 and may turn out either way. */
function net({ impact, direction }: Pick<Answer, 'impact' | 'direction'>): Estimate {
  const size = WEIGHT[impact];
  if (direction === 'mixed') return { value: 0, low: -size, high: size };
  const value = direction === 'threat' ? -size : size;
  return { value, low: value, high: value };
}

const itemsOf = (answer: PestelReply) =>
  topics.flatMap(({ id: topic }) =>
    listed(`pestel.${topic}`, distinct(answer[topic]), ({ impact, direction, horizon }) => ({
      kind: 'fact' as const,
      about: 'market',
      topic,
      label: `${DIRECTION_LABEL[direction]}, ${horizon} term`,
      rating: impact,
      links: [],
      net: net({ impact, direction }),
    })),
  );

const asked = ({ topic, label, rating }: ReturnType<typeof itemsOf>[number]) => ({
  item: `${topic} factor outside the company; ${label.toLowerCase()}; size of its effect on the company's business`,
  rating,
});

export const pestel: Framework<PestelReply> = {
  name: 'pestel',
  title: 'PESTEL',
  version: '5',
  questions: [
    '{company} {industry} regulation government policy tariffs subsidies',
    '{industry} market outlook demand prices interest rates',
    '{industry} technology trends affecting {company}',
    '{company} lawsuits investigations regulatory compliance',
    '{company} environmental impact emissions climate supply of materials',
    '{industry} consumer attitudes and habits',
  ],
  topics: [...topics],
  method:
    'Each factor scores the mean of its signed impacts (low 1, medium 3, high 5; opportunity +, threat −, mixed 0), to 0.1, ' +
    'from −5 to +5; an item counts only if the judge found its claim supported and its rating to follow. The range lets ' +
    'mixed items, and those that do not count, fall fully either way. Short term is within a year, medium one to three ' +
    'years, long beyond. A factor with fewer than two items that count is not assessed.',
  instructions: `Write a PESTEL of the outside world of the company, from the passages alone.

A factor is a development outside the company that it cannot set itself. What the company does is not a factor; what is done to its whole industry, or to it by a government or court, is.
- political: governments and their aims: trade policy, tariffs, subsidies, taxes on the industry, public spending, conflict between states.
- economic: demand, growth, income, inflation, interest, credit, currencies, prices of energy, materials and labour.
- social: population, habits, public attitudes, protests, surveys, trust, satisfaction, skills, work and health of the people who buy or work in the industry.
- technological: inventions, standards, infrastructure and cost curves that change what can be offered, and at what cost.
- environmental: climate, weather, emissions, water, scarce resources, waste, and pressure over them.
- legal: laws in force or decided, lawsuits, rulings, recalls, investigations, product safety, privacy, competition, labour and liability.
A law that is planned is political, one that binds is legal. Put each development under one factor only.

Each finding states the development, as the passages show it, and names the place or body it comes from.
impact: its effect on this company. high when it can change revenue, cost or the right to operate substantially; medium when it moves results noticeably; low when it is real but minor. Do not call everything high.
direction: opportunity when it helps the company, threat when it harms it, mixed when the passages show both.
horizon: short when it is in force or felt within a year, medium within one to three years, long later.

Two to four findings a factor, most important first, each different; one alone gives no score. Leave a factor empty when the passages hold nothing for it.

${FINDING_RULES}`,
  reply: tolerant(reply),
  drafts: (answer) => draftsOf(itemsOf(answer), asked),
  assess(answer, kept) {
    const items = itemsOf(answer);
    const counts = countsIn(kept);
    const within = (topic: string) => items.filter((item) => item.topic === topic);
    const claims = claimsOf(items, kept);
    const scores = topics.map((topic) => {
      const nets = within(topic.id).map((item) => (counts(item) ? item.net : null));
      return estimated(topic, nets, meanWithRange(nets, { low: -5, high: 5 }, MIN_ITEMS));
    });
    const missing = unscored(scores);
    const bars = scores.map(({ label, value, low, high }) => ({ label, value, low, high }));
    const chart =
      missing.length === topics.length ? null : { kind: 'bars' as const, min: -5, max: 5, bars };
    return { scores, claims, chart, missing };
  },
};
