import { z } from 'zod';
import { type Claim, claimSchema } from './claims/claim.ts';
import { exhibitSchema } from './exhibit.ts';

export { type Claim, claimSchema, FAULTS, type Fault, VERDICTS } from './claims/claim.ts';

/** A framework's section of the report: its message, claims, scores and exhibits. */

export const DIRECTIONS = ['opportunity', 'threat', 'mixed'] as const;
/** When an effect is felt: within a year, within three years, later. */
export const HORIZONS = ['short', 'medium', 'long'] as const;

/** A claim of a framework's section. */
export const sectionClaimSchema = claimSchema.extend({
  /** The force, quadrant, factor, … it belongs to: an id of the section's `topics`. */
  topic: z.string(),
  /** What is assessed ("Industry growth", "Battery cost"); null when the topic says it all. */
  label: z.string().nullable(),
  /** The rubric's answer: `high`, `low`, `raise`, … */
  rating: z.string().nullable(),
  /** Of an outside development: whom its effect helps, and when it is felt. */
  direction: z.enum(DIRECTIONS).optional(),
  horizon: z.enum(HORIZONS).optional(),
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

/** What the section says as a whole: the model's sentence, judged like any other, or words that code put together. */
export const headlineSchema = z.union([
  claimSchema,
  z.object({ text: z.string(), by_code: z.literal(true) }),
]);
export type Headline = z.infer<typeof headlineSchema>;

export const sectionSchema = z.object({
  framework: z.string(),
  /** SHA-256 of the definition of a framework of the reader's own; null where it came with the program. */
  definition: z.string().nullable(),
  /** ISO 639-1, of its names: the report's, or one that its framework has. */
  language: z.string(),
  title: z.string(),
  status: z.enum(['assessed', 'not_assessed']),
  /** How the scores are computed, for the reader. */
  method: z.string(),
  topics: z.array(z.object({ id: z.string(), label: z.string() })),
  /** What a rating rates (`Pressure`), and the words for ratings beside high, medium and low. */
  rating: z.object({ rates: z.string().nullable(), words: z.record(z.string(), z.string()) }),
  /** Null when the section is not assessed. */
  headline: headlineSchema.nullable(),
  takeaways: z.array(claimSchema).max(3),
  /** What it means for what the reader has to decide. */
  so_what: claimSchema.nullable(),
  /** What the sources did not tell: open questions, no statements. */
  unknown: z.array(z.string()),
  scores: z.array(scoreSchema),
  claims: z.array(sectionClaimSchema),
  exhibits: z.array(exhibitSchema),
});
export type Section = z.infer<typeof sectionSchema>;

/** Every sentence of it that was judged, or is to be. */
export function claimsOfSection({ headline, takeaways, so_what, claims }: Section): Claim[] {
  const message = headline !== null && 'verdict' in headline ? [headline] : [];
  return [...message, ...takeaways, ...(so_what ? [so_what] : []), ...claims];
}
