import { pino } from 'pino';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createPace } from '../../shared/analysis/turns.ts';
import { newJob } from '../../shared/domain/job.ts';
import { claimJob } from '../../shared/jobs/lease.ts';
import { JOBS, STEPS } from '../../shared/jobs/store.ts';
import { NO_METRICS } from '../../shared/metrics/metrics.ts';
import type { WorkerContext } from '../../shared/platform/worker-context.ts';
import { parseConfig } from '../../shared/process/config.ts';
import { createManualClock } from '../../shared/testing/manual-clock.ts';
import { createMemoryDocuments } from '../../shared/testing/memory-documents.ts';
import { createMemoryObjects } from '../../shared/testing/memory-objects.ts';
import { runJob } from './run-job.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it.each([
  ['stopping', ({ stopping }: Job) => stopping.abort(new Error('the process is stopping'))],
  ['lease_lost', ({ overwrite }: Job) => overwrite({ fence: 9 })],
  ['run_deadline', () => vi.advanceTimersByTimeAsync(480_000)],
])('a job that is interrupted says why: %s', async (reason, interrupt) => {
  const job = await runningJob();
  await interrupt(job);
  await vi.advanceTimersByTimeAsync(7_000);
  expect(await job.outcome).toBe('again');
  expect(job.lines).toContainEqual(expect.objectContaining({ msg: 'job interrupted', reason }));
});

it('told to stop, it lets paid calls land and records them, begins no other, and gives the job back', async () => {
  const job = await runningJob();
  const before = job.asked.length;
  expect(before).toBeGreaterThan(0);
  job.stopping.abort(new Error('the process is stopping'));
  await vi.advanceTimersByTimeAsync(6_000);
  for (const answer of job.asked) answer();
  await vi.advanceTimersByTimeAsync(100);
  expect(await job.outcome).toBe('again');
  expect(job.asked).toHaveLength(before);
  expect(await job.documents.count(STEPS, { state: 'done' })).toBe(before);
  expect((await job.documents.get(JOBS, 'job1'))?.data).toMatchObject({ owner: null, stalls: 0 });
});

type Job = Awaited<ReturnType<typeof runningJob>>;

/** Its searches are answered when told. */
async function runningJob() {
  const documents = createMemoryDocuments();
  const clock = createManualClock(0);
  const lines: unknown[] = [];
  const log = pino({}, { write: (line: string) => lines.push(JSON.parse(line)) });
  const stopping = new AbortController();
  const stored = newJob({
    id: 'job1',
    request: { company: 'Tesla', frameworks: ['porter'] },
    requestId: 'r',
    maxCostUsd: 3,
    callback: false,
    nowMs: 0,
  });
  const write = (data: object) =>
    documents.commit([{ op: 'update', collection: JOBS, id: 'job1', data: { ...data } }]);
  await documents.commit([{ op: 'create', collection: JOBS, id: 'job1', data: { ...stored } }]);
  const claim = await claimJob('job1', { documents, clock, log, owner: 'w' });
  if (claim.outcome !== 'claimed') throw new Error(claim.outcome);
  const asked: (() => void)[] = [];
  const unanswered = <T>(_: unknown, signal: AbortSignal) =>
    new Promise<T>((resolve, reject) => {
      asked.push(() => resolve({ pages: [], credits: 1 } as T));
      signal.addEventListener('abort', () => reject(signal.reason));
    });
  const context: Partial<WorkerContext> = {
    documents,
    objects: createMemoryObjects(),
    clock,
    log,
    metrics: NO_METRICS,
    stopping,
    config: parseConfig({}),
    prices: {
      writer: { inputUsdPerMillion: 1, outputUsdPerMillion: 1 },
      judge: { inputUsdPerMillion: 1, outputUsdPerMillion: 1 },
    },
    model: { name: 'none', generate: unanswered },
    search: { search: unanswered },
  };
  // The rest is not used by a run.
  const outcome = runJob({ ...(context as WorkerContext), pace: createPace() }, claim.lease);
  await vi.advanceTimersByTimeAsync(0);
  return { outcome, documents, asked, lines, stopping, overwrite: write };
}
