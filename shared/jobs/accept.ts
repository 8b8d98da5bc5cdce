import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { isExpired, type Job, newJob, REPUBLISH_MS, RETENTION_MS } from '../domain/job.ts';
import type { AnalysisRequest } from '../domain/request.ts';
import { ConflictError } from '../errors.ts';
import { jobIdSchema, type MessageKind } from '../messages/envelope.ts';
import { countAccepted } from '../metrics/job-counts.ts';
import type { Clock, Documents, Ids, Publisher, Version, Write } from '../ports.ts';
import type { Log } from '../process/log.ts';
import { IDEMPOTENCY, JOBS, readJob, type StoredJob } from './store.ts';

export const ANALYSIS_TOPIC = 'analysis';
/** Work on this job: nothing else travels in a message. */
export const ANALYSIS_MESSAGE: MessageKind<{ jobId: string }> = {
  schema: z.object({ jobId: jobIdSchema, v: z.literal(1) }).transform(({ jobId }) => ({ jobId })),
  shape: '{jobId, v: 1}',
};
/** Subscriptions: of the worker, and of the messages that it never took. */
export const WORKER_SUBSCRIPTION = 'worker';
export const DEAD_LETTERS = 'analysis-dead-letters';

export type Accepted =
  | { outcome: 'created' | 'existing'; job: Job }
  /** The key was used for another body. */
  | { outcome: 'key_reused'; jobId: string };

const idempotencySchema = z.object({ jobId: z.string(), requestHash: z.string() });

export type Accept = (input: {
  request: AnalysisRequest;
  /** Of the frameworks of the installation's own that it names. */
  definitions?: Job['definitions'];
  /** As the caller sent it; unique per caller. */
  idempotencyKey: string | undefined;
  caller: string;
  /** Whose job it will be; nobody's when absent. */
  account?: string | null;
  requestId: string;
  traceparent: string | null;
  /** Asked before a new job is stored, not for a repeated one; refuses by throwing. */
  admit: () => Promise<void>;
}) => Promise<Accepted>;

/**
 * Stores the job, then publishes it. The job document is its own outbox: when publishing fails the job is
 * accepted all the same, and the sweep relays it. Throws what the store throws; after a TransientError the job
 * may be stored all the same, whole, and then runs.
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
  /** What the key stands for; nothing when its job has expired before it. */
  async function findKey(
    keyId: string,
    requestHash: string,
  ): Promise<{ version: Version; accepted: Accepted | null } | undefined> {
    const doc = await documents.get(IDEMPOTENCY, keyId);
    if (!doc) return undefined;
    const { version } = doc;
    const { jobId, requestHash: known } = idempotencySchema.parse(doc.data);
    const stored = await readJob(documents, jobId);
    if (!stored || isExpired(stored.job, clock.now())) return { version, accepted: null };
    if (known !== requestHash) return { version, accepted: { outcome: 'key_reused', jobId } };
    return { version, accepted: { outcome: 'existing', job: stored.job } };
  }

  return async ({
    request,
    definitions = [],
    idempotencyKey,
    caller,
    account = null,
    requestId,
    traceparent,
    admit,
  }) => {
    const job = newJob({
      id: ids.next(),
      request,
      definitions: definitions.map(({ name, definition, digest }) => ({
        name,
        definition,
        digest,
      })),
      requestId,
      traceparent,
      account,
      maxCostUsd: request.max_cost_usd ?? maxCostUsd,
      callback: request.callback_url !== undefined,
      nowMs: clock.now(),
    });
    const writes: Write[] = [
      { op: 'create', collection: JOBS, id: job.id, data: { ...job } },
      countAccepted(job.id),
    ];
    let versions: Version[];
    if (idempotencyKey === undefined) {
      await admit();
      versions = await documents.commit(writes);
    } else {
      const keyId = sha256(`${caller}\n${idempotencyKey}`);
      const requestHash = sha256(canonicalize(request) ?? '');
      const known = await findKey(keyId, requestHash);
      if (known?.accepted) return known.accepted;
      await admit();
      const expireAt = new Date(clock.now() + RETENTION_MS).toISOString();
      const key = { jobId: job.id, requestHash, expireAt };
      try {
        const at = { collection: IDEMPOTENCY, id: keyId, data: key };
        versions = await documents.commit([
          ...writes,
          known ? { op: 'update', ...at, version: known.version } : { op: 'create', ...at },
        ]);
      } catch (error) {
        if (!(error instanceof ConflictError)) throw error;
        const winner = await findKey(keyId, requestHash);
        if (winner?.accepted) return winner.accepted;
        throw error;
      }
    }
    await publish({ job, version: versions[0] ?? '' });
    return { outcome: 'created', job };
  };
}

/**
 * Hands the job, as it was just stored, to the queue and notes it; never throws: what failed is logged and
 * left to the sweep. Answers whether it was handed over.
 */
export type PublishJob = (stored: StoredJob) => Promise<boolean>;

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
  return async ({ job, version }) => {
    const line = { job_id: job.id, request_id: job.requestId };
    try {
      await publisher.publish(ANALYSIS_TOPIC, {
        data: { jobId: job.id, v: 1 },
        attributes: {
          request_id: job.requestId,
          ...(job.traceparent === null ? {} : { traceparent: job.traceparent }),
        },
      });
    } catch (err) {
      log.error({ ...line, err }, 'publishing failed; the sweep will relay the job');
      return false;
    }
    if (job.status !== 'pending') return true;
    const nowMs = clock.now();
    const sent = {
      publishedAt: new Date(nowMs).toISOString(),
      wakeAt: new Date(nowMs + REPUBLISH_MS).toISOString(),
    };
    await documents
      .commit([{ op: 'update', collection: JOBS, id: job.id, data: sent, version }])
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
