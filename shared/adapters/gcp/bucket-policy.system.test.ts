import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { ConflictError, TransientError } from '../../errors.ts';
import type { BucketPolicy } from '../../ops-ports.ts';
import { createLog } from '../../process/log.ts';
import { createBucketRetention } from '../../retention/bucket-retention.ts';
import { DESIRED_RULES } from '../../retention/desired-rules.ts';
import { bucketPolicyContract } from '../../testing/bucket-policy-contract.ts';
import { createCountingIds } from '../../testing/counting-ids.ts';
import { createManualClock } from '../../testing/manual-clock.ts';
import { createMemoryDocuments } from '../../testing/memory-documents.ts';
import { type StorageServer, startStorageServer } from '../../testing/storage-server.ts';
import { createBucketPolicy } from './bucket-policy.ts';

const GUARDED = {
  uniformBucketLevelAccess: { enabled: true },
  publicAccessPrevention: 'enforced',
} as const;

let server: StorageServer;
let policy: BucketPolicy;
beforeEach(async () => {
  server = await startStorageServer();
  vi.stubEnv('STORAGE_EMULATOR_HOST', server.url);
  policy = createBucketPolicy({ projectId: 'p', bucket: 'reports' });
});
afterEach(async () => {
  expect(server.unexpected).toEqual([]);
  vi.unstubAllEnvs();
  await server.close();
});

bucketPolicyContract('Cloud Storage', async () => {
  server.bucket('reports', { iamConfiguration: GUARDED });
  return { policy, close: async () => {} };
});

it('reads a bucket that was never set up', async () => {
  server.bucket('reports');
  expect(await policy.read()).toEqual({
    rules: {
      versioning: false,
      uniformAccess: false,
      publicAccessPrevented: false,
      lifecycle: [],
    },
    metageneration: '1',
  });
});

it('writes what is kept, and reads it as written', async () => {
  const bucket = server.bucket('reports', { labels: { kept: 'yes' }, iamConfiguration: GUARDED });
  await policy.write(DESIRED_RULES, '1');
  expect(await policy.read()).toEqual({ rules: DESIRED_RULES, metageneration: '2' });
  expect(bucket.settings()).toMatchObject({
    labels: { kept: 'yes' },
    versioning: { enabled: true },
  });
});

it('never sends who may reach the objects, which it has no right to set', async () => {
  const bucket = server.bucket('reports');
  await policy.write(DESIRED_RULES, '1');
  expect(bucket.settings()).toHaveProperty('lifecycle');
  expect(bucket.settings()).not.toHaveProperty('iamConfiguration');
});

it('writes nothing when the bucket was changed since', async () => {
  const bucket = server.bucket('reports');
  bucket.patch({ labels: { changed: 'yes' } }, {});
  await expect(policy.write(DESIRED_RULES, '1')).rejects.toBeInstanceOf(ConflictError);
  expect(bucket.settings().versioning).toBeUndefined();
});

it('brings a real bucket into the desired state with one forced run, and then leaves it alone', async () => {
  const bucket = server.bucket('reports', {
    iamConfiguration: GUARDED,
    lifecycle: { rule: [{ action: { type: 'Delete' }, condition: { age: 3650 } }] },
  });
  const retention = createBucketRetention({
    policy,
    documents: createMemoryDocuments(),
    clock: createManualClock(0),
    ids: createCountingIds(),
    log: createLog('silent'),
  });
  const scheduled = { force: false, actor: 'schedule' } as const;
  expect(await retention.apply(scheduled)).toMatchObject({ outcome: 'refused' });
  expect(bucket.metageneration()).toBe(1);
  expect(await retention.apply({ force: true, actor: 'operator' })).toMatchObject({
    outcome: 'applied',
  });
  expect(await retention.apply(scheduled)).toMatchObject({ outcome: 'in_force' });
  expect(bucket.metageneration()).toBe(2);
});

it('takes its own change, whose answer was lost, for one of someone else', async () => {
  const bucket = server.bucket('reports', { iamConfiguration: GUARDED });
  const { metageneration } = await policy.read();
  server.failNext({ how: 503, afterEffect: true });
  await expect(policy.write(DESIRED_RULES, metageneration)).rejects.toBeInstanceOf(ConflictError);
  expect(bucket.metageneration()).toBe(2);
  expect((await policy.read()).rules).toEqual(DESIRED_RULES);
});

it('a role that is missing is something an operator can put right', async () => {
  server.bucket('reports');
  server.failNext({ how: 403, times: 3 });
  const refused = policy.read();
  await expect(refused).rejects.toBeInstanceOf(TransientError);
  await expect(refused).rejects.toThrow('check the roles');
});
