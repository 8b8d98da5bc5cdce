import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { TransientError } from '../errors.ts';
import type { Documents } from '../ports.ts';
import { createLog } from '../process/log.ts';
import { createCountingIds } from '../testing/counting-ids.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { createMemoryDocuments } from '../testing/memory-documents.ts';
import { createMetrics, NO_METRICS } from './metrics.ts';
import { readTotals } from './shards.ts';

let documents: Documents;
let clock: ReturnType<typeof createManualClock>;

beforeEach(() => {
  documents = createMemoryDocuments();
  clock = createManualClock(0);
});
afterEach(() => {
  vi.useRealTimers();
});

const instance = (name: string, store = documents) =>
  createMetrics({
    documents: store,
    clock,
    ids: createCountingIds(name),
    log: createLog('silent'),
  });
const hits = async () => (await readTotals(documents)).cache_hits ?? 0;
const away = new TransientError('unavailable', 'the store is away');

it('what all instances counted is summed in the store', async () => {
  for (const name of ['a', 'b', 'c']) {
    const metrics = instance(name);
    metrics.count('cache_hits', {});
    metrics.count('cache_hits', {}, 4);
    await metrics.flush();
    metrics.count('cache_hits', {});
    await metrics.flush();
  }
  expect(await hits()).toBe(18);
});

it('a flush that failed is kept and made again, once', async () => {
  let fail = true;
  const metrics = instance('a', {
    ...documents,
    commit: (writes) => (fail ? Promise.reject(away) : documents.commit(writes)),
  });
  metrics.count('cache_hits', {});
  await metrics.flush();
  metrics.count('cache_hits', {});
  await metrics.flush();
  expect(await hits()).toBe(0);
  fail = false;
  await metrics.flush();
  expect(await hits()).toBe(2);
  await metrics.flush();
  expect(await hits()).toBe(2);
});

it('a flush whose answer was lost is not added again', async () => {
  let lose = true;
  const metrics = instance('a', {
    ...documents,
    async commit(writes) {
      const versions = await documents.commit(writes);
      if (lose) throw away;
      return versions;
    },
  });
  metrics.count('cache_hits', {});
  await metrics.flush();
  lose = false;
  for (let n = 0; n < 3; n += 1) await metrics.flush();
  expect(await hits()).toBe(1);
  metrics.count('cache_hits', {});
  await metrics.flush();
  expect(await hits()).toBe(2);
});

it('work is followed by a commit only when the last one is 5 s old', async () => {
  const commit = vi.fn(documents.commit);
  const metrics = instance('a', { ...documents, commit });
  const work = async () => metrics.count('cache_hits', {});
  for (let n = 0; n < 100; n += 1) await metrics.around(work);
  expect(commit).not.toHaveBeenCalled();
  clock.advance(5_000);
  for (let n = 0; n < 100; n += 1) await metrics.around(work);
  expect(commit).toHaveBeenCalledTimes(1);
  expect(await hits()).toBe(100);
  await metrics.around(async () => clock.advance(30_000));
  expect(await hits(), 'after long work').toBe(200);
  await metrics.around(async () => clock.advance(30_000));
  expect(commit, 'nothing was counted').toHaveBeenCalledTimes(2);
});

it('nothing is left running when the work is done', async () => {
  const stored = Promise.withResolvers<void>();
  const metrics = instance('a', {
    ...documents,
    commit: (writes) => stored.promise.then(() => documents.commit(writes)),
  });
  metrics.count('cache_hits', {});
  clock.advance(5_000);
  const events: string[] = [];
  const done = metrics.around(async () => events.push('work')).then(() => events.push('answer'));
  await vi.waitUntil(() => events.includes('work'));
  await new Promise(setImmediate);
  events.push('stored');
  stored.resolve();
  await done;
  expect(events).toEqual(['work', 'stored', 'answer']);
});

it('twenty requests at once make one commit', async () => {
  const commit = vi.fn(documents.commit);
  const metrics = instance('a', { ...documents, commit });
  metrics.count('cache_hits', {});
  clock.advance(5_000);
  await Promise.all(Array.from({ length: 20 }, () => metrics.around(async () => {})));
  expect(commit).toHaveBeenCalledTimes(1);
});

it('a store that does not answer holds work up for 2 s, and nothing is lost', async () => {
  vi.useFakeTimers();
  let hang = true;
  const metrics = instance('a', {
    ...documents,
    commit: (writes) => (hang ? new Promise(() => {}) : documents.commit(writes)),
  });
  metrics.count('cache_hits', {});
  clock.advance(5_000);
  const answer = metrics.around(async () => 'answer');
  await vi.advanceTimersByTimeAsync(2_000);
  expect(await answer).toBe('answer');
  hang = false;
  await metrics.flush();
  expect(await hits()).toBe(1);
});

it('what the work throws is thrown', async () => {
  const work = () => Promise.reject(new Error('refused'));
  await expect(instance('a').around(work)).rejects.toThrow('refused');
});

it('switched off, it only runs the work', async () => {
  NO_METRICS.count('cache_hits', {});
  NO_METRICS.observe('analysis', 1);
  expect(await NO_METRICS.around(async () => 1)).toBe(1);
  await NO_METRICS.flush();
  expect(await readTotals(documents)).toEqual({});
});
