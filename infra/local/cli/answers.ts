import { z } from 'zod';

/** What the command line reads of the server's answers; other fields may come and go. */

export const acceptedSchema = z.object({ job_id: z.string().regex(/^[A-Za-z0-9_-]{1,128}$/) });

export const gapSchema = z.object({
  section: z.string(),
  reason: z.string(),
  detail: z.string().default(''),
});
export type Gap = z.infer<typeof gapSchema>;

export const jobSchema = z.object({
  job_id: z.string(),
  status: z.string(),
  progress: z
    .object({ stage: z.string().nullish(), percent: z.number().min(0).max(100).catch(0) })
    .nullish(),
  cost: z.object({ spent_usd: z.number().nullish(), max_cost_usd: z.number().nullish() }).nullish(),
  error: z
    .object({
      code: z.string(),
      message: z.string(),
      retryable: z.boolean().default(false),
      candidates: z
        .array(z.object({ name: z.string(), domain: z.string().nullish() }))
        .nullish()
        .catch(null),
    })
    .nullish(),
  waiting: z.object({ for: z.string(), reason: z.string(), until: z.string() }).nullish(),
  gaps: z.array(gapSchema).nullish(),
  /** Where its report lies, by format; a name becomes part of a file's. */
  report: z
    .record(z.string().regex(/^[a-z0-9]{1,10}$/), z.string())
    .nullish()
    .catch(null),
});
export type Job = z.infer<typeof jobSchema>;

export const planSchema = z.object({
  calls: z.object({ searches: z.number(), model: z.number() }),
  expected_cost_usd: z.number(),
  highest_cost_usd: z.number(),
  expected_seconds: z.number(),
  max_cost_usd: z.number(),
  least_cost_usd: z.number(),
  enough: z.boolean(),
});
export type Plan = z.infer<typeof planSchema>;

export const rowsSchema = z.object({
  reports: z.array(
    z.object({
      job_id: z.string(),
      company: z.string(),
      status: z.string(),
      headline: z.string().nullish(),
      created_at: z.string(),
    }),
  ),
});
export type ReportRow = z.infer<typeof rowsSchema>['reports'][number];

/** A document of the reader's, once it was read or cannot be. */
export const documentSchema = z.object({
  document_id: z.string().regex(/^[A-Za-z0-9_-]{1,128}$/),
  state: z.enum(['reading', 'ready', 'failed']),
  error: z.object({ message: z.string() }).nullish(),
});

export const frameworksSchema = z.object({
  frameworks: z.array(z.object({ name: z.string(), title: z.string() })),
});
export type FrameworkRow = z.infer<typeof frameworksSchema>['frameworks'][number];

export const problemSchema = z.object({
  title: z.string().optional(),
  detail: z.string().optional(),
  errors: z
    .array(
      z.object({
        path: z.union([z.string(), z.array(z.union([z.string(), z.number()]))]).default(''),
        message: z.string(),
      }),
    )
    .default([]),
});

/** The server answered, but not with what was asked for. */
export class AnswerError extends Error {
  override readonly name = 'AnswerError';
  readonly status: number;
  readonly faults: readonly { path: string; message: string }[];
  readonly retryAfter: string | null;
  constructor(
    status: number,
    message: string,
    faults: AnswerError['faults'] = [],
    retryAfter: string | null = null,
  ) {
    super(message);
    this.status = status;
    this.faults = faults;
    this.retryAfter = retryAfter;
  }
}

/** No answer, or only part of one. */
export class LostConnectionError extends Error {
  override readonly name = 'LostConnectionError';
}
