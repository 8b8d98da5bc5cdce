import { beforeEach, expect, it } from 'vitest';
import { newJob } from '../domain/job.ts';
import { TransientError } from '../errors.ts';
import { createLog } from '../log.ts';
import type { Documents } from '../ports.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { createMemoryDocuments } from '../testing/memory-documents.ts';
import { createCallBack, type Deliver } from './call-back.ts';
import { JOBS, readJob } from './store.ts';

const START = Date.parse('2026-01-01T00:00:00Z');
const log = createLog('silent');
let clock: ReturnType<typeof createManualClock>;
let documents: Documents;

beforeEach(async () => {
  clock = createManualClock(START);
  documents = createMemoryDocuments();
  const request = { callback_url: 'https://example.com/x' };
  const job = newJob({
    id: 'j1',
    request,
    requestId: 'r-1',
    maxCostUsd: 1,
    callback: true,
    nowMs: START,
  });
  const data = { ...job, status: 'completed' as const };
  await documents.commit([{ op: 'create', collection: JOBS, id: 'j1', data }]);
});

const callBack = (deliver: Deliver) => createCallBack({ documents, deliver, clock, log });
const job = async () => (await readJob(documents, 'j1'))?.job;

/** A delivery that ends when it is told to. */
function delivering() {
  const { promise: end, resolve: finish } = Promise.withResolvers<void>();
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
  const deliver: Deliver = () => {
    begin();
    return end;
  };
  return { deliver, begun, finish };
}

it('delivers once when twenty call back at the same time', async () => {
  let deliveries = 0;
  const run = callBack(async () => {
    deliveries += 1;
  });
  await Promise.all(Array.from({ length: 20 }, () => run('j1')));
  expect(deliveries).toBe(1);
  expect(await job()).toMatchObject({ callback: 'delivered', callbackAttempts: 1, active: false });
});

it('delivers nothing while another one delivers', async () => {
  const slow = delivering();
  const first = callBack(slow.deliver)('j1');
  await slow.begun;
  let deliveries = 0;
  const second = callBack(async () => {
    deliveries += 1;
  });
  await second('j1');
  clock.advance(59_999);
  await second('j1');
  expect(deliveries).toBe(0);
  slow.finish();
  await first;
  expect(await job()).toMatchObject({ callback: 'delivered', callbackAttempts: 1 });
});

it('delivers again a minute after one that never ended', async () => {
  const dead = delivering();
  const ended = callBack(dead.deliver)('j1');
  await dead.begun;
  clock.advance(60_000);
  let deliveries = 0;
  await callBack(async () => {
    deliveries += 1;
  })('j1');
  expect(deliveries).toBe(1);
  dead.finish();
  await ended;
  expect(await job()).toMatchObject({ callback: 'delivered', callbackAttempts: 1 });
});

it('keeps to the pause after a failed delivery, whoever calls', async () => {
  let deliveries = 0;
  const run = callBack(async () => {
    deliveries += 1;
    throw new TransientError('unavailable', 'down');
  });
  await run('j1');
  await run('j1');
  expect(deliveries).toBe(1);
  clock.advance(60_000);
  await run('j1');
  expect(deliveries).toBe(2);
  expect(await job()).toMatchObject({ callback: 'owed', callbackAttempts: 2, active: true });
});
