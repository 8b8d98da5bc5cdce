import { z } from 'zod';

/** What was checked, what it cost, and how far to trust it. */

const rate = z.number().min(0).max(1).nullable();

export const certificateSchema = z.object({
  gates: z.array(z.enum(['schema', 'ids', 'figures', 'subject', 'support', 'consistency'])),
  claims: z.object({
    /** Written by the model, before any repair. */
    total: z.int(),
    /** In the report with verdict `supported`. */
    supported: z.int(),
    partly: z.int(),
    unchecked: z.int(),
    repaired: z.int(),
    dropped: z.int(),
    /** Passed every gate before repair ÷ total. */
    raw_rate: rate,
    /** In the report and supported ÷ total. */
    final_rate: rate,
    /** Dropped claims by the gate that stopped them. */
    dropped_by: z.record(z.string(), z.int()),
  }),
  /** `total`: as the model wrote them. `kept`: distinct ones in the ledger; one written twice is no failure. */
  facts: z.object({ total: z.int(), kept: z.int() }),
  figures: z.object({ checked: z.int(), failed: z.int() }),
  /** Passage ids that do not exist, cited by claims, their repairs and facts. */
  unknown_ids: z.int(),
  independent_domains: z.int(),
  /** Share of the dated cited sources published within 12 months of the report; null when none is dated. */
  recent_share: rate,
  model: z.string(),
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
  value: z.number().min(0).max(1),
  formula: z.string(),
  /** Each part 0..1 with its weight. */
  parts: z.array(
    z.object({ name: z.string(), value: z.number().min(0).max(1), weight: z.number() }),
  ),
});
export type Confidence = z.infer<typeof confidenceSchema>;
