import { isTerminal, type Job, type JobError, LEASE_MS, MAX_AGE_MS, MAX_STALLS } from './job.ts';
import type { JobWaiting } from './job-waits.ts';

/** The moves of the state machine, as the fields they set. `shared/jobs` writes them. */

const iso = (ms: number) => new Date(ms).toISOString();

/** `waiting`: for a service that is away; its time has not come. */
export type ClaimDecision = 'claim' | 'busy' | 'waiting' | 'done' | 'exhausted' | 'too_old';

/** What a worker that was offered this job should do. */
export function claimDecision(job: Job, nowMs: number): ClaimDecision {
  if (isTerminal(job.status)) return 'done';
  const ageMs = nowMs - Date.parse(job.createdAt);
  const leased = job.leaseExpiresAt !== null && Date.parse(job.leaseExpiresAt) > nowMs;
  // A lease is given for LEASE_MS: one that lasts longer was written by a clock that was ahead.
  if (leased && ageMs <= MAX_AGE_MS + LEASE_MS) return 'busy';
  if (ageMs > MAX_AGE_MS) return 'too_old';
  if (job.stalls >= MAX_STALLS) return 'exhausted';
  return job.waiting && Date.parse(job.waiting.until) > nowMs ? 'waiting' : 'claim';
}

export function claimed(job: Job, owner: string, nowMs: number): Partial<Job> {
  const leaseExpiresAt = iso(nowMs + LEASE_MS);
  return {
    status: 'running',
    owner,
    fence: job.fence + 1,
    attempts: job.attempts + 1,
    stalls: job.stalls + 1,
    sequence: job.sequence + 1,
    startedAt: job.startedAt ?? iso(nowMs),
    leaseExpiresAt,
    wakeAt: leaseExpiresAt,
    updatedAt: iso(nowMs),
  };
}

export function extended(nowMs: number): Partial<Job> {
  const leaseExpiresAt = iso(nowMs + LEASE_MS);
  return { leaseExpiresAt, wakeAt: leaseExpiresAt, updatedAt: iso(nowMs) };
}

/**
 * The lease is given back; the queue offers the job again, and after `retryInMs` the sweep does too.
 * `blameless`: not the job's doing (the store was away, the process was told to stop), so that it does not
 * count among the claims that led nowhere. `error` is what stood in the way.
 */
export function released(
  job: Job,
  nowMs: number,
  { retryInMs, blameless, error }: { retryInMs: number; blameless: boolean; error?: JobError },
): Partial<Job> {
  return {
    owner: null,
    leaseExpiresAt: null,
    wakeAt: iso(nowMs + retryInMs),
    updatedAt: iso(nowMs),
    stalls: blameless ? Math.max(0, job.stalls - 1) : job.stalls,
    error: error ?? job.error,
    sequence: job.sequence + 1,
  };
}

/** With a step that was finished: what went wrong in a row before it does not count any more. */
export function progressed({ waiting }: Job): Pick<Job, 'stalls' | 'waiting'> {
  return { stalls: 0, waiting: waiting && { ...waiting, times: 0 } };
}

/** The first wait, and the longest, in base delays between tries: 30 s and 10 min of half a second. */
const FIRST_WAIT = 60;
const LONGEST_WAIT = 1_200;
/** A service may ask for more, and gets it up to an hour. */
const MOST_ASKED_MS = 3_600_000;

/**
 * The lease is given back until a service may be there again. It is no attempt: the job did nothing wrong.
 * Each wait in a row that no step followed is twice the one before.
 */
export function waits(
  job: Job,
  nowMs: number,
  {
    retryBaseMs,
    retryAfterMs = 0,
    error,
    ...what
  }: Pick<JobWaiting, 'asked' | 'reason' | 'short'> & {
    retryBaseMs: number;
    retryAfterMs?: number | undefined;
    error: JobError;
  },
): Partial<Job> {
  const before = job.waiting;
  const times = before?.times ?? 0;
  const growing = Math.min(FIRST_WAIT * 2 ** times, LONGEST_WAIT) * retryBaseMs;
  const waitMs = Math.max(growing, Math.min(retryAfterMs, MOST_ASKED_MS));
  const since = before?.short === what.short ? before.since : iso(nowMs);
  return {
    ...released(job, nowMs, { retryInMs: waitMs, blameless: true, error }),
    attempts: Math.max(0, job.attempts - 1),
    waiting: { ...what, since, until: iso(nowMs + waitMs), times: times + 1 },
  };
}

export function ended(
  job: Job,
  status: 'completed' | 'partial' | 'failed' | 'cancelled',
  nowMs: number,
  outcome: { error?: JobError; gaps?: Job['gaps'] } = {},
): Partial<Job> {
  const owed = job.callback === 'owed';
  return {
    status,
    active: owed,
    wakeAt: iso(nowMs),
    owner: null,
    leaseExpiresAt: null,
    finishedAt: iso(nowMs),
    updatedAt: iso(nowMs),
    stage: status === 'completed' || status === 'partial' ? 'done' : job.stage,
    error: outcome.error ?? null,
    waiting: null,
    gaps: outcome.gaps ?? [],
    sequence: job.sequence + 1,
  };
}
