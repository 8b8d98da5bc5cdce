import { bucketSchema, takeToken } from '../../shared/domain/token-bucket.ts';
import { ConflictError } from '../../shared/errors.ts';
import type { Clock, Documents, Write } from '../../shared/ports.ts';

/** Null when the caller may go on, else the seconds to wait. */
export type RateLimit = (caller: string) => Promise<number | null>;

const COLLECTION = 'rate_limits';

/** A token bucket per caller, shared by all instances through the store. */
export function createRateLimit({
  documents,
  clock,
  perHour,
}: {
  documents: Documents;
  clock: Clock;
  perHour: number;
}): RateLimit {
  const refusedUntilMs = new Map<string, number>();

  return async (caller) => {
    const nowMs = clock.now();
    const refused = refusedUntilMs.get(caller);
    if (refused !== undefined && refused > nowMs) return Math.ceil((refused - nowMs) / 1000);
    refusedUntilMs.delete(caller);
    for (;;) {
      const doc = await documents.get(COLLECTION, caller);
      const taken = takeToken(doc && bucketSchema.parse(doc.data), perHour, nowMs);
      if (!taken.ok) {
        // A caller that keeps asking must not cost a read each time; the map stays small.
        if (refusedUntilMs.size > 10_000) refusedUntilMs.clear();
        refusedUntilMs.set(caller, nowMs + taken.retryAfterSeconds * 1000);
        return taken.retryAfterSeconds;
      }
      const data = { ...taken.bucket, expireAt: new Date(nowMs + 7_200_000).toISOString() };
      const write: Write = doc
        ? { op: 'update', collection: COLLECTION, id: caller, data, version: doc.version }
        : { op: 'create', collection: COLLECTION, id: caller, data };
      try {
        await documents.commit([write]);
        return null;
      } catch (error) {
        if (!(error instanceof ConflictError)) throw error;
      }
    }
  };
}
