import { z } from 'zod';
import type { SectionClaim } from '../domain/section.ts';
import { evidence, FINDING_RULES, finding, oneOf } from './finding.ts';
import type { Framework } from './framework.ts';
import { claimsOf, distinct, draftsOf, listed } from './item.ts';
import { LEVELS, WEIGHT } from './rubric.ts';
import { tolerant } from './tolerant.ts';

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

const reply = z.object({
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
});
export type SwotReply = z.infer<typeof reply>;

const topics = [
  { id: 'strengths', label: 'Strengths' },
  { id: 'weaknesses', label: 'Weaknesses' },
  { id: 'opportunities', label: 'Opportunities' },
  { id: 'threats', label: 'Threats' },
] as const;

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

const asked = ({ topic, rating }: ReturnType<typeof itemsOf>[number]) => ({
  item: `${topic}: how much it matters to whether the company wins and earns in this industry`,
  rating,
});

/** By importance, then by verdict, then by publishers. */
function standing({ rating, verdict, publishers }: SectionClaim): number {
  const importance = LEVELS.find((level) => level === rating);
  return (
    1000 * (importance ? WEIGHT[importance] : 0) +
    (verdict === 'supported' ? 500 : 0) +
    Math.min(99, publishers)
  );
}

export const swot: Framework<SwotReply> = {
  name: 'swot',
  title: 'SWOT',
  version: '4',
  questions: [
    '{company} competitive advantages and weaknesses',
    '{company} annual results revenue margin market share',
    '{company} main risks and challenges',
    '{company} growth opportunities new markets and products',
    '{company} {industry} product quality brand customer satisfaction',
  ],
  topics: [...topics],
  method:
    'Each quadrant lists its items by importance, then by the strength of their evidence: supported before partly ' +
    'supported, and more publishers before fewer. There is no score: a mean of unlike things says nothing. ' +
    'An empty quadrant is not assessed.',
  instructions: `Write a SWOT of the company in its industry, from the passages alone.

Strengths and weaknesses are inside the company and true today: assets, capabilities, costs, brand, finances, organisation, dependence on one product or person. They count only against rivals: what everyone in the industry has is not a strength. State them as facts.
Opportunities and threats are outside the company and open: a change in demand, rivals, suppliers, technology, law or the economy. State the development that the passages show and what it opens to, or takes from, this company. They are inferences: cite the passages they rest on, and claim no more than follows from them. A plan of the company is not an opportunity; a weakness is not a threat.

driver: the one thing an opportunity or threat arises from.
- A force: porter.rivalry (moves of existing competitors, price wars, growth of the industry), porter.new_entrants (newcomers and barriers), porter.suppliers (power of suppliers and inputs), porter.buyers (power and wishes of customers), porter.substitutes (other ways to meet the need).
- Or an outside factor: pestel.political (governments, trade, subsidies), pestel.economic (demand, prices, rates, currencies), pestel.social (people, habits, attitudes), pestel.technological (inventions and their cost), pestel.environmental (climate, resources, emissions), pestel.legal (laws, rulings, liability).
- none when it is none of these.

importance: high when it can decide the company's position or profit in this industry; medium when it moves results noticeably; low when it is real but minor. Do not call everything high.

Leave a quadrant empty when the passages hold nothing for it.

${FINDING_RULES}`,
  reply: tolerant(reply),
  drafts: (answer) => draftsOf(itemsOf(answer), asked),
  assess(answer, kept) {
    const items = itemsOf(answer);
    const claims = topics.flatMap(({ id }) =>
      claimsOf(items, kept)
        .filter(({ topic }) => topic === id)
        .sort((a, b) => standing(b) - standing(a)),
    );
    const cells = topics.map(({ id, label }) => ({
      topic: id,
      label,
      claims: claims.filter(({ topic }) => topic === id).map((claim) => claim.id),
    }));
    const chart = claims.length === 0 ? null : { kind: 'matrix' as const, cells };
    const held = new Set(claims.map(({ topic }) => topic));
    const missing = topics.map(({ id }) => id).filter((id) => !held.has(id));
    return { scores: [], claims, chart, missing };
  },
};
