import { z } from 'zod';
import type { Exhibit } from '../../domain/exhibit.ts';
import type { Amount } from '../../domain/facts/fact.ts';
import { exhibit, quadrants, topicsIn } from '../exhibit.ts';
import { evidence, FINDING_RULES, finding } from '../finding.ts';
import type { Figures, Framework, FrameworkWords } from '../framework.ts';
import { claimsOf, countsIn, distinct, draftsOf, listed } from '../item.ts';
import { MESSAGE_RULES, messageFields, replyOf } from '../message.ts';
import { shortLabel } from '../short-label.ts';
import { words } from './words.ts';

/** Growth of a unit's market in percent, and share beside the largest rival's, from which a unit counts as high. */
const HIGH_GROWTH = 10;
const LEADING = 1;

/** In reading order: growth falls from top to bottom, relative share from left to right. */
const POSITIONS = ['star', 'question_mark', 'cash_cow', 'dog'] as const;
const FIELDS = ['revenue', 'growth', 'own_share', 'rival_share'] as const;

const figure = (what: string) =>
  z.preprocess(
    (raw) => raw ?? '',
    z
      .string()
      .describe(`Id of the fact or computed figure, such as F3 or D2: ${what}; empty when none.`),
  );

const reply = replyOf(
  z.object({
    units: z
      .array(
        z.object({
          evidence,
          name: finding('Name of the business unit or segment as the passages write it.'),
          finding: finding('One sentence on how the unit stands in its market.'),
          revenue: figure('its latest revenue'),
          growth: figure('growth of its market; else growth of its own revenue'),
          own_share: figure('the company’s share of its market'),
          rival_share: figure('the share of the largest rival in the same market and period'),
        }),
      )
      .max(8)
      .describe('The business units that the facts name, the largest first.'),
    ...messageFields,
  }),
  { vital: 'units' },
);
export type BcgReply = z.infer<typeof reply>;
type Unit = BcgReply['units'][number];

const amountOf = ({ facts, computed }: Figures, id: string): Amount | undefined =>
  [...facts, ...computed].find((one) => one.id === id)?.amount;

const middle = ({ low, high }: Amount) => (low + high) / 2;

/** The figures that a unit names, as far as the ledger holds them and they are of the kind that is asked for. */
function placed(unit: Unit, figures: Figures) {
  const percent = (id: string) => {
    const amount = amountOf(figures, id);
    return amount?.unit === 'percent' ? middle(amount) : null;
  };
  const [growth, own, rival] = [unit.growth, unit.own_share, unit.rival_share].map(percent);
  const relative = own != null && rival != null && rival > 0 ? own / rival : null;
  const position =
    growth == null || relative === null
      ? null
      : POSITIONS[(growth >= HIGH_GROWTH ? 0 : 2) + (relative >= LEADING ? 0 : 1)];
  return { relative, position: position ?? null };
}

const itemsOf = (
  { units }: BcgReply,
  figures: Figures,
  own: FrameworkWords,
  textOf: (id: string) => string | undefined,
) =>
  listed('bcg_matrix.units', distinct(units), (unit, number) => {
    const { relative, position } = placed(unit, figures);
    return {
      ...{ kind: 'fact' as const, about: 'company', links: [] },
      topic: position ?? 'unplaced',
      label: shortLabel(
        unit.name,
        textOf(`bcg_matrix.units.${number}`) ?? '',
        (own.exhibits.other ?? '{n}').replace('{n}', String(number)),
      ),
      rating: position,
      ...{ relative, unit },
    };
  }).map((item) => ({ ...item, id: item.id.replace('.units.', `.${item.topic}.`) }));

export const bcgMatrix: Framework<BcgReply> = {
  name: 'bcg_matrix',
  version: '1',
  words,
  topics: [...POSITIONS, 'unplaced'],
  questions: [
    '{company} segment revenue by business unit',
    '{company} market share by segment largest rival',
    '{industry} market growth by segment',
    '{company} business units growth margin annual report',
    '{company} {industry} market leader share ranking',
  ],
  instructions: `Place the company's business units in the growth-share matrix. The positions are computed from checked figures; you choose the figures.

units: segments whose figures stand under "Facts, checked". For each, name by id its latest revenue, the growth of its market (else of its own revenue), the company's share of that market and the largest rival's share of the same market and period. Leave an id empty when no fact fits; never use one of another unit, market or period.
The finding says in words how the unit stands in its market; it names no position of the matrix.

${FINDING_RULES}

${MESSAGE_RULES}`,
  reply,
  lacks: ({ facts }) =>
    facts.some(({ metric }) => metric === 'segment_revenue' || metric === 'market_share')
      ? null
      : 'the ledger holds neither revenue by segment nor market shares, so no unit can be placed',
  drafts: (answer, figures) =>
    draftsOf(
      itemsOf(answer, figures, words.en, () => undefined),
      () => null,
    ),
  assess(answer, kept, { words: own, figures }) {
    const items = itemsOf(answer, figures, own, (id) => kept.get(id)?.text);
    const claims = claimsOf(items, kept);
    const counted = items.filter(countsIn(kept));
    const told = (id: string) => own.exhibits[id] ?? id;
    const cell = (id: string): Exhibit['rows'][number]['cells'][number] => {
      const amount = amountOf(figures, id);
      return amount ? { value: middle(amount), ref: id } : { value: null };
    };
    const rows = counted.map(({ label, unit, relative }) => ({
      label,
      cells: [
        ...FIELDS.map((field) => cell(unit[field])),
        { value: relative === null ? null : Math.round(relative * 100) / 100 },
      ],
    }));
    const columns = ['', ...FIELDS.map(told), told('relative')];
    const shown = new Set(counted.filter(({ rating }) => rating !== null).map(({ id }) => id));
    return {
      scores: [],
      claims,
      exhibits: [
        ...quadrants(
          'bcg_matrix',
          told('title'),
          topicsIn(POSITIONS, own),
          claims.filter(({ id }) => shown.has(id)),
        ),
        ...(rows.length === 0
          ? []
          : [exhibit({ id: 'units', name: told('units'), kind: 'table', columns, rows })]),
      ],
      missing: claims.length === 0 || shown.size === 0 ? ['unplaced'] : [],
    };
  },
};
