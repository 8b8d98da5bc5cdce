import { z } from 'zod';
import { certificateSchema, confidenceSchema } from './certificate.ts';
import { computedSchema, conflictSchema, factSchema } from './facts/fact.ts';
import { exhibitSchema, keyFigureSchema, paperSchema } from './paper/paper.ts';
import { sectionSchema } from './section.ts';

/** The report, schema version 2 (`upgrade.ts` reads those of version 1). The JSON is canonical; every other format is a pure function of it. */

export const GAP_REASONS = [
  'insufficient_evidence',
  'model_refused',
  'model_invalid',
  'model_unavailable',
  'source_unavailable',
  'verification',
  'budget',
  'deadline',
] as const;
export type GapReason = (typeof GAP_REASONS)[number];

/** `section`: a framework's name, `<framework>.<topic>`, or `identity`, `research`, `facts`, `paper`. */
export const gapSchema = z.object({
  section: z.string(),
  reason: z.enum(GAP_REASONS),
  detail: z.string(),
  /** Asking again cannot help before something is changed, such as a key. */
  permanent: z.literal(true).optional(),
});
export type Gap = z.infer<typeof gapSchema>;

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
  /** Heading path, caption, unit note and column heads that belong to it, verbatim, in the order of the page. */
  context: z.array(z.object({ text: z.string(), start: z.int(), end: z.int() })),
});
export type Passage = z.infer<typeof passageSchema>;

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
  schema_version: z.literal(2),
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
  paper: paperSchema.nullable(),
  key_figures: z.array(keyFigureSchema),
  /** Peers, market, shares and trends: made by code from the ledger. */
  exhibits: z.array(exhibitSchema),
  sections: z.array(sectionSchema),
  facts: z.array(factSchema),
  computed: z.array(computedSchema),
  conflicts: z.array(conflictSchema),
  sources: z.array(sourceSchema),
  passages: z.array(passageSchema),
  certificate: certificateSchema,
  confidence: confidenceSchema,
});
export type { Computed, Conflict, Fact } from './facts/fact.ts';
export type Report = z.infer<typeof reportSchema>;
