import { z } from 'zod';
import { FAULTS } from './section.ts';

/** What was checked, what it cost, and how far to trust it. */

const CHECKS = [
  'schema',
  'ids',
  'address',
  'quotation',
  'figures',
  'about',
  'subject',
  'support',
  'verdict',
  'facts',
  'second_opinion',
  'consistency',
] as const;
export type Check = (typeof CHECKS)[number];

const rate = z.number().min(0).max(1).nullable();

export const certificateSchema = z.object({
  /** Checks that ran; `subject` and `support` are of schema 1. */
  gates: z.array(z.enum(CHECKS)),
  /** Checks that were due and did not run, or not for every statement. */
  not_run: z.array(z.enum(CHECKS)),
  claims: z.object({
    /** Written by the model, before any repair. */
    total: z.int(),
    /** In the report, and found in their passages by the judge. */
    supported: z.int(),
    partly: z.int(),
    unchecked: z.int(),
    repaired: z.int(),
    dropped: z.int(),
    /** Supported before any repair ÷ total. */
    raw_rate: rate,
    /** In the report and supported ÷ total. */
    final_rate: rate,
    /** Dropped claims by what stopped them: a gate, or the `verdict`. */
    dropped_by: z.record(z.string(), z.int()),
    /** Those that the verdict dropped, by the judge's fault. */
    faults: z.partialRecord(z.enum(FAULTS), z.int()),
    /** Claims in the report that rest on one publisher alone. */
    single_source: z.int(),
  }),
  /** `total`: as the model wrote them. `kept`: distinct ones in the ledger; one written twice is no failure. */
  facts: z.object({ total: z.int(), kept: z.int() }),
  figures: z.object({ checked: z.int(), failed: z.int() }),
  /**
   * The company's whole-year figures in the ledger of which filings speak, and those that the filings bear out; absent
   * where no filing was read.
   */
  filed: z.object({ compared: z.int(), proven: z.int() }).optional(),
  /** Sentences of the paper that were written again for the reader, and those whose new words changed a figure. */
  editing: z.object({ edited: z.int(), refused: z.int() }).optional(),
  /** Passage ids that do not exist, cited by claims, their repairs and facts. */
  unknown_ids: z.int(),
  independent_domains: z.int(),
  /** Share of the dated cited sources published within 12 months of the report; null when none is dated. */
  recent_share: rate,
  /** `judge`: null when none was asked. */
  models: z.object({ writer: z.string(), judge: z.string().nullable() }),
  prompt_versions: z.record(z.string(), z.string()),
  tokens: z.object({ prompt: z.int(), output: z.int(), thinking: z.int() }),
  model_calls: z.int(),
  searches: z.int(),
  search_credits: z.number(),
  cost_usd: z.number(),
  max_cost_usd: z.number(),
  /** `reused`: from earlier tries of the job; `cached`: bought by other jobs, so not in `cost_usd`. */
  steps: z.object({ run: z.int(), reused: z.int(), cached: z.int().default(0) }),
  seconds: z.number(),
});
export type Certificate = z.infer<typeof certificateSchema>;

export const confidenceSchema = z.object({
  /** Null when no statement was judged. */
  value: rate,
  formula: z.string(),
  /** Share of the statements shown that have no verdict, and so count for nothing. */
  not_judged: rate,
  /** Each part 0..1 with its weight. */
  parts: z.array(
    z.object({ name: z.string(), value: z.number().min(0).max(1), weight: z.number() }),
  ),
});
export type Confidence = z.infer<typeof confidenceSchema>;
