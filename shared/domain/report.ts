import { z } from 'zod';

/** The report, schema version 1. The JSON is canonical; every other format is a pure function of it. */

export const GAP_REASONS = [
  'insufficient_evidence',
  'model_refused',
  'model_invalid',
  'model_unavailable',
  'source_unavailable',
  'budget',
  'deadline',
] as const;
export type GapReason = (typeof GAP_REASONS)[number];

/** `section`: a framework's name, `<framework>.<topic>`, or `identity`, `research`, `facts`, `executive_summary`. */
export const gapSchema = z.object({
  section: z.string(),
  reason: z.enum(GAP_REASONS),
  detail: z.string(),
});
export type Gap = z.infer<typeof gapSchema>;

export const VERDICTS = ['supported', 'partly', 'unchecked'] as const;

/**
 * A sentence of the report. `supported`: every gate of this depth passed. `partly`: the support gate found
 * that the passages carry only part of it. `unchecked`: a gate that should have run could not.
 */
export const claimSchema = z.object({
  id: z.string(),
  text: z.string(),
  kind: z.enum(['fact', 'inference', 'recommendation']),
  /** Passage ids, `S1.p3`; never empty. */
  evidence: z.array(z.string()).min(1),
  verdict: z.enum(VERDICTS),
});
export type Claim = z.infer<typeof claimSchema>;

/** A claim of a framework's section. */
export const sectionClaimSchema = claimSchema.extend({
  /** The force, quadrant, factor, … it belongs to: an id of the section's `topics`. */
  topic: z.string(),
  /** What is assessed ("Industry growth", "Battery cost"); null when the topic says it all. */
  label: z.string().nullable(),
  /** The rubric's answer: `high`, `low`, `raise`, … */
  rating: z.string().nullable(),
  /** Fact-ledger ids that share a cited passage. */
  facts: z.array(z.string()),
  /** Other sections' drivers or factors this claim points at: `porter.rivalry.industry_growth`, `pestel.economic`. */
  links: z.array(z.string()),
});
export type SectionClaim = z.infer<typeof sectionClaimSchema>;

/** A number from the rubric, 1..5, computed by code from assessed items; null when not assessed. */
export const scoreSchema = z.object({
  topic: z.string(),
  label: z.string(),
  status: z.enum(['assessed', 'not_assessed']),
  value: z.number().min(1).max(5).nullable(),
  low: z.number().min(1).max(5).nullable(),
  high: z.number().min(1).max(5).nullable(),
  /** Items assessed, of how many the rubric asks. */
  assessed: z.int(),
  of: z.int(),
});
export type Score = z.infer<typeof scoreSchema>;

const nullable = z.number().nullable();

/** Chart data by kind, so that a new framework needs no new renderer. Null: not assessed, drawn as absent. */
export const chartSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('radar'),
    min: z.number(),
    max: z.number(),
    axes: z.array(z.object({ label: z.string(), value: nullable, low: nullable, high: nullable })),
  }),
  z.object({
    /** Quadrants in reading order; the cells list the claims they hold. */
    kind: z.literal('matrix'),
    cells: z.array(z.object({ topic: z.string(), label: z.string(), claims: z.array(z.string()) })),
  }),
  z.object({
    /** Diverging bars: negative is a threat, positive an opportunity. */
    kind: z.literal('bars'),
    min: z.number(),
    max: z.number(),
    bars: z.array(z.object({ label: z.string(), value: nullable, low: nullable, high: nullable })),
  }),
  z.object({
    /** Value curves over ordered categories. */
    kind: z.literal('lines'),
    min: z.number(),
    max: z.number(),
    categories: z.array(z.string()),
    series: z.array(z.object({ name: z.string(), values: z.array(nullable) })),
  }),
]);
export type Chart = z.infer<typeof chartSchema>;

export const sectionSchema = z.object({
  framework: z.string(),
  title: z.string(),
  status: z.enum(['assessed', 'not_assessed']),
  /** How the scores are computed, for the reader. */
  method: z.string(),
  topics: z.array(z.object({ id: z.string(), label: z.string() })),
  scores: z.array(scoreSchema),
  claims: z.array(sectionClaimSchema),
  chart: chartSchema.nullable(),
});
export type Section = z.infer<typeof sectionSchema>;

export const factSchema = z.object({
  id: z.string(),
  metric: z.string(),
  value: z.number(),
  unit: z.string(),
  period: z.string(),
  entity: z.string(),
  evidence: z.array(z.string()).min(1),
});
export type Fact = z.infer<typeof factSchema>;

/** Facts on the same metric, entity and period with different values. */
export const contradictionSchema = z.object({
  metric: z.string(),
  entity: z.string(),
  period: z.string(),
  facts: z.array(z.string()).min(2),
});
export type Contradiction = z.infer<typeof contradictionSchema>;

/** 1: filings, regulators, statistics offices; 2: the company itself; 3: press, trade, research; 4: other. */
export const TIERS = [1, 2, 3, 4] as const;

export const sourceSchema = z.object({
  id: z.string(),
  title: z.string(),
  url: z.string(),
  /** Registrable domain or host. */
  publisher: z.string(),
  published_at: z.string().nullable(),
  retrieved_at: z.string(),
  sha256: z.string(),
  tier: z.union([z.literal(1), z.literal(2), z.literal(3), z.literal(4)]),
  /** `instructions`: the page tried to instruct the reader's software; `undated`; `namesake`: about another of that name, not used. */
  flags: z.array(z.enum(['instructions', 'undated', 'namesake'])),
});
export type Source = z.infer<typeof sourceSchema>;

export const passageSchema = z.object({
  id: z.string(),
  source: z.string(),
  /** Verbatim: the stored page text from `start` to `end` (UTF-16 offsets). */
  text: z.string(),
  start: z.int(),
  end: z.int(),
});
export type Passage = z.infer<typeof passageSchema>;

export const executiveSummarySchema = z.object({
  headline: z.string(),
  headline_evidence: z.array(z.string()).min(1),
  findings: z.array(claimSchema).max(5),
  recommendations: z.array(
    z.object({
      action: z.string(),
      rationale: z.array(claimSchema).min(1),
      priority: z.enum(['high', 'medium', 'low']),
      horizon: z.enum(['0-6 months', '6-18 months', '18+ months']),
      counter_case: z.string(),
      reverse_if: z.string(),
    }),
  ),
  risks: z.array(claimSchema),
});
export type ExecutiveSummary = z.infer<typeof executiveSummarySchema>;

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
  facts: z.object({ total: z.int(), kept: z.int() }),
  figures: z.object({ checked: z.int(), failed: z.int() }),
  unknown_ids: z.int(),
  independent_domains: z.int(),
  /** Share of cited sources published within 12 months of the report; null when none is dated. */
  recent_share: rate,
  model: z.string(),
  prompt_versions: z.record(z.string(), z.string()),
  tokens: z.object({ prompt: z.int(), output: z.int(), thinking: z.int() }),
  model_calls: z.int(),
  searches: z.int(),
  search_credits: z.number(),
  cost_usd: z.number(),
  max_cost_usd: z.number(),
  steps: z.object({ run: z.int(), reused: z.int() }),
  seconds: z.number(),
});
export type Certificate = z.infer<typeof certificateSchema>;

export const confidenceSchema = z.object({
  value: z.number().min(0).max(1),
  formula: z.string(),
  /** Each part 0..1 with its weight. */
  parts: z.array(z.object({ name: z.string(), value: z.number().min(0).max(1), weight: z.number() })),
});
export type Confidence = z.infer<typeof confidenceSchema>;

export const identitySchema = z.object({
  name: z.string(),
  aliases: z.array(z.string()),
  ticker: z.string().nullable(),
  domain: z.string().nullable(),
  rivals: z.array(z.string()),
});
export type Identity = z.infer<typeof identitySchema>;

export const reportSchema = z.object({
  report_id: z.string(),
  schema_version: z.literal(1),
  generated_at: z.string(),
  /** True when the simulators answered from sample sources. */
  demonstration: z.boolean(),
  request: z.looseObject({
    company: z.string(),
    industry: z.string().optional(),
    frameworks: z.array(z.string()),
    depth: z.enum(['quick', 'standard', 'deep']),
    language: z.string(),
    region: z.string().optional(),
    context: z.string().optional(),
  }),
  status: z.enum(['completed', 'partial']),
  gaps: z.array(gapSchema),
  identity: identitySchema,
  /** Null when it could not be written; `gaps` says why. */
  executive_summary: executiveSummarySchema.nullable(),
  sections: z.array(sectionSchema),
  facts: z.array(factSchema),
  contradictions: z.array(contradictionSchema),
  sources: z.array(sourceSchema),
  passages: z.array(passageSchema),
  certificate: certificateSchema,
  confidence: confidenceSchema,
});
export type Report = z.infer<typeof reportSchema>;
