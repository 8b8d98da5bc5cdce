import { setImmediate as turn } from 'node:timers/promises';
import pLimit, { type LimitFunction } from 'p-limit';

/** A stretch of work longer than this would be felt by who asks this process something else. */
const STRETCH_MS = 10;

/** Runs work that says where it may be interrupted; between two stretches of it others have their turn. */
export async function inTurns<T>(work: Generator<unknown, T>): Promise<T> {
  for (;;) {
    const started = performance.now();
    while (performance.now() - started < STRETCH_MS) {
      const { done, value } = work.next();
      if (done) return value;
    }
    await turn();
  }
}

/** What the jobs of one process share, so that their pages together do not fill its memory. */
export interface Pace {
  /** Searches under way. A reply may be 8 MB, and is held several times over while it is stored. */
  readonly search: LimitFunction;
  /** Jobs that read their pages. The processor does one thing at a time anyway. */
  readonly read: LimitFunction;
}

export const createPace = (): Pace => ({ search: pLimit(8), read: pLimit(1) });
