import { expect, it } from 'vitest';
import { TransientError } from '../../shared/errors.ts';
import type { Documents } from '../../shared/ports.ts';
import { createManualClock } from '../../shared/testing/manual-clock.ts';
import { createMemoryDocuments } from '../../shared/testing/memory-documents.ts';
import { createRateLimit } from './rate-limit.ts';

const clock = createManualClock(0);
/** So many instances on one store, asked in turn. */
function instances(count: number, perHour: number, documents: Documents = createMemoryDocuments()) {
  const limits = Array.from({ length: count }, () =>
    createRateLimit({ documents, clock, perHour }),
  );
  return async (n: number, caller = 'a') => (await limits[n % count]?.(caller))?.waitSeconds;
}
const admitted = (answers: readonly unknown[]) => answers.filter((one) => one === null).length;

it.each([10, 99, 1_000])(
  'of a burst at three instances exactly %i an hour are admitted',
  async (perHour) => {
    const ask = instances(3, perHour);
    const answers = await Promise.all(Array.from({ length: 2 * perHour }, (_, n) => ask(n)));
    expect(admitted(answers)).toBe(perHour);
    for (const answer of answers) if (answer !== null) expect(answer).toBeGreaterThan(0);
    expect(await ask(0, 'another caller')).toBeNull();
  },
);

it('a burst of one caller writes a hundredth as often as it asks', async () => {
  const documents = createMemoryDocuments();
  let commits = 0;
  const counted: Documents = {
    ...documents,
    commit: (writes) => {
      commits += 1;
      return documents.commit(writes);
    },
  };
  const ask = instances(1, 10_000, counted);
  await Promise.all(Array.from({ length: 1_000 }, (_, n) => ask(n)));
  expect(commits).toBe(10);
});

it('all that wait for a store that fails are told at once, not one after the other', async () => {
  const documents = createMemoryDocuments();
  let reads = 0;
  const hanging: Documents = {
    ...documents,
    get: async () => {
      reads += 1;
      await new Promise((resolve) => setImmediate(resolve));
      throw new TransientError('timeout', 'no answer');
    },
  };
  const ask = instances(1, 10, hanging);
  const answers = await Promise.allSettled(Array.from({ length: 80 }, (_, n) => ask(n)));
  expect(answers.every(({ status }) => status === 'rejected')).toBe(true);
  expect(reads).toBe(1);
});

it('two instances whose clocks differ admit no more than the limit', async () => {
  const documents = createMemoryDocuments();
  const limits = [0, 300_000].map((aheadMs) =>
    createRateLimit({ documents, clock: { now: () => clock.now() + aheadMs }, perHour: 10 }),
  );
  let admittedCount = 0;
  for (let n = 0; n < 40; n += 1) if ((await limits[n % 2]?.('a')) === null) admittedCount += 1;
  expect(admittedCount).toBeLessThanOrEqual(11);
});

it('a store that fails refuses its own request and not the next', async () => {
  const documents = createMemoryDocuments();
  let away = true;
  const failing: Documents = {
    ...documents,
    get: (collection, id) =>
      away
        ? Promise.reject(new TransientError('unavailable', 'away'))
        : documents.get(collection, id),
  };
  const ask = instances(1, 10, failing);
  await expect(ask(0)).rejects.toThrow('away');
  away = false;
  expect(await ask(0)).toBeNull();
});

it('says how much is left, and when all of it is back', async () => {
  const limit = createRateLimit({ documents: createMemoryDocuments(), clock, perHour: 2 });
  expect(await limit('b')).toEqual({ waitSeconds: null, remaining: 1, resetSeconds: 1800 });
  expect(await limit('b')).toEqual({ waitSeconds: null, remaining: 0, resetSeconds: 3600 });
  expect(await limit('b')).toEqual({ waitSeconds: 1800, remaining: 0, resetSeconds: 1800 });
});
