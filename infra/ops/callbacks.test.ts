import { beforeEach, expect, it } from 'vitest';
import { type Job, newJob } from '../../shared/domain/job.ts';
import { JOBS, readJob } from '../../shared/jobs/store.ts';
import { createOperated, NOW_MS, type } from './operated.test-rig.ts';

let rig: ReturnType<typeof createOperated>;
beforeEach(() => {
  rig = createOperated();
});
const ops = (line: string) => type(rig.operated, line);

async function store(id: string, changes: Partial<Job>): Promise<void> {
  const request = { company: 'Acme', callback_url: 'https://a.test/hook?key=secret' };
  const job = newJob({
    id,
    request,
    requestId: 'r',
    maxCostUsd: 2,
    callback: true,
    nowMs: NOW_MS - 60_000,
  });
  const data = { ...job, status: 'completed', ...changes };
  await rig.documents.commit([{ op: 'create', collection: JOBS, id, data }]);
}

const given_up: Partial<Job> = {
  active: false,
  callback: 'given_up',
  callbackAttempts: 8,
  callbackError: 'the callback to a.test was answered 503',
};

it('those owed and given up are listed with why and when next, and no path', async () => {
  await store('lost', given_up);
  await store('told', { active: false, callback: 'delivered', callbackAttempts: 1 });
  await store('owed', { callbackAttempts: 1, wakeAt: '2026-11-24T12:05:00.000Z' });
  const { out } = await ops('callbacks list');
  expect(out).toMatch(/lost .* given_up +8 .*a\.test was answered 503/);
  expect(out).toMatch(/owed .* owed +1 +2026-11-24T12:05:00Z/);
  expect(out).not.toMatch(/told|secret/);
  expect((await ops('callbacks list --state delivered')).out).toMatch(/told .* delivered/);
  expect((await ops('jobs show lost')).out).toContain('given_up after 8 tries: the callback to');
});

it('one that was given up is delivered again by the next sweep', async () => {
  await store('lost', given_up);
  expect((await ops('callbacks redeliver lost')).exit).toBe(0);
  const stored = await readJob(rig.documents, 'lost');
  const due = new Date(NOW_MS).toISOString();
  expect(stored?.job).toMatchObject({
    callback: 'owed',
    callbackAttempts: 0,
    active: true,
    wakeAt: due,
  });
});

it.each<[string, Partial<Job>, string]>([
  ['of a job that runs', { status: 'running' }, 'the job has not ended'],
  ['that nobody asked for', { callback: 'none' }, 'nobody asked to be called back'],
])('none is delivered again %s', async (_, changes, says) => {
  await store('j1', changes);
  const { exit, err } = await ops('callbacks redeliver j1');
  expect(exit).toBe(1);
  expect(err).toContain(says);
});

it('an account has one secret, and two while it changes', async () => {
  const [first = ''] = (await ops('callbacks secret --account acme')).out.split('\n');
  expect(first).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
  expect((await ops('callbacks secret --account acme')).out).toBe(`${first}\n`);
  expect((await ops('callbacks secret')).out).not.toContain(first);
  const { out } = await ops('callbacks secret --account acme --rotate --keep-days 2');
  expect(out).not.toContain(first);
  expect(out).toContain('signed with the one before, too, until 2026-11-26T12:00:00Z');
  const leaked = await ops('callbacks secret --account acme --rotate --keep-days 0');
  expect(leaked.out).toMatch(/^whsec_\S+\n$/);
});
