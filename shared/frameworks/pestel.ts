import { z } from 'zod';
import { evidence, FINDING_RULES, finding, oneOf } from './finding.ts';
import type { Framework } from './framework.ts';
import { claimsOf, distinct, draftsOf, listed, unscored } from './item.ts';
import { type Estimate, LEVELS, meanWithRange, score, WEIGHT } from './rubric.ts';
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
  political: factor('One to four political factors: government, trade policy, tariffs, subsidies.'),
  economic: factor(
    'One to four economic factors: demand, growth, inflation, interest, currency, input prices.',
  ),
  social: factor('One to four social factors: population, habits, attitudes, skills, trust.'),
  technological: factor(
    'One to four technological factors: inventions, standards, automation, cost curves.',
  ),
  environmental: factor(
    'One to four environmental factors: climate, emissions, resources, waste, weather.',
  ),
  legal: factor('One to four legal factors: laws, rulings, safety, privacy, antitrust, liability.'),
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
      topic,
      label: `${DIRECTION_LABEL[direction]}, ${horizon} term`,
      rating: impact,
      links: [],
      net: net({ impact, direction }),
    })),
  );

export const pestel: Framework<PestelReply> = {
  name: 'pestel',
  title: 'PESTEL',
  version: '3',
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
    'Each factor scores the mean impact of its surviving items (low 1, medium 3, high 5), to 0.1; the range shows ' +
    'the score if every item that did not survive the checks were of low, or of high, impact. ' +
    'The bars show the mean of signed impacts (opportunity +, threat −, mixed 0) from −5 to +5; their range lets mixed and ' +
    'unsurviving items fall fully either way. Short term is within a year, medium one to three years, long beyond. ' +
    'A factor without a surviving item is not assessed.',
  instructions: `Write a PESTEL of the outside world of the company, from the passages alone.

A factor is a development outside the company that it cannot set itself. What the company does is not a factor; what is done to its whole industry, or to it by a government or court, is.
- political: governments and their aims: trade policy, tariffs, subsidies, taxes on the industry, public spending, conflict between states.
- economic: demand, growth, income, inflation, interest, credit, currencies, prices of energy, materials and labour.
- social: population, habits, attitudes, trust, skills, work and health of the people who buy or work in the industry.
- technological: inventions, standards, infrastructure and cost curves that change what can be offered, and at what cost.
- environmental: climate, weather, emissions, water, scarce resources, waste, and pressure over them.
- legal: laws in force or decided, rulings, investigations, product safety, privacy, competition, labour and liability.
A law that is planned is political, one that binds is legal. Put each development under one factor only.

Each finding states the development, as the passages show it, and names the place or body it comes from.
impact: its effect on this company. high when it can change revenue, cost or the right to operate substantially; medium when it moves results noticeably; low when it is real but minor. Do not call everything high.
direction: opportunity when it helps the company, threat when it harms it, mixed when the passages show both.
horizon: short when it is in force or felt within a year, medium within one to three years, long later.

One to four findings a factor, most important first. Leave a factor empty when the passages hold nothing for it.

${FINDING_RULES}`,
  reply: tolerant(reply),
  drafts: (answer) => draftsOf(itemsOf(answer)),
  assess(answer, kept) {
    const items = itemsOf(answer);
    const within = (topic: string) => items.filter((item) => item.topic === topic);
    const claims = claimsOf(items, kept);
    const scores = topics.map((topic) =>
      score(
        topic,
        within(topic.id).map(({ id, rating }) => (kept.has(id) ? WEIGHT[rating] : null)),
      ),
    );
    const bars = topics.map(({ id, label }) => {
      const estimate = meanWithRange(
        within(id).map((item) => (kept.has(item.id) ? item.net : null)),
        { low: -5, high: 5 },
      );
      return { label, ...(estimate ?? { value: null, low: null, high: null }) };
    });
    const chart = claims.length === 0 ? null : { kind: 'bars' as const, min: -5, max: 5, bars };
    return { scores, claims, chart, missing: unscored(scores) };
  },
};
