import { Webhook } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { createCallbackSecrets } from '../callbacks/secrets.ts';
import { newJob } from '../domain/job.ts';
import { PermanentError, TransientError } from '../errors.ts';
import type { Documents } from '../ports.ts';
import { createLog } from '../process/log.ts';
import { createCountingIds } from '../testing/counting-ids.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { createMemoryDocuments } from '../testing/memory-documents.ts';
import { createCallBack, type Deliver, owedAgain } from './call-back.ts';
import { JOBS, readJob } from './store.ts';

const START = Date.parse('2026-01-01T00:00:00Z');
const log = createLog('silent');
let clock: ReturnType<typeof createManualClock>;
let documents: Documents;

beforeEach(async () => {
  clock = createManualClock(START);
  documents = createMemoryDocuments();
  const request = { company: 'Tesla', callback_url: 'https://example.com/x' };
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

const publicUrl = 'https://reports.example';
const ids = createCountingIds();
const secretsOf = () => createCallbackSecrets({ documents, clock, ids });
const callBack = (deliver: Deliver) =>
  createCallBack({ documents, secrets: secretsOf(), deliver, publicUrl, clock, log });
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

/** What a receiver holds after a delivery. */
async function received() {
  const got: { payload: string; headers: Record<string, string> }[] = [];
  await callBack(async (_url, payload, headers) => void got.push({ payload, headers }))('j1');
  const [one] = got;
  if (!one) throw new Error('nothing was delivered');
  return one;
}

describe('as the published library of Standard Webhooks checks it', () => {
  // Its own clock has to agree with the timestamp.
  beforeEach(() => void vi.useFakeTimers({ now: START, toFake: ['Date'] }));
  afterEach(() => void vi.useRealTimers());

  it('a callback is genuine, and says what became of which company', async () => {
    const { payload, headers } = await received();
    const { secret } = await secretsOf().of(null);
    expect(new Webhook(secret).verify(payload, headers)).toEqual({
      type: 'job.completed',
      timestamp: '2026-01-01T00:00:00.000Z',
      data: {
        job_id: 'j1',
        status: 'completed',
        company: 'Tesla',
        status_url: 'https://reports.example/jobs/j1',
        report_url: 'https://reports.example/reports/j1',
        error: null,
        gaps: [],
      },
    });
    const changed = payload.replace('Tesla', 'Nikola');
    expect(() => new Webhook(secret).verify(changed, headers)).toThrow('No matching signature');
  });

  it('a receiver with the old secret or the new one takes it, until the old one is over', async () => {
    const { secret: old } = await secretsOf().of(null);
    const { secret: young } = await secretsOf().rotate(null, 7);
    const first = await received();
    for (const secret of [old, young]) new Webhook(secret).verify(first.payload, first.headers);
    clock.advance(7 * 86_400_000);
    vi.setSystemTime(clock.now());
    await owedAgain('j1', { documents, clock });
    const later = await received();
    new Webhook(young).verify(later.payload, later.headers);
    expect(() => new Webhook(old).verify(later.payload, later.headers)).toThrow('No matching');
    expect(later.headers['webhook-id']).toBe(first.headers['webhook-id']);
  });

  it('another account’s secret does not fit', async () => {
    const { payload, headers } = await received();
    const { secret } = await secretsOf().of('acme');
    expect(() => new Webhook(secret).verify(payload, headers)).toThrow('No matching');
  });
});

it('tries for a day, says why and when next, and then gives up', async () => {
  const run = callBack(async () => {
    throw new TransientError('unavailable', 'the callback to example.com was answered 503');
  });
  let tries = 0;
  while ((await job())?.callback === 'owed') {
    await run('j1');
    tries += 1;
    const { callback, callbackError, wakeAt = '' } = (await job()) ?? {};
    expect(callbackError).toBe('the callback to example.com was answered 503');
    if (callback === 'owed') clock.advance(Date.parse(wakeAt) - clock.now());
  }
  expect(tries).toBe(8);
  const hours = (clock.now() - START) / 3_600_000;
  expect(hours).toBeGreaterThan(23);
  expect(hours).toBeLessThan(25);
  expect(await job()).toMatchObject({ callback: 'given_up', active: false });
});

it('waits as long as the receiver asks for', async () => {
  await callBack(async () => {
    throw new TransientError('rate_limited', 'busy', { retryAfterMs: 900_000 });
  })('j1');
  expect((await job())?.wakeAt).toBe('2026-01-01T00:15:00.000Z');
});

it('a callback that was given up is owed anew when someone asks for it', async () => {
  await callBack(async () => {
    throw new PermanentError('source_unavailable', 'gone');
  })('j1');
  expect(await job()).toMatchObject({ callback: 'given_up', active: false });
  expect(await owedAgain('j1', { documents, clock })).toBe('owed');
  await received();
  expect(await job()).toMatchObject({ callback: 'delivered', callbackError: null });
});
