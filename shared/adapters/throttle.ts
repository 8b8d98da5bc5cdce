import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { ConflictError, TransientError } from '../errors.ts';
import type { Clock, Documents, Write } from '../ports.ts';
import type { Log } from '../process/log.ts';

/** Holds the calls of all instances together below a number a minute. */
export interface Throttle {
  /**
   * Resolves when one more call may go out. Throws TransientError `rate_limited`, with when to come again, where that
   * is further away than a call waits; and the signal's reason.
   */
  acquire(signal: AbortSignal): Promise<void>;
  /** The service refused a call for its rate: all instances ask for less until it has passed for a while. */
  refused(): Promise<void>;
}

const COLLECTION = 'throttles';
/** A call that would wait longer lets its job wait instead. */
const MOST_WAIT_MS = 60_000;
/** Of a minute's calls: what may go out at once, and what an instance takes from the store at a time. */
const BURST = 1 / 4;
const SHARE = 1 / 20;
/** A refusal takes this from the rate; it comes back evenly within ten minutes. */
const LOWERED = 0.7;
const LEAST = 0.1;
const RECOVERS_PER_MS = 1 / 600_000;

/** `factor`: what part of the rate is used, as of `atMs`. */
const bucketSchema = z.object({ tokens: z.number(), factor: z.number(), atMs: z.number() });
type Bucket = z.infer<typeof bucketSchema>;

/** Null without a limit: nothing is asked of the store, and nothing waits. */
export function createThrottle({
  service,
  perMinute,
  documents,
  clock,
  log,
  wait = (ms, signal) => sleep(ms, undefined, { signal }),
}: {
  /** Names the bucket: a service, or one of its models. */
  service: string;
  perMinute: number | null;
  documents: Documents;
  clock: Clock;
  log: Log;
  wait?: (ms: number, signal: AbortSignal) => Promise<void>;
}): Throttle | null {
  if (perMinute === null) return null;
  // Within any minute a burst and what comes in meanwhile stay below the number together.
  const burst = Math.max(1, Math.floor(perMinute * BURST));
  const perMs = Math.max(perMinute - burst, perMinute * BURST) / 60_000;
  const share = Math.max(1, Math.min(burst, Math.floor(perMinute * SHARE)));
  let allowance = 0;
  let asking: Promise<number> | null = null;

  const now = (bucket: Bucket | null, atMs: number): Bucket => {
    if (bucket === null) return { tokens: burst, factor: 1, atMs };
    const elapsedMs = Math.max(0, atMs - bucket.atMs);
    return {
      tokens: Math.min(burst, bucket.tokens + elapsedMs * perMs * bucket.factor),
      factor: Math.min(1, bucket.factor + elapsedMs * RECOVERS_PER_MS),
      atMs: Math.max(bucket.atMs, atMs),
    };
  };

  /** Changes the bucket as one, whoever else does; `next` null: it stays as it is. */
  async function change<T>(next: (bucket: Bucket) => { bucket: Bucket | null; answer: T }) {
    for (;;) {
      const doc = await documents.get(COLLECTION, service);
      const stored = doc ? bucketSchema.parse(doc.data) : null;
      const { bucket, answer } = next(now(stored, clock.now()));
      if (bucket === null) return answer;
      const expireAt = new Date(clock.now() + 86_400_000).toISOString();
      const data = { ...bucket, expireAt };
      const write: Write = doc
        ? { op: 'update', collection: COLLECTION, id: service, data, version: doc.version }
        : { op: 'create', collection: COLLECTION, id: service, data };
      try {
        await documents.commit([write]);
        return answer;
      } catch (error) {
        if (!(error instanceof ConflictError)) throw error;
      }
    }
  }

  /** Takes a share; answers how long until there is one, 0 when it was taken. */
  const takeShare = () =>
    change((bucket) => {
      const taken = Math.min(share, Math.floor(bucket.tokens));
      if (taken < 1) {
        const waitMs = Math.ceil((1 - bucket.tokens) / (perMs * bucket.factor));
        return { bucket: null, answer: waitMs };
      }
      allowance += taken;
      return { bucket: { ...bucket, tokens: bucket.tokens - taken }, answer: 0 };
    });

  return {
    async acquire(signal) {
      const giveUpAt = clock.now() + MOST_WAIT_MS;
      for (;;) {
        signal.throwIfAborted();
        if (allowance >= 1) {
          allowance -= 1;
          return;
        }
        asking ??= takeShare().finally(() => {
          asking = null;
        });
        const waitMs = await asking;
        if (waitMs === 0) continue;
        if (clock.now() + waitMs > giveUpAt) {
          throw new TransientError(
            'rate_limited',
            `${service}: the ${perMinute} calls a minute of this installation are in use`,
            { retryAfterMs: waitMs },
          );
        }
        // Those that wait come again one after the other, not all at once.
        await wait(waitMs + Math.random() * waitMs, signal).catch(() => signal.throwIfAborted());
      }
    },
    async refused() {
      allowance = 0;
      const factor = await change((bucket) => {
        const lower = Math.max(LEAST, bucket.factor * LOWERED);
        return { bucket: { ...bucket, tokens: 0, factor: lower }, answer: lower };
      });
      log.warn({ service, factor }, 'the service refused for its rate; all instances ask for less');
    },
  };
}
