import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { type Job, newJob, REPUBLISH_MS, RETENTION_MS } from '../domain/job.ts';
import type { AnalysisRequest } from '../domain/request.ts';
import { ConflictError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { Clock, Documents, Ids, Publisher, Write } from '../ports.ts';
import { IDEMPOTENCY, JOBS, readJob } from './store.ts';

export const ANALYSIS_TOPIC = 'analysis';

export type Accepted =
  | { outcome: 'created' | 'existing'; job: Job }
  /** The key was used for another body. */
  | { outcome: 'key_reused'; jobId: string };

const idempotencySchema = z.object({ jobId: z.string(), requestHash: z.string() });

export type Accept = (input: {
  request: AnalysisRequest;
  /** As the caller sent it; unique per caller. */
  idempotencyKey: string | undefined;
  caller: string;
  requestId: string;
  /** Asked before a new job is stored, not for a repeated one; refuses by throwing. */
  admit: () => Promise<void>;
}) => Promise<Accepted>;

/**
 * Stores the job, then publishes it. The job document is its own outbox: when publishing fails the job is
 * accepted all the same, and the sweep relays it. Throws what the store throws; then nothing is stored.
 */
export function createAccept({
  documents,
  publish,
  clock,
  ids,
  maxCostUsd,
}: {
  documents: Documents;
  publish: PublishJob;
  clock: Clock;
  ids: Ids;
  maxCostUsd: number;
}): Accept {
  return async ({ request, idempotencyKey, caller, requestId, admit }) => {
    const job = newJob({
      id: ids.next(),
      request,
      requestId,
      maxCostUsd: request.max_cost_usd ?? maxCostUsd,
      callback: request.callback_url !== undefined,
      nowMs: clock.now(),
    });
    const writes: Write[] = [{ op: 'create', collection: JOBS, id: job.id, data: { ...job } }];
    if (idempotencyKey === undefined) {
      await admit();
      await documents.commit(writes);
    } else {
      const keyId = sha256(`${caller}\n${idempotencyKey}`);
      const requestHash = sha256(canonicalize(request) ?? '');
      const known = await findKey(documents, keyId, requestHash);
      if (known) return known;
      await admit();
      const expireAt = new Date(clock.now() + RETENTION_MS).toISOString();
      const key = { jobId: job.id, requestHash, expireAt };
      try {
        await documents.commit([
          { op: 'create', collection: IDEMPOTENCY, id: keyId, data: key },
          ...writes,
        ]);
      } catch (error) {
        const winner =
          error instanceof ConflictError && (await findKey(documents, keyId, requestHash));
        if (winner) return winner;
        throw error;
      }
    }
    await publish(job);
    return { outcome: 'created', job };
  };
}

async function findKey(
  documents: Documents,
  keyId: string,
  requestHash: string,
): Promise<Accepted | undefined> {
  const doc = await documents.get(IDEMPOTENCY, keyId);
  if (!doc) return undefined;
  const key = idempotencySchema.parse(doc.data);
  if (key.requestHash !== requestHash) return { outcome: 'key_reused', jobId: key.jobId };
  const stored = await readJob(documents, key.jobId);
  if (!stored) throw new Error(`idempotency key points at job ${key.jobId}, which is missing`);
  return { outcome: 'existing', job: stored.job };
}

/** Hands the job to the queue and notes it; never throws: what failed is logged and left to the sweep. */
export type PublishJob = (job: Job) => Promise<boolean>;

export function createPublishJob({
  documents,
  publisher,
  clock,
  log,
}: {
  documents: Documents;
  publisher: Publisher;
  clock: Clock;
  log: Log;
}): PublishJob {
  return async (job) => {
    const line = { job_id: job.id, request_id: job.requestId };
    try {
      await publisher.publish(ANALYSIS_TOPIC, {
        data: { jobId: job.id, v: 1 },
        attributes: { request_id: job.requestId },
      });
    } catch (err) {
      log.error({ ...line, err }, 'publishing failed; the sweep will relay the job');
      return false;
    }
    const nowMs = clock.now();
    const stored = await readJob(documents, job.id).catch(() => undefined);
    if (stored?.job.status !== 'pending') return true;
    const sent = {
      publishedAt: new Date(nowMs).toISOString(),
      wakeAt: new Date(nowMs + REPUBLISH_MS).toISOString(),
    };
    await documents
      .commit([{ op: 'update', collection: JOBS, id: job.id, data: sent, version: stored.version }])
      .catch((err: unknown) => {
        // A worker may have claimed it in between; if not, the sweep sends a duplicate, which is harmless.
        if (!(err instanceof ConflictError))
          log.warn({ ...line, err }, 'noting the publication failed');
      });
    return true;
  };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
