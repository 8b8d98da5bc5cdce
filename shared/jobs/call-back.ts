import { z } from 'zod';
import { isTerminal, type Job, MAX_CALLBACK_ATTEMPTS } from '../domain/job.ts';
import { ConflictError, PermanentError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Clock, Documents, Version } from '../ports.ts';
import { JOBS, readJob, type StoredJob } from './store.ts';

/** Posts JSON to a caller's https address. PermanentError: trying again cannot help. */
export type Deliver = (
  url: string,
  body: Record<string, unknown>,
  headers: Record<string, string>,
  signal: AbortSignal,
) => Promise<void>;

/**
 * Tells the caller of a finished job, once more if it is still owed and its time has come. Whoever delivers
 * holds the job's `wakeAt` for CLAIM_MS; others deliver nothing meanwhile. Never throws for a refused delivery.
 */
export type CallBack = (jobId: string) => Promise<void>;

const urlSchema = z.object({ callback_url: z.string() });
const RETRY_MS = [60_000, 300_000, 1_800_000, 7_200_000];
const TIMEOUT_MS = 15_000;
/** Longer than a delivery takes; one whose process died is repeated after it. */
const CLAIM_MS = 60_000;

export function createCallBack({
  documents,
  deliver,
  clock,
  log,
}: {
  documents: Documents;
  deliver: Deliver;
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

  async function attempt(job: Job, line: Record<string, string>): Promise<Partial<Job>> {
    const callbackAttempts = job.callbackAttempts + 1;
    const settled = { active: false, callbackAttempts };
    try {
      const { callback_url: url } = urlSchema.parse(job.request);
      const body = { job_id: job.id, status: job.status, error: job.error, gaps: job.gaps };
      const headers = { 'x-request-id': job.requestId };
      await deliver(url, body, headers, AbortSignal.timeout(TIMEOUT_MS));
      log.info(line, 'callback delivered');
      return { ...settled, callback: 'delivered' };
    } catch (err) {
      const final = err instanceof PermanentError || callbackAttempts >= MAX_CALLBACK_ATTEMPTS;
      log.warn({ ...line, err, final }, 'callback failed');
      if (final) return { ...settled, callback: 'given_up' };
      const waitMs = RETRY_MS[callbackAttempts - 1] ?? 7_200_000;
      return { callbackAttempts, wakeAt: inMs(waitMs) };
    }
  }
}
