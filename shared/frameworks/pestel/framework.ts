import { z } from 'zod';
import { DIRECTIONS, HORIZONS } from '../../domain/section.ts';
import { exhibit, topicsIn } from '../exhibit.ts';
import { evidence, FINDING_RULES, finding, oneOf } from '../finding.ts';
import type { Framework } from '../framework.ts';
import { claimsOf, countsIn, distinct, draftsOf, listed } from '../item.ts';
import { MESSAGE_RULES, messageFields, replyOf } from '../message.ts';
import { LEVELS, WEIGHT } from '../rubric.ts';
import { words } from './words.ts';

const factor = (about: string) =>
  z
    .array(
      z.object({
        evidence,
        finding: finding('One sentence on the development and whom in the industry it touches.'),
        impact: oneOf(LEVELS).describe("Size of its effect on the company's business."),
        direction: oneOf(DIRECTIONS).describe('Whether the effect helps or harms the company.'),
        horizon: oneOf(HORIZONS).describe(
          'When it is felt: short within a year, medium one to three years, long later.',
        ),
      }),
    )
    .max(4)
    .describe(about);

const reply = replyOf(
  z.object({
    political: factor(
      'Two to four political factors: government, trade policy, tariffs, subsidies.',
    ),
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
    legal: factor(
      'Two to four legal factors: laws, rulings, safety, privacy, antitrust, liability.',
    ),
    ...messageFields,
  }),
);
export type PestelReply = z.infer<typeof reply>;

const FACTORS = [
  ...(['political', 'economic', 'social'] as const),
  ...(['technological', 'environmental', 'legal'] as const),
] as const;

const itemsOf = (answer: PestelReply) =>
  FACTORS.flatMap((topic) =>
    listed(`pestel.${topic}`, distinct(answer[topic]), ({ impact, direction, horizon }) => ({
      ...{ kind: 'fact' as const, about: 'market', topic, label: null, rating: impact, links: [] },
      ...{ direction, horizon },
    })),
  );
type PestelItem = ReturnType<typeof itemsOf>[number];

const asked = ({ topic, direction, horizon, rating }: PestelItem) => ({
  item: `${topic} factor outside the company; ${direction}, ${horizon} term; size of its effect on the company's business`,
  rating,
});

/** The impacts on one side; a mixed item counts on both. Null where nothing does. */
function sumOn(side: 'opportunity' | 'threat', items: readonly PestelItem[]): number | null {
  const own = items.filter(({ direction }) => direction === side || direction === 'mixed');
  return own.length === 0 ? null : own.reduce((sum, { rating }) => sum + WEIGHT[rating], 0);
}

export const pestel: Framework<PestelReply> = {
  name: 'pestel',
  version: '6',
  words,
  topics: FACTORS,
  questions: [
    '{company} {industry} regulation government policy tariffs subsidies',
    '{industry} market outlook demand prices interest rates',
    '{industry} technology trends affecting {company}',
    '{company} lawsuits investigations regulatory compliance',
    '{company} environmental impact emissions climate supply of materials',
    '{industry} consumer attitudes and habits',
  ],
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

Two to four findings a factor, most important first, each different. Leave a factor empty when the passages hold nothing for it.

${FINDING_RULES}

${MESSAGE_RULES}`,
  reply,
  drafts: (answer) => draftsOf(itemsOf(answer), asked),
  assess(answer, kept, { words: own }) {
    const items = itemsOf(answer);
    const claims = claimsOf(items, kept);
    const counted = items.filter(countsIn(kept));
    const rows = topicsIn(FACTORS, own).map(({ id, label }) => {
      const within = counted.filter(({ topic }) => topic === id);
      const [threats, opportunities] = [sumOn('threat', within), sumOn('opportunity', within)];
      return {
        label,
        cells: [{ value: threats === null ? null : -threats }, { value: opportunities }],
      };
    });
    const { title = '', threats = '', opportunities = '' } = own.exhibits;
    const columns = ['', threats, opportunities];
    const held = new Set(claims.map(({ topic }) => topic));
    return {
      scores: [],
      claims,
      exhibits:
        counted.length === 0
          ? []
          : [exhibit({ id: 'pestel', name: title, kind: 'diverging', columns, rows })],
      missing: FACTORS.filter((id) => !held.has(id)),
    };
  },
};
