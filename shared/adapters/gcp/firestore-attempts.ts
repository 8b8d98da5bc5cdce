import { setTimeout as sleep } from 'node:timers/promises';
import { TransientError } from '../../errors.ts';
import { withTimeLimit } from '../time-limit.ts';
import { type Call, classifyFirestoreFault, mayPass } from './firestore-faults.ts';

const ATTEMPTS = 5;
const FIRST_PAUSE_MS = 100;

/**
 * Makes a call, again after short pauses while `mayRepeat` says so, and rejects with its fault, classed,
 * within `limitMs`. An attempt gets half of that, so that one that hangs leaves time for another.
 */
export async function inAttempts<T>(
  {
    call,
    limitMs,
    mayRepeat = mayPass,
  }: { call: Call; limitMs: number; mayRepeat?: (error: unknown) => boolean },
  attempt: (timeoutMs: number) => Promise<T>,
): Promise<T> {
  const endsAt = performance.now() + limitMs;
  const leftMs = () => endsAt - performance.now();
  const bounds = {
    service: 'Firestore',
    timeoutMs: limitMs,
    signal: new AbortController().signal,
  };
  return withTimeLimit(bounds, async (signal) => {
    for (let made = 1; ; made += 1) {
      try {
        return await attempt(Math.min(leftMs(), limitMs / 2));
      } catch (error) {
        const pauseMs = FIRST_PAUSE_MS * 2 ** (made - 1) * (0.5 + Math.random() / 2);
        if (made === ATTEMPTS || !mayRepeat(error) || leftMs() < pauseMs) {
          throw error instanceof TransientError ? error : classifyFirestoreFault(error, call);
        }
        await sleep(pauseMs, undefined, { signal });
      }
    }
  });
}
