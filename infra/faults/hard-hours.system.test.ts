import { describe, expect, it } from 'vitest';
import { isTerminal, LEASE_MS } from '../../shared/domain/job.ts';
import { PermanentError, TransientError } from '../../shared/errors.ts';
import type { Write } from '../../shared/ports.ts';
import { createHardHours, createQuota, type Service } from './hard-hours.test-rig.ts';

const QUICK = { depth: 'quick', frameworks: ['swot'] };
const SECOND = 8;
const away = () => new TransientError('unavailable', 'HTTP 503');

describe('a quota of 40 calls a minute, 16 jobs, 8 at once', () => {
  it.each([
    ['that names the wait', true],
    ['that names none', false],
  ])('%s: all are completed, and nothing is paid twice', async (_, named) => {
    const quota = createQuota(
      40,
      SECOND,
      (retryAfterMs) =>
        new TransientError('rate_limited', 'HTTP 429', named ? { retryAfterMs } : {}),
    );
    const hours = createHardHours({
      second: SECOND,
      refuses: (service) => (service === 'gemini' ? quota() : null),
    });
    const ids = Array.from({ length: 16 }, (_each, index) => `job${index}`);
    for (const id of ids) await hours.accept(id, QUICK);
    const jobs = await hours.drain(ids, { atOnce: 8, seconds: 3_000 });
    expect(jobs.map(({ status }) => status)).toEqual(ids.map(() => 'completed'));
  });
});

describe('the judge', () => {
  const judging = (step: string) => /^(verdict|second):/.test(step);

  it('is away: the job waits half an hour for verdicts, no more, and ends incomplete', async () => {
    const hours = createHardHours({
      second: 2,
      refuses: (_, step) => (judging(step) ? away() : null),
    });
    await hours.accept('job1', QUICK);
    const work = hours.startWorker();
    let waited = 0;
    for (;;) {
      await work('job1');
      const { status, waiting, error } = await hours.job('job1');
      if (waiting === null) break;
      expect({ status, waiting, error }).toMatchObject({
        status: 'running',
        waiting: { asked: 'verdicts', reason: 'unavailable', short: true },
        error: { code: 'model_unavailable', message: expect.stringContaining('the verdicts') },
      });
      // Seconds are two milliseconds here, but the half hour is the job's own.
      hours.ahead(300_000);
      waited += 300_000;
    }
    expect(waited).toBe(1_800_000);
    expect(await hours.job('job1')).toMatchObject({ status: 'partial', attempts: 1 });
  });

  it('is refused for good: the job ends incomplete at once', async () => {
    const refused = new PermanentError('model_unavailable', 'no such model');
    const hours = createHardHours({
      second: 2,
      refuses: (_, step) => (judging(step) ? refused : null),
    });
    await hours.accept('job1', QUICK);
    await hours.startWorker()('job1');
    expect(await hours.job('job1')).toMatchObject({ status: 'partial', waiting: null });
  });
});

describe('a refusal for good', () => {
  it.each<[string, PermanentError, object]>([
    [
      'an unknown model',
      new PermanentError('model_unavailable', 'there is no model "x"'),
      { code: 'model_unavailable', message: 'there is no model "x"', retryable: false },
    ],
    [
      'the quota of the day',
      new PermanentError('model_unavailable', 'used up', { endsAt: '2026-12-01T08:00:00.000Z' }),
      { retryable: true, retry_at: '2026-12-01T08:00:00.000Z' },
    ],
  ])('%s stops the job at the first call; nothing further is bought', async (_, refusal, error) => {
    let calls = 0;
    const hours = createHardHours({
      second: 2,
      refuses(service) {
        if (service === 'gemini') calls += 1;
        return service === 'gemini' ? refusal : null;
      },
    });
    await hours.accept('job1', { depth: 'deep', frameworks: ['porter', 'swot', 'pestel'] });
    await hours.startWorker()('job1');
    expect(await hours.job('job1')).toMatchObject({ status: 'failed', error });
    expect(calls).toBe(1);
    // The search for who is meant, and what may be searched beside it.
    expect(hours.bought.length).toBeLessThanOrEqual(4);
  });
});

describe('30 kills of one long job', () => {
  it('it ends with a report, and nothing that was finished is bought twice', async () => {
    const hours = createHardHours({ second: 2, refuses: () => null });
    await hours.accept('job1', {
      depth: 'deep',
      frameworks: ['porter', 'swot', 'pestel', 'blue_ocean'],
    });
    let kills = 0;
    for (; kills < 30; kills += 1) {
      // Every other time before anything is finished.
      let left = kills % 2;
      const dying = {
        ...hours.documents,
        async commit(writes: readonly Write[]) {
          const done = writes.some((write) => write.op === 'set' && write.data.state === 'done');
          if (left < 0 || (done && left === 0)) left = -1;
          if (left < 0) throw new Error('the process is dead');
          if (done) left -= 1;
          return hours.documents.commit(writes);
        },
      };
      await expect(hours.startWorker(dying)('job1')).rejects.toThrow();
      if (isTerminal((await hours.job('job1')).status)) break;
      hours.ahead(LEASE_MS + 1);
    }
    expect(kills).toBe(30);
    await hours.startWorker()('job1');
    expect(await hours.job('job1')).toMatchObject({ status: 'completed', stalls: 0 });
    expect(hours.boughtTwice).toEqual([]);
  });
});

describe('503 of a service', () => {
  it.each<[Service, string, number]>([
    ['gemini', '60 s', 60],
    ['gemini', '10 min', 600],
    ['tavily', '10 min', 600],
  ])('of %s for %s: the job completes by itself', async (service, _, seconds) => {
    const until = Date.now() + seconds * SECOND;
    const hours = createHardHours({
      second: SECOND,
      refuses: (asked) => (asked === service && Date.now() < until ? away() : null),
    });
    await hours.accept('job1', QUICK);
    const [job] = await hours.drain(['job1'], { seconds: 3_000 });
    expect(job).toMatchObject({ status: 'completed', attempts: 1, waiting: null, gaps: [] });
    // What stood before the outage was not bought again, and nothing beside it.
    const calm = createHardHours({ second: SECOND, refuses: () => null });
    await calm.accept('job1', QUICK);
    await calm.drain(['job1'], { seconds: 3_000 });
    expect(hours.bought.toSorted()).toEqual(calm.bought.toSorted());
  });
});
