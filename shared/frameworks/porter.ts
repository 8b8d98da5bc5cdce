import { z } from 'zod';
import { evidence, FINDING_RULES, finding, oneOf } from './finding.ts';
import type { Framework } from './framework.ts';
import { claimsOf, countsIn, draftsOf, unscored } from './item.ts';
import { FORCES } from './porter-drivers.ts';
import { type Level, score, WEIGHT } from './rubric.ts';
import { tolerant } from './tolerant.ts';

/** Below this many assessed drivers a force has no score. */
const MIN_DRIVERS = 2;
const PRESSURES = ['high', 'medium', 'low', 'not_assessed'] as const;
const NOT_ASSESSED = { evidence: [], finding: '', pressure: 'not_assessed' } as const;

const driver = z.object({
  evidence,
  finding: finding('What the passages show, in one sentence; empty when not assessed.'),
  pressure: oneOf(PRESSURES).describe(
    'Pressure on profits in the industry; not_assessed without a passage.',
  ),
});

const fixed = <Value>(entries: readonly (readonly [string, Value])[]): Record<string, Value> =>
  Object.fromEntries(entries);

const reply = z.object(
  fixed(
    FORCES.map(({ id, drivers }) => {
      // What each asks stands in the instructions.
      const shape = drivers.map(([key]) => [key, driver] as const);
      return [id, z.preprocess((raw) => raw ?? {}, z.object(fixed(shape)))] as const;
    }),
  ),
);
export type PorterReply = z.infer<typeof reply>;

const idOf = (force: string, key: string): string => `porter.${force}.${key}`;

const itemsOf = (answer: PorterReply) =>
  FORCES.flatMap((force) =>
    force.drivers.flatMap(([key, label]) => {
      const { evidence, finding, pressure } = answer[force.id]?.[key] ?? NOT_ASSESSED;
      const text = finding.trim();
      if (text === '' || pressure === 'not_assessed') return [];
      const id = idOf(force.id, key);
      return [
        {
          id,
          text,
          evidence,
          kind: 'fact' as const,
          about: 'market',
          topic: force.id,
          label,
          rating: pressure,
          links: [],
        },
      ];
    }),
  );

const DRIVERS = new Map(
  FORCES.flatMap((force) =>
    force.drivers.map(([key, label, asks, high, low]) => [
      idOf(force.id, key),
      `${force.label}: ${label} (${asks}), as pressure on profits. high: ${high}; low: ${low}`,
    ]),
  ),
);
const asked = ({ id, rating }: ReturnType<typeof itemsOf>[number]) => ({
  item: DRIVERS.get(id) ?? id,
  rating,
});

const driverLines = FORCES.map(({ id, label, drivers }) =>
  [
    `${id} (${label})`,
    ...drivers.map(([key, , asks, high, low]) => `- ${key}: ${asks}. high: ${high}. low: ${low}.`),
  ].join('\n'),
).join('\n');

export const porter: Framework<PorterReply> = {
  name: 'porter',
  title: "Porter's Five Forces",
  version: '4',
  questions: [
    '{company} {industry} main competitors market share',
    '{industry} price competition margins industry growth',
    '{company} suppliers supply chain dependence key inputs',
    '{industry} new entrants barriers to entry investment',
    '{industry} customers price sensitivity brand loyalty switching',
    '{industry} substitutes alternatives consumers choose instead',
  ],
  topics: FORCES.map(({ id, label }) => ({ id, label })),
  method:
    'Each force scores the mean pressure of its assessed drivers (low 1, medium 3, high 5), to 0.1; ' +
    'a driver counts only if the judge found its claim supported and its rating to follow. The range shows the score if every unassessed driver ' +
    'of the force were low, or high. A force with fewer than two assessed drivers is not assessed.',
  instructions: `Assess the five forces on the company's industry, driver by driver, from the passages alone.

pressure says what the driver does to the profits that companies in this industry, seen from the company, can earn: high when it presses them down hard, medium when it presses noticeably or both ways, low when it protects them. High is always bad for the industry: high capital requirements are low pressure, because they keep newcomers out.
not_assessed when no passage bears on the driver; then leave finding and evidence empty. Never fill a driver from general knowledge, and never call it medium for want of evidence. An honest not_assessed is worth more than a guess.

${driverLines}

Substitutes are other kinds of product that meet the same need, not rivals of the same kind. Suppliers provide inputs; buyers are those who pay the company.
Give the industry's situation where passages show it, and the company's own where they show only that, naming which.

${FINDING_RULES}`,
  reply: tolerant(reply, { blank: NOT_ASSESSED }),
  drafts: (answer) => draftsOf(itemsOf(answer), asked),
  assess(answer, kept) {
    const items = itemsOf(answer);
    const survived = new Map<string, Level>(
      items.filter(countsIn(kept)).map(({ id, rating }) => [id, rating]),
    );
    const scores = FORCES.map((force) =>
      score(
        force,
        force.drivers.map(([key]) => {
          const level = survived.get(idOf(force.id, key));
          return level === undefined ? null : WEIGHT[level];
        }),
        MIN_DRIVERS,
      ),
    );
    const missing = unscored(scores);
    const axes = scores.map(({ value, low, high }, index) => ({
      label: FORCES[index]?.axis ?? '',
      value,
      low,
      high,
    }));
    const chart =
      missing.length === FORCES.length ? null : { kind: 'radar' as const, min: 1, max: 5, axes };
    return { scores, claims: claimsOf(items, kept), chart, missing };
  },
};
