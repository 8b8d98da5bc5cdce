import { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, expect, it } from 'vitest';
import { createEmbeddedQueue } from '../../shared/adapters/embedded/queue.ts';
import { createDeadLetters } from '../../shared/adapters/embedded/queue-dead-letters.ts';
import { prepareDatabase } from '../../shared/adapters/embedded/schema.ts';
import { type Job, newJob } from '../../shared/domain/job.ts';
import { claimed, ended } from '../../shared/domain/job-changes.ts';
import { ANALYSIS_TOPIC } from '../../shared/jobs/accept.ts';
import { JOBS, readJob } from '../../shared/jobs/store.ts';
import { createCountingIds } from '../../shared/testing/counting-ids.ts';
import { createGivenUp } from './dead-letters.ts';
import { createOperated, NOW_MS, type } from './operated.test-rig.ts';

let rig: ReturnType<typeof createOperated>;
beforeEach(() => {
  rig = createOperated();
});

const request = {
  company: 'Acme',
  frameworks: ['porter'],
  depth: 'standard',
  language: 'en',
  include_domains: [],
  exclude_domains: [],
  refresh: false,
};

async function store(id: string, changes: Partial<Job> = {}): Promise<void> {
  const job = newJob({
    id,
    request,
    requestId: `request-of-${id}`,
    traceparent: null,
    maxCostUsd: 2,
    callback: false,
    nowMs: NOW_MS - 60_000,
  });
  const data = { ...job, ...changes };
  await rig.documents.commit([{ op: 'create', collection: JOBS, id, data }]);
}

const failed = (): Partial<Job> =>
  ended(newJobLike(), 'failed', NOW_MS, {
    error: { code: 'model_unavailable', message: 'no answer', retryable: true },
  });
const newJobLike = () =>
  newJob({
    id: 'x',
    request,
    requestId: 'x',
    traceparent: null,
    maxCostUsd: 2,
    callback: false,
    nowMs: NOW_MS,
  });
const json = async (line: string) => {
  const { out, ...rest } = await type(rig.operated, `${line} --json`);
  return { ...rest, data: JSON.parse(out) };
};

describe('jobs list', () => {
  it('shows the newest first, page by page, of the statuses asked for', async () => {
    await store('old', { createdAt: '2026-11-24T09:00:00.000Z' });
    await store('young', { createdAt: '2026-11-24T11:00:00.000Z', ...failed() });
    const { out, exit } = await type(rig.operated, 'jobs list');
    expect(exit).toBe(0);
    expect(out).toMatch(/id +status.*\nyoung +failed.*model_unavailable\nold +pending.*Acme/);
    const { data } = await json('jobs list --limit 1');
    expect(data.jobs).toMatchObject([{ job_id: 'young', status: 'failed' }]);
    const rest = await json(`jobs list --limit 1 --cursor ${data.next_cursor}`);
    expect(rest.data).toMatchObject({ jobs: [{ job_id: 'old' }], next_cursor: null });
    expect((await type(rig.operated, 'jobs list --status cancelled')).out).toBe('none\n');
  });

  it('takes no cursor of another making', async () => {
    const { exit, err } = await type(rig.operated, 'jobs list --cursor rubbish');
    expect({ exit, err }).toEqual({ exit: 2, err: 'error: --cursor is not one of this list\n' });
  });
});

describe('jobs show', () => {
  it('tells everything, and by what to search the logs', async () => {
    await store('j1', {
      ...failed(),
      steps: [{ name: 'identify', stage: 'identify', state: 'done', costUsd: 0.5 }],
      gaps: [{ section: 'porter', reason: 'budget', detail: 'no room' }],
      spentUsd: 0.5,
    });
    const { out, exit } = await type(rig.operated, 'jobs show j1');
    expect(exit).toBe(0);
    expect(out).toContain('$0.50 of $2.00');
    expect(out).toContain('error: model_unavailable: no answer');
    expect(out).toContain('request_id="request-of-j1"');
    expect(out).toMatch(/identify +identify +done +\$0\.50/);
    expect(out).toMatch(/porter +budget +no room/);
    const { data } = await json('jobs show j1');
    expect(data).toMatchObject({ job_id: 'j1', status: 'failed', wake_at: expect.any(String) });
  });

  it.each(['nobody', '../x', 'A'])('knows no job %s', async (id) => {
    const { exit, out, err } = await type(rig.operated, `jobs show ${id}`);
    expect({ exit, out, err }).toEqual({ exit: 1, out: '', err: 'error: no job has this id\n' });
  });

  it('prints a hostile company name as plain text, on its own line', async () => {
    const company = 'Acme\u001b]0;owned\u0007\u001b[2J\nstatus  completed';
    const error = { code: 'insufficient_evidence', message: `no ${company}`, retryable: false };
    await store('j1', { request: { ...request, company }, error });
    for (const line of ['jobs show j1', 'jobs list']) {
      const { out } = await type(rig.operated, line);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are looked for
      expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f]/);
      expect(out).not.toMatch(/^status {2}completed$/m);
    }
    expect((await json('jobs show j1')).data.request.company).toBe(company);
  });

  it('shows of a callback address no more than the api does', async () => {
    await store('j1', { request: { ...request, callback_url: 'https://a.test/hook?key=secret' } });
    const { data } = await json('jobs show j1');
    expect(data.request.callback_url).toBe('https://a.test');
  });
});

describe('jobs retry', () => {
  it('asks for a failed job again as a new one, once', async () => {
    await store('j1', failed());
    const first = await json('jobs retry j1');
    expect(first).toMatchObject({ exit: 0, data: { outcome: 'asked_again', new: true } });
    const id = first.data.job_id;
    expect(id).not.toBe('j1');
    expect(rig.published).toEqual([id]);
    expect((await readJob(rig.documents, id))?.job).toMatchObject({ status: 'pending', request });
    expect((await readJob(rig.documents, 'j1'))?.job.status).toBe('failed');

    const second = await type(rig.operated, 'jobs retry j1');
    expect(second.out).toBe(`it was asked for again before, as job ${id}, which is pending\n`);
    expect(second.exit).toBe(0);
    await rig.documents.commit([{ op: 'update', collection: JOBS, id, data: failed() }]);
    const third = await type(rig.operated, 'jobs retry j1');
    expect(third.out).toContain('which is failed: retry that one');
    expect(third.exit).toBe(1);
    expect(rig.published).toEqual([id]);
  });

  it('has nothing to do for a completed job', async () => {
    await store('j1', ended(newJobLike(), 'completed', NOW_MS));
    const { exit, err } = await type(rig.operated, 'jobs retry j1');
    expect({ exit, err }).toEqual({
      exit: 1,
      err: 'error: the job is completed: nothing is missing\n',
    });
  });

  it('offers a waiting job to the workers again', async () => {
    await store('j1');
    const { exit, out } = await type(rig.operated, 'jobs retry j1');
    expect({ exit, out }).toEqual({ exit: 0, out: 'the job was offered to the workers again\n' });
    expect(rig.published).toEqual(['j1']);
  });

  it.each<[string, Partial<Job>]>([
    ['failed', failed()],
    ['waiting', {}],
    ['completed', ended(newJobLike(), 'completed', NOW_MS)],
  ])('takes the dead letters of a %s job away', async (_, changes) => {
    await store('j1', changes);
    const database = new DatabaseSync(':memory:');
    prepareDatabase(database);
    const queue = createEmbeddedQueue({ database, clock: rig.clock, ids: createCountingIds() });
    for (const jobId of ['j1', 'other']) {
      await queue.publisher.publish(ANALYSIS_TOPIC, { data: { jobId }, attributes: {} });
      const message = queue.lease(ANALYSIS_TOPIC, rig.clock.now(), 1000);
      queue.deadLetter(message?.messageId ?? '', 1);
    }
    const operated = {
      ...rig.operated,
      queue: async () => queue.counts(ANALYSIS_TOPIC),
      givenUp: createGivenUp(createDeadLetters({ database })),
    };
    expect((await type(operated, 'queue')).out).toMatch(
      /dead letters +2\n {2}of job j1\n {2}of job other\n/,
    );
    const { exit, out } = await type(operated, 'jobs retry j1');
    expect(exit).toBe(0);
    expect(out).toMatch(/its dead letters were taken away: 1\n$/);
    const left = await type(operated, 'queue --json');
    expect(JSON.parse(left.out)).toMatchObject({ dead_letters: 1, dead_letter_jobs: ['other'] });
  });

  it('says so when no worker can be told', async () => {
    await store('j1');
    const { out } = await type({ ...rig.operated, publish: async () => false }, 'jobs retry j1');
    expect(out).toContain('the next sweep offers the job again');
  });

  it('does nothing to a job that a worker holds', async () => {
    await store('j1', claimed(newJobLike(), 'worker', NOW_MS));
    const { exit, out } = await type(rig.operated, 'jobs retry j1');
    expect(exit).toBe(0);
    expect(out).toContain('a worker holds the job');
    expect(rig.published).toEqual([]);
  });
});

describe('jobs cancel', () => {
  it('ends a waiting job, tells the worker of a running one, and refuses an ended one', async () => {
    await store('waiting');
    await store('running', claimed(newJobLike(), 'worker', NOW_MS));
    expect((await type(rig.operated, 'jobs cancel waiting --yes')).out).toBe('cancelled\n');
    expect((await type(rig.operated, 'jobs cancel running --yes')).out).toContain('next step');
    expect((await readJob(rig.documents, 'running'))?.job.cancelRequested).toBe(true);
    const again = await type(rig.operated, 'jobs cancel waiting --yes');
    expect(again).toMatchObject({ exit: 1, err: 'error: the job is cancelled already\n' });
  });

  it('does nothing without --yes', async () => {
    await store('j1');
    expect(await type(rig.operated, 'jobs cancel j1')).toMatchObject({ exit: 2, out: '' });
    expect((await readJob(rig.documents, 'j1'))?.job.status).toBe('pending');
  });
});
