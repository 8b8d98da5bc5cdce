import type { Clock } from '../ports.ts';

/** A clock that moves only when told. `startMs` in milliseconds since the epoch. */
export function createManualClock(startMs: number): Clock & { advance(ms: number): void } {
  let nowMs = startMs;
  return {
    now: () => nowMs,
    advance(ms) {
      if (!(ms >= 0)) throw new RangeError('a clock moves forward');
      nowMs += ms;
    },
  };
}
