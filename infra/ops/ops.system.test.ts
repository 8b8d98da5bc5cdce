import { existsSync } from 'node:fs';
import { copyFile, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  createRig,
  ended,
  jobOf,
  type Rig,
  reportOf,
  type Spawned,
  serveAsProcess,
  submit,
  until,
} from '../local/local-server.test-rig.ts';
import { ops, opsJson } from './ops-process.test-rig.ts';

const tesla = { company: 'Tesla', frameworks: ['porter'] };
let rig: Rig;
let besides: string[];

beforeAll(async () => {
  rig = await createRig(30);
  besides = [`${rig.dataDir}-backups`, `${rig.dataDir}-restored`, `${rig.dataDir}-none`];
});
afterAll(async () => {
  await rig.close();
  for (const folder of besides) await rm(folder, { recursive: true, force: true });
});

describe('is refused, with what to do about it, and exit code 2', () => {
  it('where there are no data; it makes none', async () => {
    const dataDir = `${rig.dataDir}-none`;
    const { exit, out, err } = await ops({ DATA_DIR: dataDir }, 'status', '--json');
    const why = `DATA_DIR ${dataDir} holds no data of ConsultantOS`;
    expect(exit).toBe(2);
    expect(JSON.parse(out)).toEqual({ error: why });
    expect(err).toBe(`error: ${why}\n`);
    expect(existsSync(dataDir)).toBe(false);
  });

  it('with a wrong configuration, every fault of it', async () => {
    const { exit, err } = await ops({ PLATFORM: 'gcp', LOG_LEVEL: 'loud' }, 'status');
    expect(exit).toBe(2);
    expect(err).toMatch(/LOG_LEVEL.*GCP_PROJECT_ID.*REPORTS_BUCKET/s);
  });

  it('with arguments that it does not know', async () => {
    expect(await ops({}, 'jobs', 'destroy')).toMatchObject({ exit: 2, out: '' });
    const { exit, out, err } = await ops({}, 'jobs', 'destroy', '--json');
    expect(exit).toBe(2);
    expect(JSON.parse(out)).toEqual({ error: err.slice('error: '.length).trimEnd() });
  });
});

describe('beside a running server', () => {
  let server: Spawned;
  const env = () => rig.env;
  beforeAll(async () => {
    server = await serveAsProcess(rig);
  });
  afterAll(async () => {
    await server.kill('SIGKILL');
  });

  it('shows that all is well', async () => {
    const { exit, out } = await ops(env(), 'status');
    expect(out).toContain('a server runs');
    expect(out).toMatch(/^all is well$/m);
    expect(exit).toBe(0);
  });

  it('shows how the model key stands with the server, whatever keys the operator has', async () => {
    const shell = { DATA_DIR: rig.dataDir };
    const good = await opsJson(shell, 'status');
    expect(good).toMatchObject({
      exit: 0,
      data: { checks: { model_key: { ok: true }, server: { ok: true } } },
    });
    expect(good.data.checks.model_key).not.toHaveProperty('note');
    rig.gemini.fault({ kind: 'status', status: 401 });
    await ended(server.url, await submit(server.url, { ...tesla, refresh: true }));
    rig.gemini.clearFaults();
    await until(async () => (await opsJson(shell, 'status')).exit === 1);
    expect((await opsJson(shell, 'status')).data.problems).toEqual([
      'model_key cannot be used: misconfigured',
    ]);
    await ended(server.url, await submit(server.url, { ...tesla, refresh: true }));
    await until(async () => (await opsJson(shell, 'status')).exit === 0);
  });

  it('warms the cache from a file, each request once', async () => {
    const file = join(rig.dataDir, 'warm.csv');
    await writeFile(
      file,
      'company,frameworks,max_cost_usd\nTesla,porter;swot,\n"Netflix",swot,2.5\n',
    );
    const first = await opsJson(env(), 'cache', 'warm', file, '--wait', '--timeout', '50');
    expect(first).toMatchObject({ exit: 0, data: { asked: 2, new: 2 } });
    for (const { job_id } of first.data.jobs) {
      expect(await jobOf(server.url, job_id)).toMatchObject({ status: 'completed' });
    }
    const calls = rig.gemini.calls().length;
    const again = await ops(env(), 'cache', 'warm', file);
    expect(again.out).toMatch(/0 of 2 are new\n$/);
    expect((await opsJson(env(), 'cache', 'stats')).data.entries).toBeGreaterThan(3);

    // Another ceiling would scale the prompts, which then find none of these replies.
    const netflix = { company: 'Netflix', frameworks: ['swot'], max_cost_usd: 2.5 };
    const id = await submit(server.url, netflix);
    expect(await ended(server.url, id)).toMatchObject({ status: 'completed' });
    expect(rig.gemini.calls().length).toBe(calls);
  });

  it('takes no file that has faults, and says all of them', async () => {
    const file = join(rig.dataDir, 'faulty.json');
    await writeFile(file, '[{"company":"Tesla"},{"company":"","depth":"abyss"},{"firm":"x"}]');
    const { exit, err } = await ops(env(), 'cache', 'warm', file);
    expect(exit).toBe(2);
    expect(err).toMatch(/request 2: company must not be empty/);
    expect(err).toMatch(/request 2: depth /);
    expect(err).toMatch(/request 3: .*firm/);
    expect(await ops(env(), 'cache', 'warm', 'nowhere.json')).toMatchObject({
      exit: 2,
      err: 'error: nowhere.json cannot be read: ENOENT\n',
    });
  });

  it('asks for a failed analysis again, and the server does it at once', async () => {
    rig.gemini.fault({ kind: 'status', status: 401 });
    const failed = await submit(server.url, { ...tesla, refresh: true });
    expect(await ended(server.url, failed)).toMatchObject({
      status: 'failed',
      error: { code: 'misconfigured' },
    });
    rig.gemini.clearFaults();
    const { exit, data } = await opsJson(env(), 'jobs', 'retry', failed);
    expect(exit).toBe(0);
    expect(await ended(server.url, data.job_id)).toMatchObject({ status: 'completed' });
    const shown = await ops(env(), 'jobs', 'show', data.job_id);
    expect(shown.out).toMatch(/company +Tesla\nstatus +completed/);
    expect(shown.out).toContain(`\nreports/${data.job_id}/report`);
  });

  it('prints a hostile company name so that a terminal takes no harm', async () => {
    const id = await submit(server.url, { company: 'Evil \u202ecorp\n\tstatus  completed' });
    await ended(server.url, id);
    const { out } = await ops(env(), 'jobs', 'show', id);
    expect(out).not.toContain('\u202e');
    expect(out).toContain('Evil corp status  completed');
    expect(out).not.toMatch(/^\s*status {2}completed$/m);
  });

  it('lists and cancels while the server works, and neither disturbs the other', async () => {
    // Their analyses go on until they are cancelled, however long that takes.
    rig.gemini.fault({ kind: 'hang', match: 'Netflix' });
    const all = Array.from({ length: 12 }, (_, index) =>
      submit(server.url, {
        company: index % 4 === 3 ? 'Netflix' : 'Tesla',
        frameworks: ['porter', 'swot'],
        refresh: true,
      }),
    );
    const ids = await Promise.all(all);
    const doomed = ids.filter((_, index) => index % 4 === 3);
    const cancelled = doomed.map((id) => ops(env(), 'jobs', 'cancel', id, '--yes'));
    const listed = await opsJson(env(), 'jobs', 'list', '--limit', '200');
    expect(listed.data.jobs.map((job: { job_id: string }) => job.job_id)).toEqual(
      expect.arrayContaining(ids),
    );
    for (const { exit } of await Promise.all(cancelled)) expect(exit).toBe(0);
    for (const id of ids) {
      const { status, error } = await ended(server.url, id);
      expect({ id, status, error }).toEqual({
        id,
        status: doomed.includes(id) ? 'cancelled' : 'completed',
        error: null,
      });
    }
    rig.gemini.clearFaults();
    expect((await opsJson(env(), 'queue')).data).toMatchObject({ pending: 0, dead_letters: 0 });
  });

  it('pauses a schedule for the server too, and runs one now', async () => {
    expect((await ops(env(), 'schedules', 'pause', 'lifecycle')).exit).toBe(0);
    const detailed = await fetch(`${server.url}/health/detailed`);
    expect(await detailed.json()).toMatchObject({ schedules: { lifecycle: 'paused' } });
    await ops(env(), 'schedules', 'resume', 'lifecycle');
    expect((await ops(env(), 'schedules', 'run', 'lifecycle')).out).toBe('lifecycle was run\n');
    const { data } = await opsJson(env(), 'status');
    expect(data.last_lifecycle_run).toMatchObject({ state: 'in_force' });
    expect(await opsJson(env(), 'lifecycle', 'apply', '--yes')).toMatchObject({
      exit: 0,
      data: { outcome: 'in_force' },
    });
  });

  it('has the server make a backup, and restores it to a folder that can be served', async () => {
    const made = await opsJson(env(), 'backup', 'now');
    expect(made).toMatchObject({ exit: 0, data: { runs: [{ state: 'verified' }] } });
    const [{ export: name }] = made.data.runs;
    expect((await ops(env(), 'backup', 'list')).out).toContain(name);
    expect(await ops(env(), 'backup', 'verify', name)).toMatchObject({ exit: 0 });
    const target = `${rig.dataDir}-restored`;
    const restored = await opsJson(env(), 'backup', 'restore', name, target);
    // Else the restored store would look for copies beside itself.
    const BACKUP_DIR = `${rig.dataDir}-backups`;
    expect(restored.data).toMatchObject({ settings: { DATA_DIR: target, BACKUP_DIR } });
    expect(restored.data.reports).toBeGreaterThan(3);
    const there = await opsJson({ DATA_DIR: target }, 'jobs', 'list', '--status', 'completed');
    expect(there.data.jobs.length).toBe(restored.data.reports);
    const again = await ops(env(), 'backup', 'restore', name, target);
    expect(again).toMatchObject({ exit: 1, err: expect.stringContaining('is not empty') });
    expect(await ops(env(), 'backup', 'verify', 'nothing')).toMatchObject({
      exit: 1,
      out: 'backup nothing is not sound:\n  there is no such backup\n',
    });
  });

  it('has no backup verified while a report is damaged, names it, and has one when it was put back', async () => {
    const made = await opsJson(env(), 'backup', 'now');
    const [job] = (await opsJson(env(), 'jobs', 'list', '--status', 'completed')).data.jobs;
    const shown = await ops(env(), 'jobs', 'show', job.job_id);
    const object = /^reports\S+\.json/m.exec(shown.out)?.[0] ?? '';
    const inUse = join(rig.dataDir, 'objects', `${object}+object`);
    const bytes = await readFile(inUse);
    bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
    await writeFile(inUse, bytes);
    expect(await ops(env(), 'backup', 'now')).toMatchObject({
      exit: 1,
      out: expect.stringContaining(`job ${job.job_id}: object ${object} is damaged on the disk`),
    });
    const copy = join(`${rig.dataDir}-backups`, made.data.runs[0].export);
    await copyFile(join(copy, 'objects', `${object}+object`), inUse);
    expect(await ops(env(), 'backup', 'now')).toMatchObject({ exit: 0 });
  });
});

it('without a server it shows the data, leaves jobs for the next start, and says what needs one', async () => {
  const { exit, out } = await ops(rig.env, 'status');
  expect(out).toMatch(/no server runs.*not well:\n +no server runs: nobody does jobs\n/s);
  expect(exit).toBe(1);
  expect(await ops(rig.env, 'schedules', 'run', 'sweep')).toMatchObject({
    exit: 1,
    err: expect.stringContaining('no server runs on DATA_DIR'),
  });
  expect(await opsJson(rig.env, 'backup', 'now')).toMatchObject({ exit: 0 });

  const file = join(rig.dataDir, 'warm.json');
  await writeFile(file, JSON.stringify([{ ...tesla, context: 'whether to buy' }]));
  expect(await ops(rig.env, 'cache', 'warm', file, '--wait')).toMatchObject({ exit: 1 });
  const [{ job_id }] = (await opsJson(rig.env, 'cache', 'warm', file)).data.jobs;
  expect((await opsJson(rig.env, 'queue')).data.pending).toBe(1);
  const offered = await ops(rig.env, 'jobs', 'retry', job_id);
  expect(offered).toMatchObject({
    exit: 0,
    out: 'no worker could be told; the next sweep offers the job again\n',
  });

  const server = await serveAsProcess(rig);
  try {
    await until(async () => (await jobOf(server.url, job_id)).status === 'completed');
    expect((await reportOf(server.url, job_id)).report_id).toBe(job_id);
  } finally {
    await server.kill('SIGKILL');
  }
});
