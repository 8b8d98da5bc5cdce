import { z } from 'zod';
import { claimSchema } from '../claims/claim.ts';

export { type Exhibit, exhibitSchema } from '../exhibit.ts';

/**
 * The board paper: the argument that answers the reader's question. Every sentence of it is a claim; the
 * sentences of a list read as one paragraph. What no source gives (owners, steps, open questions) is a
 * proposal and shown as one. Figures, peers and market stand beside it, made by code from the ledger.
 */

/**
 * A sentence of the paper. `basis`: its sums and assumptions, for a note behind the paragraph. `opens`: a new
 * paragraph begins with it.
 */
const sentenceSchema = claimSchema.extend({
  basis: z.string().optional(),
  opens: z.literal(true).optional(),
});
export type Sentence = z.infer<typeof sentenceSchema>;

const LEVEL = z.enum(['high', 'medium', 'low']);
const LEVEL_OR_UNKNOWN = z.enum(['high', 'medium', 'low', 'unknown']);
/** ISO 8601 date, or its first part where only month or year is known. */
const date = z.string().regex(/^\d{4}(?:-\d{2}){0,2}$/);
/** A condition or step, and the day by which it is to be known or done. */
const dated = z.object({ claim: sentenceSchema, by: date.nullable() });

/** What code found that holds a message's confidence down. */
export const DOUBTS = [
  'one_publisher',
  'old',
  'undated',
  'estimate',
  'conflict',
  'partly',
  'not_judged',
] as const;

/** A section of the argument, as its author cut it: what it says stands in its title. */
export const messageSchema = z.object({
  /** `K1`, `K2`, … */
  id: z.string(),
  /** A sentence that can be read alone. */
  title: sentenceSchema,
  support: z.array(sentenceSchema),
  /** Its author's table; a row is one sentence, `label | head: cell | head: cell`, judged whole. */
  rows: z.array(sentenceSchema).default([]),
  /** What a page says against it. */
  against: sentenceSchema.nullable(),
  /** Computed from the evidence of title and support. */
  confidence: LEVEL,
  why: z.array(z.enum(DOUBTS)),
});
export type Message = z.infer<typeof messageSchema>;

export const answerSchema = z.object({
  question: z.string().nullable(),
  verdict: z.enum(['yes', 'no', 'conditional', 'cannot_tell', 'none_asked']),
  /** At most three sentences that a director can repeat. */
  sentences: z.array(sentenceSchema).min(1).max(3),
  decide_by: dated.nullable(),
  /** The strongest case against it. */
  against: sentenceSchema.nullable(),
  /** The largest uncertainty. */
  uncertainty: sentenceSchema.nullable(),
  confidence: LEVEL,
  /** The message that carries least. */
  weakest: z.string().nullable(),
  changes: z.array(dated),
});
export type Answer = z.infer<typeof answerSchema>;

export const optionSchema = z.object({
  id: z.string(),
  name: z.string(),
  /** In the order of the paper's criteria; a null claim is printed "no source found". */
  cells: z.array(
    z.object({
      rating: z.enum(['strong', 'mixed', 'weak', 'none']),
      claim: sentenceSchema.nullable(),
    }),
  ),
});

export const recommendationSchema = z.object({
  /** `R1`, `R2`, … */
  id: z.string(),
  action: sentenceSchema,
  why: z.array(sentenceSchema).min(1),
  /** The strongest case against it. */
  counter: sentenceSchema.nullable(),
  reverse: z.array(dated),
  first_90_days: z.array(dated),
  /** The path beyond them. */
  beyond: z.array(dated),
  measure: sentenceSchema.nullable(),
  /** A role; a proposal. */
  owner: z.string(),
  /** Fact and computed ids that say how much is at stake. */
  size: z.array(z.string()),
  priority: LEVEL,
  horizon: z.enum(['0-6 months', '6-18 months', '18+ months']),
  depends_on: z.array(z.string()),
  /** Messages that it follows from. */
  answers: z.array(z.string()),
});

export const riskSchema = z.object({
  claim: sentenceSchema,
  likelihood: LEVEL_OR_UNKNOWN,
  impact: LEVEL_OR_UNKNOWN,
  early: sentenceSchema.nullable(),
  mitigation: sentenceSchema.nullable(),
});

export const FAULT_KINDS = [
  ...['stale', 'page_against', 'benchmark', 'conflict_one_way', 'no_source', 'not_carried'],
  ...['better_figure', 'not_answered', 'repeated', 'other'],
] as const;

/** A fault that the critic found, and what became of it. */
export const faultSchema = z.object({
  round: z.int(),
  kind: z.enum(FAULT_KINDS),
  where: z.string(),
  what: z.string(),
  passages: z.array(z.string()),
  outcome: z.enum(['revised', 'removed', 'left', 'not_tried']),
});

export const paperSchema = z.object({
  answer: answerSchema,
  messages: z.array(messageSchema),
  /** Dated events that bear on the question; `ahead`: on or after the report's day. */
  calendar: z.array(
    z.object({
      date,
      precision: z.enum(['day', 'month', 'year']),
      what: sentenceSchema,
      ahead: z.boolean(),
    }),
  ),
  criteria: z.array(z.string()),
  options: z.array(optionSchema),
  choice: sentenceSchema.nullable(),
  recommendations: z.array(recommendationSchema),
  risks: z.array(riskSchema),
  /** Open questions with the way to close them: proposals. `query`: what to search for. */
  unknowns: z.array(
    z.object({
      what: z.string(),
      how: z.string(),
      matters_to: z.array(z.string()),
      query: z.string().nullable(),
    }),
  ),
  faults: z.array(faultSchema),
});
export type Paper = z.infer<typeof paperSchema>;

/** The ledger's figures that stand on page one: the latest of each, its change, and the older ones. */
export const keyFigureSchema = z.object({
  fact: z.string(),
  change: z.string().nullable(),
  earlier: z.array(z.string()),
  /** Its period ended so long ago that a newer figure should exist. */
  overdue: z.boolean(),
  /** When that one's period ends: `2025` or `2026-06`; null where none is due, absent in older reports. */
  due: z.string().nullable().optional(),
});
export type KeyFigure = z.infer<typeof keyFigureSchema>;
