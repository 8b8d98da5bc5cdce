import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openDataDir } from '../../shared/adapters/embedded/data-dir.ts';
import { createEmbeddedDocuments } from '../../shared/adapters/embedded/documents.ts';
import { createRestore } from '../../shared/backup/restore.ts';
import { openExports } from '../../shared/backup/with-exports.ts';
import { parseConfig } from '../../shared/process/config.ts';
import {
  AS_QUEUE,
  createRig,
  ended,
  fetchFormat,
  type Rig,
  reportOf,
  type Spawned,
  serveAsProcess,
  submit,
  until,
} from '../local/local-server.test-rig.ts';

const clock = { now: () => Date.now() };
/** Without the replies that other jobs bought: each job makes all of its calls. */
const tesla = { company: 'Tesla', industry: 'Electric Vehicles', refresh: true };
const FORMATS = ['json', 'html', 'md'];

let rig: Rig;
let parent: string;
const started: Spawned[] = [];
beforeAll(async () => {
  rig = await createRig(40);
  parent = await mkdtemp(join(tmpdir(), 'consultantos-drill-'));
});
afterAll(async () => {
  await Promise.all(started.map((server) => server.kill('SIGKILL')));
  await rig.close();
  await rm(parent, { recursive: true, force: true });
});

async function serve(dataDir: string): Promise<Spawned> {
  const server = await serveAsProcess(rig, { DATA_DIR: dataDir });
  started.push(server);
  return server;
}

const calls = () => rig.gemini.calls().length + rig.tavily.calls().length;

async function reportsOf(url: string, id: string): Promise<string[]> {
  return Promise.all(FORMATS.map(async (format) => (await fetchFormat(url, id, format)).text()));
}

/** Of one job, as the restored folder has them. */
async function stepsDone(dataDir: string, jobIds: readonly string[]): Promise<number[]> {
  const data = openDataDir(dataDir);
  try {
    const documents = createEmbeddedDocuments(data);
    return await Promise.all(
      jobIds.map((jobId) => documents.count('steps', { jobId, state: 'done' })),
    );
  } finally {
    data.close();
  }
}

it('everything is lost while jobs run: the backup brings back old reports and the jobs go on', async () => {
  const dataDir = join(parent, 'data');
  const first = await serve(dataDir);
  const old = await submit(first.url, tesla);
  expect((await ended(first.url, old)).status).toBe('completed');
  const undisturbed = calls();
  const reports = await reportsOf(first.url, old);

  const running = await Promise.all([1, 2, 3, 4, 5].map(() => submit(first.url, tesla)));
  await until(() => calls() >= 2 * undisturbed);
  const answer = await fetch(`${first.url}/functions/backup/now`, {
    method: 'POST',
    headers: AS_QUEUE,
  });
  const done = (await answer.json()) as { runs: { state: string; export: string }[] };
  expect(done.runs).toMatchObject([{ state: 'verified', reason: null }]);
  const late = await submit(first.url, tesla);
  await first.kill('SIGKILL');
  await rm(dataDir, { recursive: true });

  const exports = openExports(parseConfig({ ...rig.env, DATA_DIR: dataDir }), {
    source: null,
    clock,
  });
  expect((await exports.list()).map(({ name }) => name)).toContain(done.runs[0]?.export);
  const target = join(parent, 'restored');
  const restore = createRestore({ exports, clock });
  const restored = await restore(done.runs[0]?.export ?? '', target, null);
  expect(restored).toMatchObject({
    jobs: 1 + running.length,
    setting: { name: 'DATA_DIR', value: target },
  });
  expect(restored.reports).toBeGreaterThanOrEqual(1);
  const recorded = await stepsDone(target, running);
  expect(Math.max(...recorded)).toBeGreaterThan(0);

  const before = calls();
  const second = await serve(target);
  expect(await reportsOf(second.url, old)).toEqual(reports);
  for (const id of running) {
    expect(await ended(second.url, id)).toMatchObject({ status: 'completed', error: null });
    expect((await reportOf(second.url, id)).report_id).toBe(id);
  }
  const toBuy = recorded.map((steps) => undisturbed - steps);
  expect(calls() - before).toBeLessThanOrEqual(toBuy.reduce((sum, steps) => sum + steps));
  // What came after the backup is lost, and says so.
  expect((await fetch(`${second.url}/jobs/${late}`)).status).toBe(404);
});
