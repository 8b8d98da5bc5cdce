import { beforeEach, expect, it, vi } from 'vitest';
import { type Job, newJob } from '../domain/job.ts';
import type { Documents } from '../ports.ts';
import { createLog } from '../process/log.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { createMemoryDocuments } from '../testing/memory-documents.ts';
import type { CallBack } from './call-back.ts';
import { JOBS } from './store.ts';
import { createSweep } from './sweep.ts';

const START = Date.parse('2026-01-01T00:00:00Z');
const clock = createManualClock(START);
let documents: Documents;
let events: string[];

beforeEach(() => {
  documents = createMemoryDocuments();
  events = [];
});

async function store(id: string, nowMs: number, status: Job['status']) {
  const job = newJob({ id, request: {}, requestId: 'r', maxCostUsd: 1, callback: true, nowMs });
  const data = { ...job, status };
  await documents.commit([{ op: 'create', collection: JOBS, id, data }]);
}

const sweeper = (callBack: CallBack) =>
  createSweep({
    documents,
    publish: async ({ job }) => events.push(`relay ${job.id}`) > 0,
    callBack,
    clock,
    log: createLog('silent'),
  });
const sweep = (callBack: CallBack) => sweeper(callBack)();

it('relays jobs before it calls back, although callbacks have waited longer', async () => {
  for (let n = 0; n < 150; n += 1) await store(`done${n}`, START - 9_000 + n, 'completed');
  await store('waiting', START, 'pending');
  const swept = await sweep(async (id) => {
    events.push(`call ${id}`);
  });
  expect(swept).toEqual({ relayed: 1, failed: 0, callbacks: 20 });
  expect(events[0]).toBe('relay waiting');
  const oldest = Array.from({ length: 20 }, (_, n) => `call done${n}`);
  expect(events.slice(1)).toEqual(oldest);
});

it('tells what it did, whatever another run at the same time does', async () => {
  await store('waiting', START, 'pending');
  await store('done', START, 'completed');
  const { promise: calledBack, resolve: callBack } = Promise.withResolvers<void>();
  const run = sweeper(() => calledBack);
  const first = run();
  await vi.waitFor(() => expect(events).toEqual(['relay waiting']));
  const second = run();
  await new Promise((resolve) => setImmediate(resolve));
  callBack();
  expect((await Promise.all([first, second])).map(({ relayed }) => relayed)).toEqual([1, 0]);
});

it('calls back five at a time', async () => {
  for (let n = 0; n < 12; n += 1) await store(`done${n}`, START, 'failed');
  let running = 0;
  let most = 0;
  await sweep(async () => {
    running += 1;
    most = Math.max(most, running);
    await new Promise((resolve) => setImmediate(resolve));
    running -= 1;
  });
  expect(most).toBe(5);
});

it('fails when a callback could not be recorded, after it has tried them all', async () => {
  for (const id of ['a', 'b', 'c']) await store(id, START, 'completed');
  const called: string[] = [];
  const swept = sweep(async (id) => {
    called.push(id);
    if (id === 'a') throw new Error('the store is down');
  });
  await expect(swept).rejects.toThrow('the store is down');
  expect(called).toEqual(['a', 'b', 'c']);
});
