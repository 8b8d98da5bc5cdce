import { bucketSchema, takeTokens } from '../../shared/domain/token-bucket.ts';
import { ConflictError } from '../../shared/errors.ts';
import type { Clock, Documents, Write } from '../../shared/ports.ts';

export interface RateStanding {
  /** Null when the caller may go on. */
  waitSeconds: number | null;
  /** What it may ask for at once, as far as this instance knows. */
  remaining: number;
  /** Until it may ask for as much as ever, or after a refusal for one more. */
  resetSeconds: number;
}
export type RateLimit = (caller: string) => Promise<RateStanding>;

const COLLECTION = 'rate_limits';
/** Callers remembered in this process; beyond it all are forgotten and asked of the store again. */
const KEPT_CALLERS = 10_000;

interface Known {
  refusedUntilMs: number;
  /** Tokens taken from the store and not yet spent. */
  allowance: number;
  /** Tokens in the store when it was last asked. */
  left: number;
  /** What is being asked of the store; requests of this caller wait for the same answer. */
  asking: Promise<void> | null;
}

/**
 * A token bucket per caller, shared by all instances through the store. Requests of one caller wait here for
 * one answer of the store, or for its one failure, and a large limit is taken in hundredths, so that a burst
 * does not fight over one document; what an instance took and did not spend is lost with it. A caller that
 * keeps asking costs no read.
 */
export function createRateLimit({
  documents,
  clock,
  perHour,
}: {
  documents: Documents;
  clock: Clock;
  perHour: number;
}): RateLimit {
  const callers = new Map<string, Known>();
  const share = Math.max(1, Math.floor(perHour / 100));

  function knownOf(caller: string): Known {
    const known = callers.get(caller);
    if (known) return known;
    if (callers.size >= KEPT_CALLERS) callers.clear();
    const fresh: Known = { refusedUntilMs: 0, allowance: 0, left: 0, asking: null };
    callers.set(caller, fresh);
    return fresh;
  }

  /** Tokens taken, or the seconds to wait. */
  async function take(
    caller: string,
  ): Promise<{ tokens: number; left: number } | { waitSeconds: number }> {
    for (;;) {
      const nowMs = clock.now();
      const doc = await documents.get(COLLECTION, caller);
      const taken = takeTokens(doc && bucketSchema.parse(doc.data), perHour, nowMs, share);
      if (!taken.ok) return { waitSeconds: taken.retryAfterSeconds };
      const data = { ...taken.bucket, expireAt: new Date(nowMs + 7_200_000).toISOString() };
      const write: Write = doc
        ? { op: 'update', collection: COLLECTION, id: caller, data, version: doc.version }
        : { op: 'create', collection: COLLECTION, id: caller, data };
      try {
        await documents.commit([write]);
        return { tokens: taken.taken, left: taken.bucket.tokens };
      } catch (error) {
        if (!(error instanceof ConflictError)) throw error;
      }
    }
  }

  async function ask(caller: string, known: Known): Promise<void> {
    const answer = await take(caller);
    if ('tokens' in answer) {
      known.allowance += answer.tokens;
      known.left = answer.left;
    } else known.refusedUntilMs = clock.now() + answer.waitSeconds * 1000;
  }

  return async (caller) => {
    const known = knownOf(caller);
    for (;;) {
      const nowMs = clock.now();
      if (known.refusedUntilMs > nowMs) {
        const waitSeconds = Math.ceil((known.refusedUntilMs - nowMs) / 1000);
        return { waitSeconds, remaining: 0, resetSeconds: waitSeconds };
      }
      if (known.allowance >= 1) {
        known.allowance -= 1;
        const remaining = Math.floor(known.allowance + known.left);
        const resetSeconds = Math.ceil(((perHour - remaining) * 3600) / perHour);
        return { waitSeconds: null, remaining, resetSeconds };
      }
      known.asking ??= ask(caller, known).finally(() => {
        known.asking = null;
      });
      await known.asking;
    }
  };
}
