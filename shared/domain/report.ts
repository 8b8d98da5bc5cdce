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
  /** For operators, in English; the formats word `reason` and `dropped` in the report's language. */
  detail: z.string(),
  /** Statements on it that were dropped, by check. */
  dropped: z.record(z.string(), z.int()).optional(),
  /** Asking again cannot help before something is changed, such as a key. */
  permanent: z.literal(true).optional(),
});
export type Gap = z.infer<typeof gapSchema>;

/** Section of the gap that tells that no sentence of the answer stands. */
export const ANSWER_GAP = 'paper.answer';

/** 1: filings, regulators, statistics offices; 2: the company itself; 3: press, trade, research; 4: other; 5: provided by the reader. */
export const TIERS = [1, 2, 3, 4, 5] as const;

export const sourceSchema = z.object({
  id: z.string(),
  title: z.string(),
  url: z.string(),
  /** Registrable domain or host. */
  publisher: z.string(),
  /** ISO 8601, as precise as it is known: a moment, `2025-03-14`, `2025-03` or `2025`. */
  published_at: z.string().nullable(),
  date_precision: z.enum(['day', 'month', 'year']).nullable(),
  /** What dates the page: the search service, its address (`/2025/03/14/`) or its own dateline. */
  date_origin: z.enum(['search', 'address', 'dateline']).nullable(),
  /** The day on which the period ends that a filing reports on; it is no date of publication. */
  period_of_report: z.string().nullable(),
  retrieved_at: z.string(),
  sha256: z.string(),
  tier: z.literal(TIERS),
  /** ISO 639-1, of its prose; null where it has too little. */
  language: z.string().nullable(),
  /** What was cut off its end because it was too long. */
  cut_characters: z.int(),
  /** `instructions`: the page gives orders to the software that reads it; `undated`; `namesake`: of older reports. */
  flags: z.array(z.enum(['instructions', 'undated', 'namesake'])),
});
export type Source = z.infer<typeof sourceSchema>;

export const SET_ASIDE_REASONS = [
  'copy',
  'wall',
  'error_page',
  'namesake',
  'empty',
  'unreadable',
  'over_limit',
  /** Older than the request wants pages to be. */
  'too_old',
  /** On a domain that the request leaves out. */
  'not_admitted',
] as const;

/** A page that was found and is not used. */
export const setAsideSchema = z.object({
  url: z.string(),
  title: z.string(),
  why: z.enum(SET_ASIDE_REASONS),
});
export type SetAside = z.infer<typeof setAsideSchema>;

export const passageSchema = z.object({
  id: z.string(),
  source: z.string(),
  /** Verbatim: the stored page text from `start` to `end` (UTF-16 offsets). */
  text: z.string(),
  start: z.int(),
  end: z.int(),
  /** Heading path, caption, unit note and column heads that belong to it, verbatim, in the order of the page. */
  context: z.array(z.object({ text: z.string(), start: z.int(), end: z.int() })).readonly(),
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
    prepared_for: z.string().optional(),
    confidentiality: z.string().optional(),
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
  set_aside: z.array(setAsideSchema),
  passages: z.array(passageSchema),
  certificate: certificateSchema,
  confidence: confidenceSchema,
});
export type { Computed, Conflict, Fact } from './facts/fact.ts';
export type Report = z.infer<typeof reportSchema>;
