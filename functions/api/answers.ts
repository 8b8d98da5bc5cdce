import { z } from 'zod';
import { JOB_STATUSES, jobErrorSchema, STAGES } from '../../shared/domain/job.ts';
import { waitingSchema } from '../../shared/domain/job-waits.ts';
import { gapSchema } from '../../shared/domain/report.ts';
import { PROBLEM_CODES } from './problem-codes.ts';

/** The shapes of our answers, as the OpenAPI document shows them. A test holds the real ones against them. */

export const acceptedSchema = z.object({
  job_id: z.string(),
  status: z.enum(JOB_STATUSES),
  status_url: z.string(),
  report_url: z.string(),
  events_url: z.string(),
  request_id: z.string(),
});

/** The answer to a dry run. */
export const planSchema = z.object({
  steps: z.array(z.string()),
  calls: z.object({ searches: z.int(), model: z.int() }),
  expected_cost_usd: z.number(),
  highest_cost_usd: z.number(),
  expected_seconds: z.number(),
  max_cost_usd: z.number(),
  least_cost_usd: z.number(),
  enough: z.boolean(),
});

export const jobSchema = z.object({
  job_id: z.string(),
  status: z.enum(JOB_STATUSES),
  request: z.record(z.string(), z.unknown()),
  request_id: z.string(),
  created_at: z.string(),
  started_at: z.string().nullable(),
  finished_at: z.string().nullable(),
  progress: z.object({
    stage: z.enum(STAGES),
    done: z.int(),
    total: z.int(),
    percent: z.int().min(0).max(100),
  }),
  /** Grows with each change that shows here. */
  sequence: z.int(),
  /** Null until the first pages are read. */
  found: z.object({ sources: z.int(), facts: z.int().nullable() }).nullable(),
  steps: z.array(
    z.object({ name: z.string(), stage: z.string(), state: z.string(), cost_usd: z.number() }),
  ),
  attempts: z.int(),
  cancel_requested: z.boolean(),
  cost: z.object({ spent_usd: z.number(), max_cost_usd: z.number() }),
  gaps: z.array(gapSchema),
  error: jobErrorSchema.nullable(),
  /** For a service that is away: the work goes on by itself, soon after `until`. Null when it does not wait. */
  waiting: z
    .object({
      for: waitingSchema.shape.asked,
      reason: waitingSchema.shape.reason,
      since: z.string(),
      until: z.string(),
    })
    .nullable(),
  /** Null when nobody asked to be called back. */
  callback: z
    .object({
      state: z.enum(['owed', 'delivered', 'given_up']),
      attempts: z.int(),
      /** Why the last try failed. */
      error: z.string().nullable(),
      /** When it is tried again; null before the job has ended, and after the last try. */
      next_at: z.string().nullable(),
    })
    .nullable(),
  report: z.record(z.string(), z.string()).nullable(),
  status_url: z.string(),
  events_url: z.string(),
});

export const linkSchema = z.object({
  /** Signed, on another host; a path of this one where reports have no addresses of their own. */
  url: z.string(),
  expires_at: z.string().nullable(),
});

export const formatPendingSchema = z.object({
  job_id: z.string(),
  format: z.string(),
  state: z.literal('being_made'),
});

export const problemSchema = z.object({
  /** A page on this kind of refusal. */
  type: z.string(),
  code: z.enum(Object.keys(PROBLEM_CODES)),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  request_id: z.string(),
  errors: z.array(z.object({ path: z.string(), message: z.string() })),
});

export const reportEntrySchema = z.object({
  job_id: z.string(),
  company: z.string(),
  industry: z.string().nullable(),
  frameworks: z.array(z.string()),
  status: z.enum(['completed', 'partial']),
  headline: z.string().nullable(),
  confidence: z.number().nullable(),
  demonstration: z.boolean(),
  created_at: z.string(),
  report: z.record(z.string(), z.string()),
});

export const frameworkSchema = z.object({
  name: z.string(),
  version: z.string(),
  title: z.string(),
  topics: z.array(z.object({ id: z.string(), label: z.string() })),
  /** Languages that its names are in. */
  languages: z.array(z.string()),
  /** SHA-256 of the definition of one of the installation's own. */
  definition: z.string().nullable(),
});
export type FrameworkEntry = z.infer<typeof frameworkSchema>;
