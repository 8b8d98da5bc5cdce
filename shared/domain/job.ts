import { z } from 'zod';
import { waitingSchema } from './job-waits.ts';
import { gapSchema } from './report.ts';

export const JOB_STATUSES = [
  'pending',
  'running',
  'completed',
  'partial',
  'failed',
  'cancelled',
] as const;
export type JobStatus = (typeof JOB_STATUSES)[number];

export const STAGES = [
  'queued',
  'identify',
  'research',
  'facts',
  'assess',
  'judge',
  'synthesise',
  'report',
  'done',
] as const;
export type Stage = (typeof STAGES)[number];

export const stepStateSchema = z.object({
  name: z.string(),
  stage: z.enum(STAGES),
  state: z.enum(['started', 'done', 'failed']),
  costUsd: z.number(),
});
export type StepState = z.infer<typeof stepStateSchema>;

/** A company that the request may mean. */
export const candidateSchema = z.object({
  name: z.string(),
  industry: z.string().nullable(),
  domain: z.string().nullable(),
});
export type Candidate = z.infer<typeof candidateSchema>;

export const jobErrorSchema = z.object({
  code: z.string(),
  message: z.string(),
  retryable: z.boolean(),
  /** With `ambiguous_company`: `company_domain` of a new request names one of them. */
  candidates: z.array(candidateSchema).optional(),
  /** When asking again will help, where that is known. */
  retry_at: z.string().optional(),
});
export type JobError = z.infer<typeof jobErrorSchema>;

/** A job as it is stored. Times are ISO 8601 in UTC, so that they sort as text. */
export const jobSchema = z.object({
  id: z.string(),
  request: z.record(z.string(), z.unknown()),
  /** Frameworks of the installation's own that it names, as they were when it was accepted: canonical JSON. */
  definitions: z
    .array(z.object({ name: z.string(), definition: z.string(), digest: z.string() }))
    .default([]),
  requestId: z.string(),
  /** Of the request; what works on the job logs under it. */
  traceparent: z.string().nullable().default(null),
  /** Whose it is; null: of nobody, and only operators see it where callers have keys. */
  account: z.string().nullable().default(null),
  status: z.enum(JOB_STATUSES),
  /** Not terminal, or a callback is still owed: the sweep looks at it from `wakeAt` on. */
  active: z.boolean(),
  wakeAt: z.string(),
  createdAt: z.string(),
  updatedAt: z.string(),
  startedAt: z.string().nullable(),
  finishedAt: z.string().nullable(),
  /** When its message was handed to the queue; null until then. */
  publishedAt: z.string().nullable(),
  attempts: z.int(),
  /** Claims since the last step that was recorded. */
  stalls: z.int(),
  /** Grows with every claim; what an older holder writes is refused. */
  fence: z.int(),
  owner: z.string().nullable(),
  leaseExpiresAt: z.string().nullable(),
  cancelRequested: z.boolean(),
  stage: z.enum(STAGES),
  stepsTotal: z.int(),
  /** Grows with each change that a reader can see. */
  sequence: z.int().default(0),
  /** What the work has brought together so far; null until the first pages are read. */
  found: z.object({ sources: z.int(), facts: z.int().nullable() }).nullable().default(null),
  steps: z.array(stepStateSchema),
  spentUsd: z.number(),
  maxCostUsd: z.number(),
  error: jobErrorSchema.nullable(),
  waiting: waitingSchema.nullable().default(null),
  gaps: z.array(gapSchema),
  callback: z.enum(['none', 'owed', 'delivered', 'given_up']),
  callbackAttempts: z.int(),
  /** Why the last try failed; names the receiver's host alone. */
  callbackError: z.string().nullable().default(null),
  expireAt: z.string(),
});
export type Job = z.infer<typeof jobSchema>;

export const TERMINAL: readonly JobStatus[] = ['completed', 'partial', 'failed', 'cancelled'];
export const isTerminal = (status: JobStatus): boolean => TERMINAL.includes(status);

export const LEASE_MS = 120_000;
export const HEARTBEAT_MS = 30_000;
/** A published job whose message never comes back is offered again after this. */
export const REPUBLISH_MS = 600_000;
export const MAX_STALLS = 4;
export const MAX_AGE_MS = 6 * 3_600_000;
export const RETENTION_MS = 90 * 86_400_000;

/** Not to be seen any more; the store deletes it when it comes to it. */
export function isExpired({ expireAt }: { expireAt: string }, nowMs: number): boolean {
  return Date.parse(expireAt) <= nowMs;
}

const iso = (ms: number) => new Date(ms).toISOString();

export function newJob(input: {
  id: string;
  request: Record<string, unknown>;
  definitions?: Job['definitions'];
  requestId: string;
  traceparent?: string | null;
  account?: string | null;
  maxCostUsd: number;
  callback: boolean;
  nowMs: number;
}): Job {
  const now = iso(input.nowMs);
  return {
    id: input.id,
    request: input.request,
    definitions: input.definitions ?? [],
    requestId: input.requestId,
    traceparent: input.traceparent ?? null,
    account: input.account ?? null,
    status: 'pending',
    active: true,
    wakeAt: now,
    createdAt: now,
    updatedAt: now,
    startedAt: null,
    finishedAt: null,
    publishedAt: null,
    attempts: 0,
    stalls: 0,
    fence: 0,
    owner: null,
    leaseExpiresAt: null,
    cancelRequested: false,
    stage: 'queued',
    stepsTotal: 0,
    sequence: 0,
    found: null,
    steps: [],
    spentUsd: 0,
    maxCostUsd: input.maxCostUsd,
    error: null,
    waiting: null,
    gaps: [],
    callback: input.callback ? 'owed' : 'none',
    callbackAttempts: 0,
    callbackError: null,
    expireAt: iso(input.nowMs + RETENTION_MS),
  };
}

export interface Progress {
  stage: Stage;
  done: number;
  total: number;
  percent: number;
}

export function progressOf(job: Job): Progress {
  const done = job.steps.filter((step) => step.state !== 'started').length;
  const total = Math.max(job.stepsTotal, job.steps.length);
  if (job.stage === 'done') return { stage: 'done', done, total: done, percent: 100 };
  const percent = total === 0 ? 0 : Math.min(99, Math.floor((100 * done) / total));
  return { stage: job.stage, done, total, percent };
}
