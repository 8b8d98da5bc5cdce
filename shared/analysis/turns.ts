import { setImmediate as turn } from 'node:timers/promises';

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
