import { z } from 'zod';
import { messageOf, signed } from '../callbacks/message.ts';
import { type CallbackSecrets, validSecrets } from '../callbacks/secrets.ts';
import { isTerminal, type Job } from '../domain/job.ts';
import { ConflictError, PermanentError, TransientError } from '../errors.ts';
import type { Clock, Documents, Version } from '../ports.ts';
import type { Log } from '../process/log.ts';
import { JOBS, readJob, type StoredJob } from './store.ts';

/** Posts JSON text to a caller's address. PermanentError: trying again cannot help. */
export type Deliver = (
  url: string,
  payload: string,
  headers: Record<string, string>,
  signal: AbortSignal,
) => Promise<void>;

/**
 * Tells the caller of a finished job, once more if it is still owed and its time has come. Whoever delivers
 * holds the job's `wakeAt` for CLAIM_MS; others deliver nothing meanwhile. Never throws for a refused delivery.
 */
export type CallBack = (jobId: string) => Promise<void>;

const urlSchema = z.object({ callback_url: z.string() });
const MINUTE_MS = 60_000;
/** Pauses between tries: a day in all. */
const PAUSES_MS = [1, 5, 30, 120, 300, 480, 480].map((minutes) => minutes * MINUTE_MS);
const LONGEST_PAUSE_MS = 480 * MINUTE_MS;
const TIMEOUT_MS = 15_000;
/** Longer than a delivery takes; one whose process died is repeated after it. */
const CLAIM_MS = 60_000;

export function createCallBack({
  documents,
  secrets,
  deliver,
  publicUrl,
  clock,
  log,
}: {
  documents: Documents;
  secrets: CallbackSecrets;
  deliver: Deliver;
  /** Under which callers reach this server; empty: it was not told. */
  publicUrl: string;
  clock: Clock;
  log: Log;
}): CallBack {
  return async (jobId) => {
    const stored = await readJob(documents, jobId);
    if (stored?.job.callback !== 'owed' || !isTerminal(stored.job.status)) return;
    const { job } = stored;
    if (job.wakeAt > inMs(0)) return;
    const line = { job_id: job.id, request_id: job.requestId };
    try {
      const version = await update(stored, { wakeAt: inMs(CLAIM_MS) });
      await update({ job, version }, await attempt(job, line));
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      log.info(line, 'another instance called back at the same time');
    }
  };

  function inMs(ms: number): string {
    return new Date(clock.now() + ms).toISOString();
  }

  async function update({ job, version }: StoredJob, data: Partial<Job>): Promise<Version> {
    const [written = ''] = await documents.commit([
      { op: 'update', collection: JOBS, id: job.id, data, version },
    ]);
    return written;
  }

  async function send(job: Job): Promise<void> {
    const { callback_url: url } = urlSchema.parse(job.request);
    const nowMs = clock.now();
    const payload = JSON.stringify(messageOf(job, publicUrl));
    const valid = validSecrets(await secrets.of(job.account), nowMs);
    const headers = {
      ...signed(payload, { id: `job_${job.id}`, nowMs, secrets: valid }),
      'x-request-id': job.requestId,
    };
    await deliver(url, payload, headers, AbortSignal.timeout(TIMEOUT_MS));
  }

  async function attempt(job: Job, line: Record<string, string>): Promise<Partial<Job>> {
    const callbackAttempts = job.callbackAttempts + 1;
    const settled = { active: false, callbackAttempts };
    try {
      await send(job);
      log.info(line, 'callback delivered');
      return { ...settled, callback: 'delivered', callbackError: null };
    } catch (err) {
      const pauseMs = PAUSES_MS[callbackAttempts - 1];
      const final = err instanceof PermanentError || pauseMs === undefined;
      log.warn({ ...line, err, final }, 'callback failed');
      const callbackError = err instanceof Error ? err.message : String(err);
      if (final) return { ...settled, callbackError, callback: 'given_up' };
      const asked = err instanceof TransientError ? (err.retryAfterMs ?? 0) : 0;
      const waitMs = Math.max(pauseMs, Math.min(asked, LONGEST_PAUSE_MS));
      return { callbackAttempts, callbackError, wakeAt: inMs(waitMs) };
    }
  }
}

/** An ended job's callback is owed anew, with as many tries as at first; the next sweep delivers it. */
export type Redelivered = 'owed' | 'missing' | 'open' | 'none';

export async function owedAgain(
  jobId: string,
  { documents, clock }: { documents: Documents; clock: Clock },
): Promise<Redelivered> {
  for (;;) {
    const stored = await readJob(documents, jobId);
    if (!stored) return 'missing';
    const { job, version } = stored;
    if (job.callback === 'none') return 'none';
    if (!isTerminal(job.status)) return 'open';
    const wakeAt = new Date(clock.now()).toISOString();
    const data = { callback: 'owed', callbackAttempts: 0, callbackError: null, active: true };
    try {
      await documents.commit([
        { op: 'update', collection: JOBS, id: jobId, data: { ...data, wakeAt }, version },
      ]);
      return 'owed';
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
    }
  }
}
