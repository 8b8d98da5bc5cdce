import { beforeEach, expect, it } from 'vitest';
import { ConflictError, PermanentError } from '../errors.ts';
import type { BucketPolicy, BucketRules } from '../ops-ports.ts';
import { createLog } from '../process/log.ts';
import { createCountingIds } from '../testing/counting-ids.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { createMemoryBucketPolicy } from '../testing/memory-bucket-policy.ts';
import { createMemoryDocuments } from '../testing/memory-documents.ts';
import { createBucketRetention } from './bucket-retention.ts';
import { DESIRED_RULES } from './desired-rules.ts';

const bare: BucketRules = {
  versioning: false,
  uniformAccess: true,
  publicAccessPrevented: true,
  lifecycle: [],
};
const clock = createManualClock(Date.parse('2026-11-24T03:30:00Z'));
const scheduled = { force: false, actor: 'schedule' } as const;
const forced = { force: true, actor: 'operator' } as const;
let documents = createMemoryDocuments();
beforeEach(() => {
  documents = createMemoryDocuments();
});

const keeperOf = (policy: BucketPolicy) =>
  createBucketRetention({
    policy,
    documents,
    clock,
    ids: createCountingIds(),
    log: createLog('silent'),
  });

async function auditRecords() {
  const page = await documents.query({
    collection: 'audit',
    orderBy: { field: 'at', direction: 'asc' },
    limit: 10,
  });
  return page.docs.map(({ data }) => data);
}

it('leaves a bucket alone that does what is desired', async () => {
  const policy = createMemoryBucketPolicy(DESIRED_RULES);
  expect(await keeperOf(policy).apply(scheduled)).toEqual({
    outcome: 'in_force',
    changes: [],
    weakens: [],
  });
  expect((await policy.read()).metageneration).toBe('1');
  expect(await auditRecords()).toEqual([]);
});

it('turns versioning on again by itself, and records it', async () => {
  const policy = createMemoryBucketPolicy({ ...DESIRED_RULES, versioning: false });
  expect(await keeperOf(policy).apply(scheduled)).toMatchObject({ outcome: 'applied' });
  expect(policy.rules()).toEqual(DESIRED_RULES);
  expect(await auditRecords()).toEqual([
    {
      action: 'bucket_rules',
      bucket: 'reports',
      actor: 'schedule',
      force: false,
      at: '2026-11-24T03:30:00.000Z',
      before: expect.stringContaining('"versioning":false'),
      after: JSON.stringify(DESIRED_RULES),
      changes: ['versioning: off → on'],
      weakens: [],
      outcome: 'applied',
    },
  ]);
});

it.each([
  ['public access prevention', { publicAccessPrevented: false }],
  ['uniform bucket-level access', { uniformAccess: false }],
] as const)('leaves %s to the operator, does the rest, and fails', async (name, off) => {
  const policy = createMemoryBucketPolicy({ ...DESIRED_RULES, ...off, versioning: false });
  const keeper = keeperOf(policy);
  const fault = `${name}: off → on (needs the operator`;
  expect(await keeper.plan()).toMatchObject({
    changes: ['versioning: off → on', expect.stringContaining(fault)],
    weakens: [],
  });
  for (const options of [scheduled, forced]) {
    const applied = keeper.apply(options);
    await expect(applied).rejects.toBeInstanceOf(PermanentError);
    await expect(applied).rejects.toThrow(fault);
  }
  expect(policy.rules()).toEqual({ ...DESIRED_RULES, ...off });
  expect(await auditRecords()).toMatchObject([
    {
      changes: ['versioning: off → on'],
      after: JSON.stringify(policy.rules()),
      outcome: 'applied',
    },
  ]);
});

it('names what it refused too, when it needs the operator', async () => {
  const policy = createMemoryBucketPolicy({ ...bare, uniformAccess: false });
  const applied = keeperOf(policy).apply(scheduled);
  await expect(applied).rejects.toThrow('uniform bucket-level access: off → on');
  await expect(applied).rejects.toThrow('90 days instead of for ever (needs force)');
  expect(policy.rules()).toEqual({ ...bare, uniformAccess: false });
});

it('refuses to shorten what is kept, wholly, until it is forced', async () => {
  const policy = createMemoryBucketPolicy(bare);
  const keeper = keeperOf(policy);
  const refused = await keeper.apply(scheduled);
  expect(refused.outcome).toBe('refused');
  expect(refused.weakens).toContain(
    'live objects in reports/ would be kept for 90 days instead of for ever',
  );
  expect(policy.rules()).toEqual(bare);
  expect(await auditRecords()).toEqual([]);
  expect(await keeper.plan()).toEqual({ changes: refused.changes, weakens: refused.weakens });

  expect((await keeper.apply(forced)).outcome).toBe('applied');
  expect(policy.rules()).toEqual(DESIRED_RULES);
  expect(await auditRecords()).toMatchObject([{ actor: 'operator', force: true }]);
  expect(await keeper.plan()).toEqual({ changes: [], weakens: [] });
});

it('changes nothing when someone else changed the bucket since it was read', async () => {
  const policy = createMemoryBucketPolicy({ ...DESIRED_RULES, versioning: false });
  const read = policy.read;
  const overtaken = {
    ...policy,
    async read() {
      const state = await read();
      policy.change({ lifecycle: [] });
      return state;
    },
  };
  await expect(keeperOf(overtaken).apply(scheduled)).rejects.toBeInstanceOf(ConflictError);
  expect(policy.rules()).toMatchObject({ versioning: false, lifecycle: [] });
  expect(await auditRecords()).toMatchObject([{ outcome: 'not_in_force' }]);
});

it('knows its own change whose answer was lost', async () => {
  const policy = createMemoryBucketPolicy({ ...DESIRED_RULES, versioning: false });
  const twice = {
    ...policy,
    async write(rules: BucketRules, metageneration: string) {
      await policy.write(rules, metageneration);
      await policy.write(rules, metageneration);
    },
  };
  expect(await keeperOf(twice).apply(scheduled)).toMatchObject({ outcome: 'applied' });
  expect(await auditRecords()).toMatchObject([{ outcome: 'applied' }]);
});

it('leaves a record of a change that it began and whose end it does not know', async () => {
  const policy = createMemoryBucketPolicy({ ...DESIRED_RULES, versioning: false });
  policy.write = () => Promise.reject(new Error('no answer'));
  await expect(keeperOf(policy).apply(scheduled)).rejects.toThrow('no answer');
  expect(await auditRecords()).toMatchObject([{ outcome: 'begun' }]);
});

it('does not believe a bucket that took the change and does not do it', async () => {
  const policy = createMemoryBucketPolicy({ ...DESIRED_RULES, versioning: false });
  const deaf = { ...policy, write: async () => {} };
  await expect(keeperOf(deaf).apply(scheduled)).rejects.toThrow('versioning: off → on');
  expect(await auditRecords()).toMatchObject([{ outcome: 'not_in_force' }]);
});
