import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createCallbackSecrets } from '../callbacks/secrets.ts';
import { LEASE_MS, MAX_AGE_MS, MAX_STALLS, newJob, REPUBLISH_MS } from '../domain/job.ts';
import { released } from '../domain/job-changes.ts';
import type { AnalysisRequest } from '../domain/request.ts';
import {
  CancelRequested,
  ConflictError,
  LeaseLostError,
  PermanentError,
  TransientError,
} from '../errors.ts';
import type { Documents } from '../ports.ts';
import { createLog } from '../process/log.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { createMemoryDocuments } from '../testing/memory-documents.ts';
import { createMemoryObjects } from '../testing/memory-objects.ts';
import { createMemoryPublisher } from '../testing/memory-publisher.ts';
import { createAccept, createPublishJob } from './accept.ts';
import { createCallBack } from './call-back.ts';
import { cancelJob } from './cancel.ts';
import { claimJob, type Lease } from './lease.ts';
import { RecordFault } from './record-fault.ts';
import { releaseOrphans } from './recover.ts';
import { BudgetError } from './step.ts';
import { createStepCache } from './step-cache.ts';
import { createSteps } from './steps.ts';
import { JOBS, readJob } from './store.ts';
import { createSweep } from './sweep.ts';

const START = Date.parse('2026-01-01T00:00:00Z');
const log = createLog('silent');
const request: AnalysisRequest = {
  company: 'Tesla',
  frameworks: ['porter'],
  depth: 'standard',
  language: 'en',
  include_domains: [],
  exclude_domains: [],
  refresh: false,
};

let clock: ReturnType<typeof createManualClock>;
let documents: Documents;
let publisher: ReturnType<typeof createMemoryPublisher>;
let made: number;

beforeEach(() => {
  clock = createManualClock(START);
  documents = createMemoryDocuments();
  publisher = createMemoryPublisher();
  made = 0;
});

const publishJob = () => createPublishJob({ documents, publisher, clock, log });
const accept = () =>
  createAccept({
    documents,
    publish: publishJob(),
    clock,
    ids: { next: () => `job${++made}` },
    maxCostUsd: 2,
  });
const delivered: { url: string; body: unknown }[] = [];
const sweep = (fail?: Error) =>
  createSweep({
    documents,
    publish: publishJob(),
    callBack: createCallBack({
      documents,
      secrets: createCallbackSecrets({ documents, clock, ids: { next: () => `key${++made}` } }),
      publicUrl: '',
      clock,
      log,
      deliver: async (url, payload) => {
        if (fail) throw fail;
        delivered.push({ url, body: JSON.parse(payload) });
      },
    }),
    clock,
    log,
  });

function ask(changes: Partial<AnalysisRequest> = {}, idempotencyKey?: string) {
  return {
    request: { ...request, ...changes },
    idempotencyKey,
    caller: 'c',
    requestId: 'r-1',
    traceparent: null,
    admit: async () => {},
  };
}

async function store(changes: Partial<ReturnType<typeof newJob>> = {}) {
  const job = {
    ...newJob({
      id: 'j1',
      request,
      requestId: 'r-1',
      maxCostUsd: 1,
      callback: false,
      nowMs: clock.now(),
    }),
    ...changes,
  };
  await documents.commit([{ op: 'create', collection: JOBS, id: job.id, data: job }]);
  return job;
}

const claim = (owner = 'me') => claimJob('j1', { documents, clock, log, owner });
async function held(owner = 'me'): Promise<Lease> {
  const claimed = await claim(owner);
  if (claimed.outcome !== 'claimed') throw new Error(`expected a lease, got ${claimed.outcome}`);
  claimed.lease.stop();
  return claimed.lease;
}
const job = async () => (await readJob(documents, 'j1'))?.job;

describe('accepting', () => {
  it('takes a key whose job has expired for a new one', async () => {
    await accept()(ask({}, 'key'));
    await documents.commit([{ op: 'delete', collection: JOBS, id: 'job1' }]);
    const again = await accept()(ask({}, 'key'));
    expect(again).toMatchObject({ outcome: 'created', job: { id: 'job2' } });
    expect(await accept()(ask({}, 'key'))).toMatchObject({
      outcome: 'existing',
      job: { id: 'job2' },
    });
  });

  it('hands the trace on with the message, also when the sweep relays it', async () => {
    const traceparent = '00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01';
    publisher.failNext(1);
    await accept()({ ...ask(), traceparent });
    await sweep()();
    expect(publisher.published).toMatchObject([{ attributes: { request_id: 'r-1', traceparent } }]);
  });

  it('stores the job, publishes its id and never its payload', async () => {
    const accepted = await accept()(ask());
    expect(accepted.outcome).toBe('created');
    expect(publisher.published).toMatchObject([
      { topic: 'analysis', data: { jobId: 'job1', v: 1 }, attributes: { request_id: 'r-1' } },
    ]);
    expect((await readJob(documents, 'job1'))?.job.publishedAt).toBe('2026-01-01T00:00:00.000Z');
  });

  it('accepts although publishing fails, and the sweep relays the job', async () => {
    publisher.failNext(1);
    expect((await accept()(ask())).outcome).toBe('created');
    expect(publisher.published).toHaveLength(0);
    expect(await sweep()()).toMatchObject({ relayed: 1 });
    expect(publisher.published).toHaveLength(1);
    expect(await sweep()(), 'not twice').toMatchObject({ relayed: 0 });
  });

  it('answers the same job for the same key and body, and refuses another body', async () => {
    const run = accept();
    const first = await run(ask({}, 'key'));
    const again = await run(ask({}, 'key'));
    const other = await run(ask({ depth: 'deep' }, 'key'));
    expect(again).toMatchObject({ outcome: 'existing', job: { id: 'job1' } });
    expect(first).toMatchObject({ outcome: 'created' });
    expect(other).toMatchObject({ outcome: 'key_reused', jobId: 'job1' });
  });

  it('makes one job of twenty simultaneous requests with one key', async () => {
    const run = accept();
    const all = await Promise.all(Array.from({ length: 20 }, () => run(ask({}, 'key'))));
    const created = all.filter(({ outcome }) => outcome === 'created');
    expect(created).toHaveLength(1);
    expect(await documents.count(JOBS)).toBe(1);
    expect(publisher.published).toHaveLength(1);
  });

  it('stores nothing when the caller is refused, and does not charge a repeated key', async () => {
    const run = accept();
    const refused = { ...ask(), admit: () => Promise.reject(new Error('refused')) };
    await expect(run(refused)).rejects.toThrow('refused');
    expect(await documents.count(JOBS)).toBe(0);
    await run(ask({}, 'key'));
    const repeated = { ...ask({}, 'key'), admit: () => Promise.reject(new Error('refused')) };
    expect(await run(repeated)).toMatchObject({ outcome: 'existing' });
  });
});

describe('the lease', () => {
  it('shares one write among commits that come while another is under way', async () => {
    await store();
    const lease = await held();
    let commits = 0;
    const counted: Documents = {
      ...documents,
      commit: (writes) => {
        commits += 1;
        return documents.commit(writes);
      },
    };
    lease.stop();
    await lease.release((one) => released(one, clock.now(), { retryInMs: 0, blameless: true }));
    const claimed = await claimJob('j1', { documents: counted, clock, log, owner: 'me' });
    if (claimed.outcome !== 'claimed') throw new Error('not claimed');
    commits = 0;
    await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        claimed.lease.commit(
          () => ({ stepsTotal: n }),
          [{ op: 'set', collection: 'steps', id: `s${n}`, data: { n } }],
        ),
      ),
    );
    claimed.lease.stop();
    expect(commits).toBeLessThanOrEqual(2);
    expect(await documents.count('steps')).toBe(10);
    expect((await job())?.stepsTotal).toBe(9);
  });

  it('learns of a cancel request from the write that it refuses, and keeps the lease', async () => {
    await store();
    const lease = await held();
    expect(await cancelJob('j1', { documents, clock })).toMatchObject({ outcome: 'requested' });
    await lease.commit(() => ({ stage: 'facts' }));
    expect(lease.signal.reason).toBeInstanceOf(CancelRequested);
    expect(await job()).toMatchObject({ stage: 'facts', cancelRequested: true, owner: 'me' });
  });

  it('is known to be lost within seconds, before more is bought', async () => {
    vi.useFakeTimers();
    try {
      await store();
      const claimed = await claim('stalled');
      if (claimed.outcome !== 'claimed') throw new Error('not claimed');
      clock.advance(LEASE_MS + 1);
      const taken = await held('second');
      await vi.advanceTimersByTimeAsync(3_000);
      expect(claimed.lease.signal.reason).toBeInstanceOf(LeaseLostError);
      claimed.lease.stop();
      taken.stop();
    } finally {
      vi.useRealTimers();
    }
  });

  it('writes nothing more once it was given back', async () => {
    await store();
    const lease = await held();
    const late = () =>
      lease.commit(
        () => ({ stage: 'report' }),
        [{ op: 'set', collection: 'steps', id: 'late', data: {} }],
      );
    const givenBack = lease.release((one) =>
      released(one, clock.now(), { retryInMs: 0, blameless: true }),
    );
    await expect(late()).rejects.toThrow(LeaseLostError);
    await givenBack;
    await expect(late()).rejects.toThrow(LeaseLostError);
    expect(await job()).toMatchObject({ owner: null, leaseExpiresAt: null });
    expect(await documents.count('steps')).toBe(0);
  });

  it('given back without blame does not count among the claims that led nowhere', async () => {
    await store();
    for (let tries = 0; tries < 2 * MAX_STALLS; tries += 1) {
      const lease = await held();
      await lease.release((one) => released(one, clock.now(), { retryInMs: 0, blameless: true }));
    }
    expect(await job()).toMatchObject({ stalls: 0, attempts: 2 * MAX_STALLS });
  });

  it('survives a write that landed although its answer was a conflict', async () => {
    await store();
    let lied = false;
    const lying: Documents = {
      ...documents,
      async commit(writes) {
        const versions = await documents.commit(writes);
        if (!lied) {
          lied = true;
          throw new ConflictError('retried after it had landed');
        }
        return versions;
      },
    };
    const claimed = await claimJob('j1', { documents: lying, clock, log, owner: 'me' });
    expect(claimed.outcome).toBe('claimed');
    if (claimed.outcome === 'claimed') claimed.lease.stop();
    expect((await job())?.attempts).toBe(1);
  });

  it('ends a job that was claimed again and again without a step, or is too old', async () => {
    await store({ stalls: MAX_STALLS });
    expect((await claim()).outcome).toBe('exhausted');
    await documents.commit([{ op: 'update', collection: JOBS, id: 'j1', data: { stalls: 0 } }]);
    clock.advance(MAX_AGE_MS + 1);
    expect((await claim()).outcome).toBe('too_old');
    expect(await sweep()()).toMatchObject({ failed: 1 });
    expect(await job()).toMatchObject({ status: 'failed', error: { code: 'deadline' } });
  });
});

describe('paid steps', () => {
  const signal = new AbortController().signal;
  const objects = createMemoryObjects();
  const stepsOf = (lease: Lease, reserveUsd = 0, cutShort = signal) =>
    createSteps({
      documents,
      objects,
      lease,
      clock,
      reserveUsd,
      cutShort,
      cache: createStepCache({ jobId: lease.job().id, documents, objects, clock, log }),
      refresh: false,
      answeredBy: 'the service',
      log,
    });
  const step = (name: string, worstUsd = 0.1) =>
    ({ name, stage: 'research', inputs: { name }, worstUsd }) as const;

  it('are bought once: the next holder answers them from their records', async () => {
    await store();
    const first = await held('first');
    let calls = 0;
    const call = async () => {
      calls += 1;
      return { reply: { text: 'AT&T 日本電産' }, costUsd: 0.04 };
    };
    await (await stepsOf(first)).run(step('a'), call);
    clock.advance(LEASE_MS + 1);
    const steps = await stepsOf(await held('second'));
    expect(await steps.run(step('a'), call)).toEqual({ text: 'AT&T 日本電産' });
    expect(calls).toBe(1);
    expect(steps.counts).toEqual({ run: 0, reused: 1, cached: 0 });
    expect((await job())?.spentUsd).toBe(0.04);
  });

  it('keep replies that are too long for a document beside it', async () => {
    await store();
    const long = 'x'.repeat(900_000);
    const steps = await stepsOf(await held('first'));
    await steps.run(step('long'), async () => ({ reply: long, costUsd: 0 }));
    clock.advance(LEASE_MS + 1);
    const again = await stepsOf(await held('second'));
    const reply = await again.run<string>(step('long'), () =>
      Promise.reject(new Error('bought again')),
    );
    expect(reply).toBe(long);
  });

  it('never spend above the ceiling, and keep the reserve for those that may use it', async () => {
    await store({ maxCostUsd: 0.3 });
    const steps = await stepsOf(await held(), 0.1);
    const paid = async () => ({ reply: 1, costUsd: 0.1 });
    await steps.run(step('a'), paid);
    await steps.run(step('b'), paid);
    await expect(steps.run(step('c'), paid)).rejects.toThrow(BudgetError);
    await steps.run({ ...step('d'), fromReserve: true }, paid);
    await expect(steps.run({ ...step('e'), fromReserve: true }, paid)).rejects.toThrow(BudgetError);
    expect((await job())?.spentUsd).toBe(0.3);
  });

  it('wait for money that calls under way may give back', async () => {
    await store({ maxCostUsd: 0.15 });
    const steps = await stepsOf(await held());
    const cheap = async () => ({ reply: 1, costUsd: 0.02 });
    await Promise.all([steps.run(step('a'), cheap), steps.run(step('b'), cheap)]);
    expect((await job())?.spentUsd).toBe(0.04);
  });

  it('count what an unanswered call may have cost as spent', async () => {
    await store({ maxCostUsd: 0.3 });
    const dying = await stepsOf(await held('first'));
    let reached: () => void = () => {};
    const started = new Promise<void>((resolve) => {
      reached = resolve;
    });
    void dying.run(step('a', 0.2), () => {
      reached();
      return new Promise<never>(() => {});
    });
    await started;
    clock.advance(LEASE_MS + 1);
    const steps = await stepsOf(await held('second'));
    await expect(
      steps.run(step('b', 0.2), async () => ({ reply: 1, costUsd: 0.2 })),
    ).rejects.toThrow(BudgetError);
  });

  it('that were cut off are reserved for again with their next try, and count twice what it cost', async () => {
    await store({ maxCostUsd: 0.5 });
    const dying = await stepsOf(await held('first'));
    let reached: () => void = () => {};
    const started = new Promise<void>((resolve) => {
      reached = resolve;
    });
    void dying.run(step('a', 0.25), () => {
      reached();
      return new Promise<never>(() => {});
    });
    await started;
    clock.advance(LEASE_MS + 1);
    const steps = await stepsOf(await held('second'));
    await steps.run(step('a', 0.25), async () => ({ reply: 1, costUsd: 0.02 }));
    expect((await job())?.spentUsd).toBe(0.04);
  });

  it('that were cut off are not tried again where both tries could pass the ceiling', async () => {
    await store({ maxCostUsd: 0.3 });
    const dying = await stepsOf(await held('first'));
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    void dying.run(step('a', 0.2), () => {
      begin();
      return new Promise<never>(() => {});
    });
    await begun;
    clock.advance(LEASE_MS + 1);
    const steps = await stepsOf(await held('second'));
    const dear = async () => ({ reply: 1, costUsd: 0.2 });
    await expect(steps.run(step('a', 0.2), dear)).rejects.toThrow(BudgetError);
    await expect(steps.run(step('b', 0.2), dear)).rejects.toThrow(BudgetError);
    await steps.run(step('c', 0.1), async () => ({ reply: 1, costUsd: 0.1 }));
    expect((await job())?.spentUsd).toBe(0.3);
  });

  it('that failed without a charge begin anew, as if they had never been tried', async () => {
    await store();
    const steps = await stepsOf(await held());
    await steps.run(step('before'), async () => ({ reply: 1, costUsd: 0.05 }));
    const down = () => Promise.reject(new TransientError('unavailable', 'down'));
    await expect(steps.run(step('a'), down)).rejects.toThrow('down');
    await steps.run(step('a'), async () => ({ reply: 1, costUsd: 0.01 }));
    expect((await job())?.spentUsd).toBe(0.06);
  });

  it('keep what a failed call was charged, and try again', async () => {
    await store();
    const steps = await stepsOf(await held());
    const refused = { ...step('a'), costOfFailure: () => 0.03 };
    const useless = () => Promise.reject(new TransientError('unavailable', 'empty answer'));
    await expect(steps.run(refused, useless)).rejects.toThrow('empty answer');
    await steps.run(refused, async () => ({ reply: 1, costUsd: 0.02 }));
    expect((await job())?.spentUsd).toBe(0.05);
  });

  it('that the store cannot record are no failure of the service, and are not bought again', async () => {
    await store();
    const lease = await held('first');
    let away = false;
    const failing: Documents = {
      ...documents,
      commit: (writes) =>
        away ? Promise.reject(new TransientError('unavailable', 'disk')) : documents.commit(writes),
    };
    lease.stop();
    clock.advance(LEASE_MS + 1);
    const claimed = await claimJob('j1', { documents: failing, clock, log, owner: 'second' });
    if (claimed.outcome !== 'claimed') throw new Error('not claimed');
    claimed.lease.stop();
    const steps = await stepsOf(claimed.lease);
    const paid = async () => {
      away = true;
      return { reply: 1, costUsd: 0.1 };
    };
    await expect(steps.run(step('a'), paid)).rejects.toThrow(RecordFault);
    expect(await documents.count('steps', { state: 'started' })).toBe(1);
  });

  it('are not begun, nor paid for, once the work is to stop', async () => {
    await store();
    const stopping = new AbortController();
    const steps = await stepsOf(await held(), 0, stopping.signal);
    stopping.abort(new Error('stopping'));
    const call = async () => ({ reply: 1, costUsd: 0.1 });
    await expect(steps.run(step('a'), call)).rejects.toThrow('stopping');
    expect(await documents.count('steps')).toBe(0);
  });

  it('that failed are not charged and may be tried by the next holder', async () => {
    await store({ maxCostUsd: 0.2 });
    const steps = await stepsOf(await held());
    const down = () => Promise.reject(new TransientError('unavailable', 'down'));
    await expect(steps.run(step('a', 0.2), down)).rejects.toThrow('down');
    expect(await documents.count('steps')).toBe(0);
    expect(await steps.run(step('a', 0.2), async () => ({ reply: 1, costUsd: 0.1 }))).toBe(1);
  });
});

describe('cancelling', () => {
  it('ends a pending job at once and refuses a finished one', async () => {
    await store();
    expect(await cancelJob('j1', { documents, clock })).toMatchObject({ outcome: 'cancelled' });
    expect(await cancelJob('j1', { documents, clock })).toMatchObject({ outcome: 'finished' });
    expect(await cancelJob('nobody', { documents, clock })).toEqual({ outcome: 'missing' });
    expect((await claim()).outcome).toBe('done');
  });
});

describe('the sweep', () => {
  it('offers the job of a dead worker again once its lease has expired', async () => {
    await store();
    (await held()).stop();
    expect(await sweep()()).toMatchObject({ relayed: 0 });
    clock.advance(LEASE_MS + 1);
    expect(await sweep()()).toMatchObject({ relayed: 1 });
  });

  it('goes on to the next job when one cannot be read', async () => {
    await store();
    const broken = { active: true, wakeAt: '2000-01-01T00:00:00.000Z' };
    await documents.commit([{ op: 'create', collection: JOBS, id: 'broken', data: broken }]);
    expect(await sweep()()).toMatchObject({ relayed: 1 });
  });

  it('gives up relaying in a run whose publishing fails, and the next run tries at once', async () => {
    await store();
    await documents.commit([
      { op: 'create', collection: JOBS, id: 'j2', data: { ...(await job()), id: 'j2' } },
    ]);
    publisher.failNext(1);
    const run = sweep();
    expect(await run()).toMatchObject({ relayed: 0 });
    expect(publisher.published).toHaveLength(0);
    clock.advance(120_000);
    expect(await run()).toMatchObject({ relayed: 2 });
  });

  it('offers a published job again whose message never came back', async () => {
    await accept()(ask());
    clock.advance(REPUBLISH_MS + 1);
    expect(await sweep()()).toMatchObject({ relayed: 1 });
    expect(publisher.published).toHaveLength(2);
  });

  it('repeats a callback until it is delivered, gives up on a refusal, and looks no more', async () => {
    const owed = { callback: 'owed', status: 'completed', active: true } as const;
    await store({ ...owed, request: { ...request, callback_url: 'https://example.com/x' } });
    await sweep(new TransientError('unavailable', 'down'))();
    expect(await job()).toMatchObject({ callback: 'owed', callbackAttempts: 1, active: true });
    clock.advance(60_001);
    await sweep()();
    expect(await job()).toMatchObject({ callback: 'delivered', active: false });
    expect(delivered.at(-1)).toMatchObject({
      url: 'https://example.com/x',
      body: { type: 'job.completed', data: { job_id: 'j1', report_url: '/reports/j1' } },
    });
    await documents.commit([{ op: 'update', collection: JOBS, id: 'j1', data: owed }]);
    clock.advance(60_001);
    await sweep(new PermanentError('source_unavailable', 'gone'))();
    expect(await job()).toMatchObject({ callback: 'given_up', active: false });
  });
});

it('a process that is alone on its store takes up the jobs of a dead one at once', async () => {
  await store();
  (await held('dead')).stop();
  expect((await claim('alive')).outcome).toBe('busy');
  expect(await releaseOrphans({ documents, clock })).toBe(1);
  const claimed = await claim('alive');
  expect(claimed.outcome).toBe('claimed');
  if (claimed.outcome === 'claimed') claimed.lease.stop();
});
