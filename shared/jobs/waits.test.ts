import { pino } from 'pino';
import { expect, it } from 'vitest';
import { type Job, MAX_AGE_MS, newJob } from '../domain/job.ts';
import { waits } from '../domain/job-changes.ts';
import { isPatient, waitOf } from '../domain/job-waits.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { createMemoryDocuments } from '../testing/memory-documents.ts';
import { cancelJob } from './cancel.ts';
import { claimJob, type Lease } from './lease.ts';
import { offerAgain } from './offer-again.ts';
import { JOBS, readJob } from './store.ts';

const log = pino({ level: 'silent' });
const AWAY = {
  asked: 'model' as const,
  reason: 'unavailable' as const,
  short: false,
  retryBaseMs: 500,
  error: { code: 'model_unavailable', message: 'HTTP 503', retryable: true },
};

async function waitingJob(changes: Partial<Parameters<typeof waits>[2]> = {}) {
  const documents = createMemoryDocuments();
  const clock = createManualClock(0);
  const uses = { documents, clock, log, owner: 'w' };
  const fresh = newJob({
    ...{ id: 'job1', request: {}, requestId: 'r', maxCostUsd: 1, callback: false, nowMs: 0 },
  });
  await documents.commit([{ op: 'create', collection: JOBS, id: 'job1', data: { ...fresh } }]);
  const job = async (): Promise<Job> => {
    const stored = await readJob(documents, 'job1');
    if (!stored) throw new Error('no job');
    return stored.job;
  };
  const claim = async (): Promise<Lease> => {
    const claimed = await claimJob('job1', uses);
    if (claimed.outcome !== 'claimed') throw new Error(claimed.outcome);
    return claimed.lease;
  };
  const giveBack = async (more: typeof changes = {}) => {
    const lease = await claim();
    await lease.release((held) => waits(held, clock.now(), { ...AWAY, ...changes, ...more }));
    const { waiting } = await job();
    return Date.parse(waiting?.until ?? '') - clock.now();
  };
  return { documents, clock, uses, job, claim, giveBack };
}

it('each wait is twice the one before, up to ten minutes, and none counts as an attempt', async () => {
  const { clock, job, giveBack } = await waitingJob();
  const told: number[] = [];
  for (let times = 0; times < 7; times += 1) {
    const waitMs = await giveBack();
    told.push(waitMs / 1000);
    clock.advance(waitMs);
  }
  expect(told).toEqual([30, 60, 120, 240, 480, 600, 600]);
  expect(await job()).toMatchObject({ attempts: 0, stalls: 0, status: 'running', fence: 7 });
});

it('a longer wait that the service asks for is kept, up to an hour', async () => {
  const { giveBack, clock } = await waitingJob();
  expect(await giveBack({ retryAfterMs: 90_000 })).toBe(90_000);
  clock.advance(90_000);
  expect(await giveBack({ retryAfterMs: 86_400_000 })).toBe(3_600_000);
});

it('nobody claims it before its time, unless it is offered again by hand', async () => {
  const { documents, clock, uses, claim, giveBack } = await waitingJob();
  const waitMs = await giveBack();
  clock.advance(waitMs - 1);
  expect(await claimJob('job1', uses)).toEqual({ outcome: 'waiting' });
  await offerAgain('job1', { documents, clock, publish: async () => true });
  expect((await claim()).job()).toMatchObject({ fence: 2 });
});

it('its age ends it, though it waits', async () => {
  const { clock, uses, giveBack } = await waitingJob();
  clock.advance(MAX_AGE_MS - 1);
  await giveBack();
  clock.advance(2);
  expect(await claimJob('job1', uses)).toMatchObject({ outcome: 'too_old' });
});

it('it is cancelled at once: nobody works on it', async () => {
  const { documents, clock, job, giveBack } = await waitingJob();
  await giveBack();
  expect(await cancelJob('job1', { documents, clock })).toMatchObject({ outcome: 'cancelled' });
  expect(await job()).toMatchObject({ status: 'cancelled', waiting: null });
});

it('it shows only while nobody works on it', async () => {
  const { clock, job, claim, giveBack } = await waitingJob();
  clock.advance(await giveBack());
  expect(waitOf(await job())).toMatchObject({ asked: 'model', reason: 'unavailable' });
  await claim();
  expect(waitOf(await job())).toBeNull();
});

it('patience for what is worth half an hour is counted from the first such wait', async () => {
  const { clock, job, giveBack } = await waitingJob({ short: true });
  await giveBack();
  clock.advance(1_799_999);
  expect(isPatient(await job(), clock.now())).toBe(true);
  await giveBack();
  clock.advance(1);
  expect(isPatient(await job(), clock.now())).toBe(false);
});
