import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, inject, it, vi } from 'vitest';
import { createBackup } from '../../backup/backup.ts';
import { COPIED } from '../../backup/copied-collections.ts';
import { inspectExport } from '../../backup/inspect.ts';
import { createRestore } from '../../backup/restore.ts';
import { verifiedCopy } from '../../backup/run-record.ts';
import { newJob } from '../../domain/job.ts';
import { ended } from '../../domain/job-changes.ts';
import { PermanentError, TransientError } from '../../errors.ts';
import type { DatabaseExports } from '../../ops-ports.ts';
import { createLog } from '../../process/log.ts';
import { createCountingIds } from '../../testing/counting-ids.ts';
import { exportsContract } from '../../testing/exports-contract.ts';
import {
  type FirestoreAdminServer,
  startFirestoreAdmin,
} from '../../testing/firestore-admin-server.ts';
import { createManualClock } from '../../testing/manual-clock.ts';
import { type StorageServer, startStorageServer } from '../../testing/storage-server.ts';
import type { StorageBucket } from '../../testing/storage-server-buckets.ts';
import { withoutIndexes } from '../../testing/without-indexes.ts';
import { createFirestoreDocuments, type FirestoreDocuments } from './documents.ts';
import { createFirestoreExports } from './exports.ts';
import { createFirestoreAdmin } from './exports-admin.ts';
import { createStorageObjects } from './objects.ts';
import { createStorageClient } from './storage-client.ts';

const MINUTE = '2026-11-24T02:00:00.000Z';
const clock = createManualClock(Date.parse(MINUTE));
let storage: StorageServer;
let backups: StorageBucket;
let admin: FirestoreAdminServer;
let documents: FirestoreDocuments;
let exports: DatabaseExports;
let projectId: string;
beforeEach(async () => {
  projectId = `test-${randomUUID().slice(0, 12)}`;
  const { firestoreHost: emulatorHost } = inject('emulators');
  storage = await startStorageServer();
  vi.stubEnv('STORAGE_EMULATOR_HOST', storage.url);
  storage.bucket('reports');
  backups = storage.bucket('backups');
  admin = await startFirestoreAdmin({ firestoreHost: emulatorHost, bucket: backups });
  const openDocuments = (databaseId: string) =>
    createFirestoreDocuments({ projectId, databaseId, emulatorHost });
  documents = openDocuments('(default)');
  exports = createFirestoreExports({
    projectId,
    databaseId: '(default)',
    backupBucket: 'backups',
    collections: COPIED,
    storage: createStorageClient({ projectId, bucket: 'backups' }),
    admin: createFirestoreAdmin({ host: admin.host, pollMs: 10, looks: 5 }),
    objects: createStorageObjects({ projectId, bucket: 'reports' }),
    openDocuments: (databaseId) => withoutIndexes(openDocuments(databaseId)),
  });
});
afterEach(async () => {
  await documents.close();
  await admin.close();
  expect(storage.unexpected).toEqual([]);
  await storage.close();
  vi.unstubAllEnvs();
});

exportsContract('Firestore', async () => ({
  exports,
  documents,
  freshTarget: 'restored',
  // Finished when its file was written, by the bucket's clock.
  later: () => new Promise((resolve) => setTimeout(resolve, 5)),
  close: async () => {},
}));

const backupOf = () =>
  createBackup({
    documents,
    exports,
    clock,
    ids: createCountingIds(),
    log: createLog('silent'),
  });

async function storeJob(id: string, completed = false): Promise<void> {
  const nowMs = clock.now();
  const job = newJob({ id, request: {}, requestId: 'r', maxCostUsd: 1, callback: false, nowMs });
  const data = completed ? { ...job, ...ended(job, 'completed', nowMs) } : job;
  await documents.commit([{ op: 'create', collection: 'jobs', id, data: { ...data } }]);
}

it('an export is followed, verified and restored into a new database, beside the one in use', async () => {
  for (const id of ['a', 'b', 'c']) await storeJob(id);
  admin.running = true;
  const [started] = (await backupOf().tick()).runs;
  expect(started).toMatchObject({ state: 'started' });
  expect((await backupOf().tick()).runs).toEqual([]);
  admin.running = false;
  expect((await backupOf().tick()).runs).toMatchObject([{ state: 'verified' }]);
  const name = started?.export ?? '';
  expect(await exports.list()).toEqual([{ name, finishedAt: expect.any(String) }]);

  await storeJob('later');
  const restore = createRestore({ exports, clock });
  expect(await restore(name, 'restored', null)).toEqual({
    jobs: 3,
    reports: 0,
    samples: 0,
    setting: { name: 'FIRESTORE_DATABASE_ID', value: 'restored' },
  });
  expect(await documents.count('jobs')).toBe(4);
  await expect(restore(name, 'restored', null)).rejects.toThrow('exists: name a new one');
});

it('steps and cached replies are not copied: what is restored has none', async () => {
  await storeJob('a');
  const passing = ['steps', 'cache'].map((collection) => ({
    ...({ op: 'create', collection, id: 'a', data: { startedAt: MINUTE } } as const),
  }));
  await documents.commit(passing);
  const [run] = (await backupOf().tick()).runs;
  expect(run).toMatchObject({ state: 'verified' });
  const restored = await exports.restore(run?.export ?? '', 'restored');
  const counts = ['jobs', 'steps', 'cache'].map((name) => restored.documents.count(name));
  expect(await Promise.all(counts)).toEqual([1, 0, 0]);
  await restored.close();
});

it('a restore waits on when its operation cannot be looked at for a while, and not for ever', async () => {
  await storeJob('a');
  const [run] = (await backupOf().tick()).runs;
  const restore = createRestore({ exports, clock });
  admin.failingLooks = 4;
  expect(await restore(run?.export ?? '', 'restored', null)).toMatchObject({ jobs: 1 });
  admin.failingLooks = 5;
  const given = restore(run?.export ?? '', 'another', null);
  await expect(given).rejects.toBeInstanceOf(TransientError);
  await expect(given).rejects.toThrow('goes on unwatched: do not use');
});

it('a copy that lost a shard since it was verified is not sound, and not restored', async () => {
  for (const id of ['a', 'b', 'c']) await storeJob(id);
  const [run] = (await backupOf().tick()).runs;
  const name = run?.export ?? '';
  const verified = await verifiedCopy(documents, name);
  expect(await inspectExport(exports, name, clock.now(), verified?.contents ?? null)).toEqual([]);
  const shard = backups.list(`exports/${name}/`, false).find((one) => /output-\d+$/.test(one.name));
  backups.delete(shard?.name ?? '', undefined, {});
  expect(await exports.check(name)).toEqual([]);
  const restore = createRestore({ exports, clock });
  await expect(restore(name, 'restored', verified)).rejects.toThrow(
    /it has 2 objects of \d+ bytes, and not the 3 objects/,
  );
});

it('what was restored is refused when a report is not in its bucket', async () => {
  await storeJob('a', true);
  const [run] = (await backupOf().tick()).runs;
  const restore = createRestore({ exports, clock });
  await expect(restore(run?.export ?? '', 'restored', null)).rejects.toThrow(
    /must not be used:\n {2}job a is completed and has no report/,
  );
});

it('the export of an empty database is complete, and holds nothing', async () => {
  const operation = await exports.start('empty', MINUTE);
  expect(await exports.progress(operation)).toMatchObject({
    state: 'done',
    documents: 0,
    estimatedDocuments: 0,
  });
});

it('an export that lacks its metadata file, or never was, is not sound and not restored', async () => {
  await storeJob('a');
  await exports.start('half', MINUTE);
  expect(await exports.check('half')).toEqual([]);
  backups.delete('exports/half/half.overall_export_metadata', undefined, {});
  for (const name of ['half', 'unknown']) {
    expect(await exports.check(name)).toEqual([expect.stringContaining('was not finished')]);
    await expect(exports.restore(name, 'restored')).rejects.toBeInstanceOf(PermanentError);
  }
  expect(await exports.list()).toEqual([]);
});

it('an operation that nobody knows is a failed one', async () => {
  const operation = `projects/${projectId}/databases/(default)/operations/none`;
  expect(await exports.progress(operation)).toEqual({
    state: 'failed',
    reason: 'its operation is not known',
  });
});
