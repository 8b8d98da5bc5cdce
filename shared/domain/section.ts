import { z } from 'zod';

/** A framework's section of the report: claims, scores and chart data. */

export const VERDICTS = ['supported', 'partly', 'unchecked'] as const;

/** What a judge finds wrong with a sentence. */
export const FAULTS = [
  'subject',
  'metric',
  'value',
  'unit',
  'period',
  'direction',
  'comparison',
  'quantifier',
  'modality',
  'scope',
  'causality',
  'stale',
  'unsupported',
] as const;
export type Fault = (typeof FAULTS)[number];

/**
 * A sentence of the report that passed the gates. `supported`: the judge found it in the passages it cites;
 * `partly`: only part of it, `fault` and `note` say what is amiss; `unchecked`: no judge has answered for it.
 */
export const claimSchema = z.object({
  id: z.string(),
  text: z.string(),
  kind: z.enum(['fact', 'inference', 'proposal']),
  /** `company`, `market`, or the name of another. */
  about: z.string(),
  /** Passage ids, `S1.p3`; never empty. */
  evidence: z.array(z.string()).min(1),
  /** When the latest of its dated sources was published; null when none is dated. */
  as_of: z.string().nullable(),
  /** Independent publishers of its evidence. */
  publishers: z.int(),
  verdict: z.enum(VERDICTS),
  fault: z.enum(FAULTS).optional(),
  note: z.string().optional(),
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
  /** Fact-ledger ids of the figures that it states. */
  facts: z.array(z.string()),
  /** Other sections' drivers or factors this claim points at: `porter.rivalry.industry_growth`, `pestel.economic`. */
  links: z.array(z.string()),
});
export type SectionClaim = z.infer<typeof sectionClaimSchema>;

/** A number from the rubric, 1..5 or signed, computed by code from assessed items; null when not assessed. */
export const scoreSchema = z.object({
  topic: z.string(),
  label: z.string(),
  status: z.enum(['assessed', 'not_assessed']),
  value: z.number().min(-5).max(5).nullable(),
  low: z.number().min(-5).max(5).nullable(),
  high: z.number().min(-5).max(5).nullable(),
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
