import { rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { type CloudProject, openCloudProject } from '../emulators/cloud-project.ts';
import { ops, opsJson } from './ops-process.test-rig.ts';

let project: CloudProject;
let env: Record<string, string>;
beforeAll(async () => {
  project = await openCloudProject(inject('emulators'));
  await project.createTopic('analysis');
  env = project.env;
});
afterAll(() => project.close());

it('on a project, it shows what can be seen from here, and is not well about the rest', async () => {
  const { exit, data } = await opsJson(env, 'status');
  expect(data).toMatchObject({
    ready: true,
    platform: 'gcp',
    served: null,
    checks: { documents: { ok: true }, objects: { ok: true }, topic: { ok: true } },
    dead_letters: null,
    schedules: null,
    problems: [
      'backup_copies cannot be told: BACKUP_BUCKET: is needed for backups',
      expect.stringMatching(/^dead_letters cannot be told: Cloud Monitoring has no emulator/),
      'schedules cannot be told: GCP_REGION: is needed for schedules',
    ],
  });
  expect(exit).toBe(1);
});

it('asks for analyses, lists, shows, offers and cancels them', async () => {
  const file = join(tmpdir(), `${project.projectId}.json`);
  await writeFile(file, JSON.stringify([{ company: 'Tesla' }, { company: 'Netflix' }]));
  const warmed = await opsJson(env, 'cache', 'warm', file).finally(() => rm(file));
  expect(warmed).toMatchObject({ exit: 0, data: { new: 2 } });
  const [{ job_id: id }] = warmed.data.jobs;
  expect((await opsJson(env, 'jobs', 'list', '--status', 'pending')).data.jobs).toHaveLength(2);
  expect((await ops(env, 'jobs', 'show', id)).out).toMatch(/company +Tesla/);
  expect((await opsJson(env, 'queue')).data).toMatchObject({ pending: 2, dead_letters: null });
  expect((await ops(env, 'jobs', 'retry', id)).out).toBe(
    'the job was offered to the workers again\n',
  );
  expect((await ops(env, 'jobs', 'cancel', id, '--yes')).out).toBe('cancelled\n');
  expect((await opsJson(env, 'jobs', 'show', id)).data.status).toBe('cancelled');
  expect((await opsJson(env, 'cache', 'stats')).data).toMatchObject({ entries: 0 });
});

it('says what the configuration lacks for backups and schedules', async () => {
  expect(await ops(env, 'backup', 'list')).toMatchObject({
    exit: 1,
    err: 'error: BACKUP_BUCKET: is needed for backups\n',
  });
  expect(await ops(env, 'schedules', 'pause', 'sweep')).toMatchObject({
    exit: 1,
    err: 'error: GCP_REGION: is needed for schedules\n',
  });
});

it('plans and applies the rules of the bucket, what keeps less only by force', async () => {
  const bucket = project.storage.bucket(`${project.projectId}-reports`, {
    iamConfiguration: {
      uniformBucketLevelAccess: { enabled: true },
      publicAccessPrevention: 'enforced',
    },
    lifecycle: { rule: [{ action: { type: 'Delete' }, condition: { age: 3650 } }] },
  });
  expect((await ops(env, 'lifecycle', 'plan')).out).toContain('needs --force');
  expect(await ops(env, 'lifecycle', 'apply', '--yes')).toMatchObject({ exit: 1 });
  expect(bucket.metageneration()).toBe(1);
  expect(await opsJson(env, 'lifecycle', 'apply', '--force', '--yes')).toMatchObject({
    exit: 0,
    data: { outcome: 'applied' },
  });
  expect(bucket.settings().versioning).toEqual({ enabled: true });
});

it('is not well when the store is not there', async () => {
  const { exit, data } = await opsJson(
    { ...env, STORAGE_EMULATOR_HOST: 'http://127.0.0.1:1' },
    'status',
  );
  expect(exit).toBe(1);
  expect(data).toMatchObject({
    ready: false,
    checks: { objects: { ok: false }, documents: { ok: true } },
  });
});
