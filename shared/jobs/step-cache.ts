import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { ConflictError, PermanentError } from '../errors.ts';
import type { Clock, Documents, Objects, Version, Write } from '../ports.ts';
import type { Log } from '../process/log.ts';
import { type PlacedReply, placedReplySchema, placeReply, readReply } from './placed-reply.ts';
import { CACHE } from './store.ts';

/**
 * Replies of paid steps that other jobs may use, shared by all instances: one document for each key. While
 * one job computes a reply, others that want it wait (single flight).
 */
export interface StepCache {
  /** The stored reply, or the flight: then compute it, and keep its `entry` or `drop` it. */
  take(key: string, signal: AbortSignal): Promise<CachedReply | Flight>;
  /** Computes whatever is stored; what is kept replaces it. */
  refresh(key: string): Flight;
}

export interface CachedReply {
  hit: true;
  /** JSON. */
  text: string;
  /** What it cost whoever bought it. */
  costUsd: number;
}

/** Neither method throws: a reply is good without being cached, and a flight ends by itself. */
export interface Flight {
  hit: false;
  /** The write that keeps the reply, to be made together with its job's record; none when it has no place. */
  entry(reply: { text: string; costUsd: number; forMs: number }): Promise<Write | undefined>;
  drop(): Promise<void>;
}

const entrySchema = z.discriminatedUnion('state', [
  z.object({ state: z.literal('computing'), until: z.string(), jobId: z.string() }),
  z.object({
    state: z.literal('done'),
    costUsd: z.number(),
    expireAt: z.string(),
    ...placedReplySchema.shape,
  }),
]);

/** Longer than nearly every call; who takes longer may see another job pay for the same. */
const FLIGHT_MS = 120_000;
const LOOK_AGAIN_MS = [50, 100, 200, 400, 800] as const;

/** For one job: a flight that its own dead try began is its to take over at once. */
export function createStepCache({
  jobId,
  documents,
  objects,
  clock,
  log,
  onLookUp = () => {},
  wait = (ms, signal) => sleep(ms, undefined, { signal }),
}: {
  jobId: string;
  documents: Documents;
  objects: Objects;
  clock: Clock;
  log: Log;
  onLookUp?: (outcome: 'hit' | 'miss') => void;
  wait?: (ms: number, signal: AbortSignal) => Promise<unknown>;
}): StepCache {
  const iso = (inMs: number) => new Date(clock.now() + inMs).toISOString();

  /** Undefined when someone else was quicker. */
  async function begin(key: string, version: Version | undefined): Promise<Flight | undefined> {
    const until = iso(FLIGHT_MS);
    const data = { state: 'computing', jobId, until, expireAt: until };
    try {
      const [begun] = await documents.commit([
        version === undefined
          ? { op: 'create', collection: CACHE, id: key, data }
          : { op: 'update', collection: CACHE, id: key, data, version },
      ]);
      return flight(key, begun);
    } catch (error) {
      if (error instanceof ConflictError) return undefined;
      throw error;
    }
  }

  function flight(key: string, version: Version | undefined): Flight {
    return {
      hit: false,
      async entry({ text, costUsd, forMs }) {
        try {
          // An object of this time: one of earlier times would be deleted before the entry.
          const placed = await placeReply(
            objects,
            `cache/${key}-${clock.now().toString(36)}`,
            text,
          );
          const data = { state: 'done', costUsd, expireAt: iso(forMs), ...placed };
          return { op: 'set', collection: CACHE, id: key, data };
        } catch (err) {
          log.warn({ err, key }, 'a reply could not be cached');
          return undefined;
        }
      },
      async drop() {
        if (version === undefined) return;
        try {
          await documents.commit([{ op: 'delete', collection: CACHE, id: key, version }]);
        } catch (err) {
          // Whoever took over a flight that took too long has written already.
          if (err instanceof ConflictError) return;
          log.warn({ err, key }, 'a flight could not be ended; it will expire');
        }
      },
    };
  }

  async function cached(entry: PlacedReply & { costUsd: number }): Promise<CachedReply | null> {
    const text = await readReply(objects, entry).catch((err: unknown) => {
      if (!(err instanceof PermanentError)) throw err;
      log.warn({ err }, 'a cached reply is damaged; it is bought again');
      return undefined;
    });
    if (text === undefined) return null;
    return { hit: true, text, costUsd: entry.costUsd };
  }

  return {
    refresh: (key) => flight(key, undefined),
    async take(key, signal) {
      for (let looks = 0; ; looks += 1) {
        const doc = await documents.get(CACHE, key);
        // What is not to be read is bought again.
        const entry = entrySchema.safeParse(doc?.data).data;
        const now = iso(0);
        const found = entry?.state === 'done' && entry.expireAt > now && (await cached(entry));
        if (found) {
          onLookUp('hit');
          return found;
        }
        if (entry?.state !== 'computing' || entry.until <= now || entry.jobId === jobId) {
          const begun = await begin(key, doc?.version);
          if (begun) {
            onLookUp('miss');
            return begun;
          }
        }
        await wait(LOOK_AGAIN_MS[looks] ?? 1_000, signal);
      }
    },
  };
}
