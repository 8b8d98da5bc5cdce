import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { JobStatus } from '../../shared/domain/job.ts';
import { ended } from '../../shared/domain/job-changes.ts';
import { JOBS, readJob } from '../../shared/jobs/store.ts';
import { cacheWarm } from './cache-warm.ts';
import { createOperated, NOW_MS, type } from './operated.test-rig.ts';

let rig: ReturnType<typeof createOperated>;
let folder: string;
let file: string;
beforeEach(() => {
  rig = createOperated();
  folder = mkdtempSync(join(tmpdir(), 'warm-'));
  file = join(folder, 'warm.json');
  writeFileSync(file, '[{"company":"Tesla"},{"company":"Netflix"}]');
});
afterEach(() => rmSync(folder, { recursive: true }));

type Ending = Exclude<JobStatus, 'pending' | 'running'>;

async function end(id: string, status: Ending): Promise<void> {
  const stored = await readJob(rig.documents, id);
  if (!stored) throw new Error(`there is no job ${id}`);
  const error = { code: 'model_unavailable', message: 'no answer', retryable: true } as const;
  const data = ended(stored.job, status, NOW_MS, status === 'failed' ? { error } : {});
  await rig.documents.commit([{ op: 'update', collection: JOBS, id, data: { ...data } }]);
}

async function warm() {
  const { exit, out } = await type(rig.operated, `cache warm ${file} --json`);
  const data = JSON.parse(out);
  return { exit, data, ids: data.jobs.map((job: { job_id: string }) => job.job_id) };
}

it.each<Ending>(['completed', 'partial'])(
  'what is %s is not asked for again that day',
  async (status) => {
    const { ids } = await warm();
    for (const id of ids) await end(id, status);
    expect(await warm()).toMatchObject({ exit: 0, data: { new: 0, failed: 0 }, ids });
  },
);

it.each<Ending>(['failed', 'cancelled'])(
  'what is %s is asked for again, as often as need be',
  async (status) => {
    const first = await warm();
    const [tesla, netflix] = first.ids;
    await end(tesla, status);
    const second = await warm();
    expect(second).toMatchObject({ exit: 0, data: { new: 1, failed: 0 } });
    expect(second.ids).toEqual([expect.not.stringMatching(tesla), netflix]);
    expect((await warm()).ids).toEqual(second.ids);
    await end(second.ids[0], status);
    const third = await warm();
    expect(third.data.new).toBe(1);
    expect(new Set([tesla, ...second.ids, ...third.ids]).size).toBe(4);
  },
);

it('what failed while it was waited for is counted, and not well', async () => {
  const command = { do: 'cache warm', file, waitSeconds: 60 } as const;
  const { ok, lines } = await cacheWarm(rig.operated, command, async () => {
    const { ids } = await warm();
    await end(ids[0], 'failed');
    await end(ids[1], 'completed');
  });
  expect(ok).toBe(false);
  expect(lines.slice(-2)).toEqual([
    '2 of 2 are new',
    '1 of 2 failed: given again, the command asks again',
  ]);
});

it('what has not ended in time is counted, and not well', async () => {
  const command = { do: 'cache warm', file, waitSeconds: 60 } as const;
  const { ok, lines } = await cacheWarm(rig.operated, command, async () =>
    rig.clock.advance(30_000),
  );
  expect(ok).toBe(false);
  expect(lines.at(-1)).toBe('2 of 2 have not ended');
});
