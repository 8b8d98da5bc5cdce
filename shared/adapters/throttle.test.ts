import { expect, it } from 'vitest';
import type { Documents } from '../ports.ts';
import { createLog } from '../process/log.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { createMemoryDocuments } from '../testing/memory-documents.ts';
import { createThrottle } from './throttle.ts';

const MINUTE = 60_000;

/** So many instances on one store; whoever waits moves the clock on. */
function world(perMinute: number, instances = 3, documents: Documents = createMemoryDocuments()) {
  const clock = createManualClock(0);
  const log = createLog('silent');
  const throttles = Array.from({ length: instances }, () => {
    const wait = async (ms: number) => clock.advance(ms);
    const made = createThrottle({ service: 'gemini', perMinute, documents, clock, log, wait });
    if (made === null) throw new Error('a limit makes a throttle');
    return made;
  });
  const { signal } = new AbortController();
  /** When each of so many calls went out, asked of the instances in turn. */
  const calls = async (n: number) => {
    const at: number[] = [];
    for (let call = 0; call < n; call += 1) {
      await throttles[call % instances]?.acquire(signal);
      at.push(clock.now());
    }
    return at;
  };
  const [first] = throttles;
  if (first === undefined) throw new Error('at least one instance');
  return { clock, calls, first, signal };
}

it.each([6, 40, 600])('of three instances at most %i calls go out in any minute', async (limit) => {
  const at = await world(limit).calls(5 * limit);
  const most = Math.max(
    ...at.map((start) => at.filter((one) => one >= start && one < start + MINUTE).length),
  );
  expect(most).toBeLessThanOrEqual(limit);
  // And the number is used: no more than twice the time that it asks for.
  expect(at.at(-1)).toBeLessThan(2 * 5 * MINUTE);
});

it('a refusal makes all instances ask for less, and it passes within ten minutes', async () => {
  const { clock, calls, first } = world(60);
  const span = (at: readonly number[]) => (at.at(-1) ?? 0) - (at[0] ?? 0);
  await calls(30);
  const before = span(await calls(20));
  for (let n = 0; n < 4; n += 1) await first.refused();
  expect(span(await calls(20))).toBeGreaterThan(1.5 * before);
  clock.advance(10 * MINUTE);
  await calls(30);
  expect(span(await calls(20))).toBeLessThan(1.3 * before);
});

it('a call that would wait more than a minute is turned away with when to come again', async () => {
  const { first, signal, calls } = world(1, 1);
  await calls(1);
  for (let n = 0; n < 6; n += 1) await first.refused();
  await expect(first.acquire(signal)).rejects.toMatchObject({
    reason: 'rate_limited',
    retryAfterMs: expect.any(Number),
    message: 'gemini: the 1 calls a minute of this installation are in use',
  });
});

it('the store is asked once for many calls', async () => {
  const documents = createMemoryDocuments();
  let commits = 0;
  const counted: Documents = {
    ...documents,
    commit: (writes) => {
      commits += 1;
      return documents.commit(writes);
    },
  };
  await world(600, 1, counted).calls(120);
  expect(commits).toBe(4);
});

it('without a limit there is none', () => {
  const none = createThrottle({
    ...{ service: 'gemini', perMinute: null, documents: createMemoryDocuments() },
    ...{ clock: createManualClock(0), log: createLog('silent') },
  });
  expect(none).toBeNull();
});

it('an abort ends the wait with its reason', async () => {
  const { first, calls } = world(4, 1);
  await calls(2);
  const reason = new Error('the job is cancelled');
  await expect(first.acquire(AbortSignal.abort(reason))).rejects.toBe(reason);
});
