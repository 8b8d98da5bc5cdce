import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { openDataDir } from '../../shared/adapters/embedded/data-dir.ts';
import { createEmbeddedDocuments } from '../../shared/adapters/embedded/documents.ts';
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
} from './local-server.test-rig.ts';

const tesla = { company: 'Tesla', industry: 'Electric Vehicles', refresh: true };
let rig: Rig;
let running: Spawned | undefined;
/** Calls that an undisturbed run makes. */
let undisturbed: number;

const calls = () => rig.gemini.calls().length + rig.tavily.calls().length;

beforeAll(async () => {
  rig = await createRig(40);
  running = await serveAsProcess(rig);
  const id = await submit(running.url, tesla);
  expect((await ended(running.url, id)).status).toBe('completed');
  undisturbed = calls();
});
afterEach(async () => {
  await running?.kill('SIGKILL');
  running = undefined;
});
afterAll(() => rig.close());

/** Paid calls whose reply was not recorded: they may have to be made again, no others. */
async function unanswered(jobId: string): Promise<number> {
  const dataDir = openDataDir(rig.dataDir);
  const documents = createEmbeddedDocuments({ database: dataDir.database });
  try {
    return await documents.count('steps', { jobId, state: 'started' });
  } finally {
    dataDir.close();
  }
}

it.each([1, 8, 12, 14, 16])(
  'killed after %i calls, it goes on after a restart and buys no finished step again',
  async (after) => {
    running ??= await serveAsProcess(rig);
    const before = calls();
    const id = await submit(running.url, tesla);
    await until(() => calls() - before >= after);
    await running.kill('SIGKILL');
    const open = await unanswered(id);

    running = await serveAsProcess(rig);
    const job = await ended(running.url, id);
    expect(job).toMatchObject({ status: 'completed', error: null });
    expect(calls() - before).toBeLessThanOrEqual(undisturbed + open);
    const report = await reportOf(running.url, id);
    expect(report.report_id).toBe(id);
    expect(job.cost.spent_usd).toBeLessThanOrEqual(job.cost.max_cost_usd);
  },
);

it('told to stop in mid-analysis, it gives the lease back, exits 0 and goes on after a restart', async () => {
  running = await serveAsProcess(rig);
  const before = calls();
  const id = await submit(running.url, tesla);
  await until(() => calls() - before >= 10);
  expect(await running.kill('SIGTERM')).toBe(0);
  running = await serveAsProcess(rig);
  const resumed = await jobOf(running.url, id);
  expect(resumed.status).toMatch(/pending|running|completed/);
  expect((await ended(running.url, id)).status).toBe('completed');
});

it('a second process on the same data is refused, and told who holds it', async () => {
  running = await serveAsProcess(rig);
  await expect(serveAsProcess(rig)).rejects.toThrow(
    new RegExp(`exit code 1.*in use by process ${running.child.pid}`, 's'),
  );
});

it('a wrong configuration names every fault and exits before listening', async () => {
  const wrong = serveAsProcess(rig, { PORT: 'eighty', LOG_LEVEL: 'loud', GEMINI_MODEL: 'gpt' });
  await expect(wrong).rejects.toThrow(/exit code 1.*PORT.*LOG_LEVEL.*GEMINI_MODEL/s);
});
