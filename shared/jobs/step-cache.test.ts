import { beforeEach, expect, it } from 'vitest';
import { newJob } from '../domain/job.ts';
import { PermanentError, TransientError } from '../errors.ts';
import type { Documents, Objects } from '../ports.ts';
import { createLog } from '../process/log.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { createMemoryDocuments } from '../testing/memory-documents.ts';
import { createMemoryObjects } from '../testing/memory-objects.ts';
import { claimJob } from './lease.ts';
import { createStepCache } from './step-cache.ts';
import { createSteps } from './steps.ts';
import { CACHE, JOBS, readJob } from './store.ts';

const HOUR_MS = 3_600_000;
const log = createLog('silent');
let clock: ReturnType<typeof createManualClock>;
let documents: Documents;
let objects: Objects;
let looks: string[];

beforeEach(() => {
  clock = createManualClock(Date.parse('2026-01-01T00:00:00Z'));
  documents = createMemoryDocuments();
  objects = createMemoryObjects();
  looks = [];
});

/** The steps of a job of its own. */
async function jobSteps(
  id: string,
  options: { refresh?: boolean; documents?: Documents; answeredBy?: string } = {},
) {
  const job = newJob({
    id,
    request: {},
    requestId: id,
    maxCostUsd: 1,
    callback: false,
    nowMs: clock.now(),
  });
  await documents.commit([{ op: 'create', collection: JOBS, id, data: job }]);
  const claim = await claimJob(id, { documents, clock, log, owner: id });
  if (claim.outcome !== 'claimed') throw new Error('not claimed');
  const { lease } = claim;
  lease.stop();
  const { signal } = new AbortController();
  const cache = createStepCache({
    jobId: id,
    onLookUp: (found) => looks.push(found),
    documents: options.documents ?? documents,
    objects,
    clock,
    log,
    wait: () => new Promise((resolve) => setImmediate(resolve)),
  });
  const refresh = options.refresh ?? false;
  return createSteps({
    documents,
    objects,
    lease,
    clock,
    reserveUsd: 0,
    cutShort: signal,
    cache,
    refresh,
    answeredBy: options.answeredBy ?? 'the service',
    log,
  });
}

const step = (inputs: unknown = 'same', sharedForMs: number | undefined = HOUR_MS) => ({
  name: 'assess:porter',
  stage: 'assess' as const,
  inputs,
  worstUsd: 0.1,
  ...(sharedForMs === undefined ? {} : { sharedForMs }),
});
const spentUsd = async (id: string) => (await readJob(documents, id))?.job.spentUsd;

/** A paid call that counts itself. */
function paidCall(reply: unknown = { text: '日本電産' }, reusable?: boolean) {
  let calls = 0;
  const call = async () => {
    calls += 1;
    return { reply, costUsd: 0.04, ...(reusable === undefined ? {} : { reusable }) };
  };
  return { call, calls: () => calls };
}

it('a reply answers the same step of another job, which pays nothing', async () => {
  const { call, calls } = paidCall();
  await (await jobSteps('one')).run(step(), call);
  const second = await jobSteps('two');
  expect(await second.run(step(), call)).toEqual({ text: '日本電産' });
  expect(calls()).toBe(1);
  expect(second.counts).toEqual({ run: 0, reused: 0, cached: 1 });
  expect(looks).toEqual(['miss', 'hit']);
  expect([await spentUsd('one'), await spentUsd('two')]).toEqual([0.04, 0]);
});

it('other inputs are another step', async () => {
  const { call, calls } = paidCall();
  await (await jobSteps('one')).run(step('a'), call);
  await (await jobSteps('two')).run(step('b'), call);
  expect(calls()).toBe(2);
});

it('what another service answered is bought anew, for this job too', async () => {
  const { call, calls } = paidCall();
  await (await jobSteps('one', { answeredBy: 'simulators' })).run(step(), call);
  await (await jobSteps('two')).run(step(), call);
  expect(calls()).toBe(2);
});

it.each(['TESLA  electric\u00a0Vehicles', 'ｔｅｓｌａ electric vehicles'])(
  'the same words typed as %j are the same step',
  async (typed) => {
    const { call, calls } = paidCall();
    await (await jobSteps('one')).run(step({ query: 'Tesla Electric Vehicles' }), call);
    await (await jobSteps('two')).run(step({ query: typed }), call);
    expect(calls()).toBe(1);
  },
);

it('companies that differ by their legal form are two', async () => {
  const { call, calls } = paidCall();
  await (await jobSteps('one')).run(step({ query: 'Merck KGaA' }), call);
  await (await jobSteps('two')).run(step({ query: 'Merck & Co.' }), call);
  expect(calls()).toBe(2);
});

it('a step that is not to be shared is not', async () => {
  const { call, calls } = paidCall();
  const own = { ...step(), sharedForMs: undefined as never };
  await (await jobSteps('one')).run(own, call);
  await (await jobSteps('two')).run(own, call);
  expect(calls()).toBe(2);
  expect(await documents.count(CACHE)).toBe(0);
});

it('a reply serves until its time is over, and is then bought anew', async () => {
  const { call, calls } = paidCall();
  await (await jobSteps('one')).run(step(), call);
  clock.advance(HOUR_MS - 1);
  await (await jobSteps('two')).run(step(), call);
  expect(calls()).toBe(1);
  clock.advance(1);
  await (await jobSteps('three')).run(step(), call);
  await (await jobSteps('four')).run(step(), call);
  expect(calls()).toBe(2);
});

it('twenty jobs that want the same at once buy it once', async () => {
  const { call, calls } = paidCall();
  const jobs = await Promise.all(Array.from({ length: 20 }, (_, n) => jobSteps(`j${n}`)));
  const replies = await Promise.all(jobs.map((steps) => steps.run(step(), call)));
  expect(calls()).toBe(1);
  expect(new Set(replies.map((reply) => JSON.stringify(reply))).size).toBe(1);
  expect(jobs.reduce((sum, { counts }) => sum + counts.cached, 0)).toBe(19);
});

it('a call that fails lets the next one try at once', async () => {
  const down = () => Promise.reject(new TransientError('unavailable', 'down'));
  await expect((await jobSteps('one')).run(step(), down)).rejects.toThrow('down');
  const { call, calls } = paidCall();
  await (await jobSteps('two')).run(step(), call);
  expect(calls()).toBe(1);
});

it('a job that died in its call holds the others up for two minutes and no longer', async () => {
  const { promise: never } = Promise.withResolvers<never>();
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  void (await jobSteps('dead')).run(step(), () => {
    begin();
    return never;
  });
  await begun;
  const { call, calls } = paidCall();
  const waiting = (await jobSteps('two')).run(step(), call);
  clock.advance(119_999);
  await new Promise((resolve) => setTimeout(resolve, 5));
  expect(calls()).toBe(0);
  clock.advance(1);
  await waiting;
  expect(calls()).toBe(1);
});

it('a job takes over the call in which its own last try died, without waiting', async () => {
  const { signal } = new AbortController();
  const cacheOf = (jobId: string) =>
    createStepCache({
      jobId,
      documents,
      objects,
      clock,
      log,
      wait: () => Promise.reject(new Error('waited')),
    });
  await cacheOf('one').take('key', signal);
  await expect(cacheOf('two').take('key', signal)).rejects.toThrow('waited');
  expect(await cacheOf('one').take('key', signal)).toMatchObject({ hit: false });
});

it('a reply is kept together with the record of its job, so that no death comes between', async () => {
  const commits: string[][] = [];
  const { commit } = documents;
  documents.commit = (writes) => {
    commits.push(writes.map(({ collection }) => collection));
    return commit(writes);
  };
  await (await jobSteps('one')).run(step(), paidCall().call);
  expect(commits.at(-1)).toEqual([JOBS, 'steps', CACHE]);
});

it('a reply that is bought anew after a refresh lies in an object of its own time', async () => {
  const long = 'x'.repeat(200_000);
  await (await jobSteps('one')).run(step(), paidCall(long).call);
  const [before] = await objects.list('cache/');
  clock.advance(HOUR_MS);
  await (await jobSteps('two', { refresh: true })).run(step(), paidCall(long).call);
  await objects.delete(before?.name ?? '');
  const { call, calls } = paidCall();
  expect(await (await jobSteps('three')).run(step(), call)).toBe(long);
  expect(calls()).toBe(0);
});

it('a refused answer is good for its own job alone', async () => {
  const refused = paidCall({ finish: 'refused' }, false);
  await (await jobSteps('one')).run(step(), refused.call);
  const { call, calls } = paidCall();
  await (await jobSteps('two')).run(step(), call);
  expect(calls()).toBe(1);
});

it('refresh buys anew, and what it bought replaces what was stored', async () => {
  await (await jobSteps('one')).run(step(), paidCall('old').call);
  const fresh = await jobSteps('two', { refresh: true });
  expect(await fresh.run(step(), paidCall('new').call)).toBe('new');
  expect(await (await jobSteps('three')).run(step(), paidCall('none').call)).toBe('new');
});

it('a reply too long for a document lies beside it', async () => {
  const long = 'x'.repeat(900_000);
  await (await jobSteps('one')).run(step(), paidCall(long).call);
  const { call, calls } = paidCall();
  expect(await (await jobSteps('two')).run(step(), call)).toBe(long);
  for (const { name } of await objects.list('cache/')) await objects.delete(name);
  await (await jobSteps('three')).run(step(), call);
  expect(calls()).toBe(1);
});

it('what lies in the cache and cannot be read is bought again', async () => {
  const { call, calls } = paidCall();
  await (await jobSteps('one')).run(step(), call);
  const { docs } = await documents.query({
    collection: CACHE,
    orderBy: { field: 'expireAt', direction: 'asc' },
    limit: 1,
  });
  const id = docs[0]?.id ?? '';
  await documents.commit([{ op: 'set', collection: CACHE, id, data: { state: 'unknown' } }]);
  await (await jobSteps('two')).run(step(), call);
  expect(calls()).toBe(2);
});

it('a reply whose object is damaged is bought again', async () => {
  const long = 'x'.repeat(900_000);
  await (await jobSteps('one')).run(step(), paidCall(long).call);
  const get = objects.get;
  objects.get = (name) =>
    name.startsWith('cache/')
      ? Promise.reject(new PermanentError('internal', 'the object is damaged'))
      : get(name);
  const { call, calls } = paidCall('new');
  expect(await (await jobSteps('two')).run(step(), call)).toBe('new');
  expect(calls()).toBe(1);
});

it('a reply is good although it could not be cached', async () => {
  const put = objects.putIfAbsent;
  objects.putIfAbsent = (name, ...rest) =>
    name.startsWith('cache/')
      ? Promise.reject(new TransientError('unavailable', 'full'))
      : put(name, ...rest);
  const long = 'x'.repeat(200_000);
  expect(await (await jobSteps('one')).run(step(), paidCall(long).call)).toBe(long);
});
