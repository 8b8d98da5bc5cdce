import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Documents } from '../../shared/ports.ts';
import { createLog } from '../../shared/process/log.ts';
import { createBucketRetention } from '../../shared/retention/bucket-retention.ts';
import { DESIRED_RULES } from '../../shared/retention/desired-rules.ts';
import { createCountingIds } from '../../shared/testing/counting-ids.ts';
import { createManualClock } from '../../shared/testing/manual-clock.ts';
import { createMemoryBucketPolicy } from '../../shared/testing/memory-bucket-policy.ts';
import { createMemoryDocuments } from '../../shared/testing/memory-documents.ts';
import { createLifecycleFunction } from './handler.ts';

const clock = createManualClock(Date.parse('2026-11-24T03:30:00Z'));
const log = createLog('silent');
let documents: Documents;
let policy: ReturnType<typeof createMemoryBucketPolicy>;
let server: Server;
beforeEach(async () => {
  documents = createMemoryDocuments();
  policy = createMemoryBucketPolicy({ ...DESIRED_RULES, versioning: false });
  const ids = createCountingIds();
  const retention = createBucketRetention({ policy, documents, clock, ids, log });
  const handle = createLifecycleFunction({ retention, documents, clock, log });
  server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function call(path: string) {
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST' });
  return { status: response.status, body: await response.json() };
}

async function lastRun() {
  const page = await documents.query({
    collection: 'ops_runs',
    where: { job: 'lifecycle' },
    orderBy: { field: 'createdAt', direction: 'desc' },
    limit: 1,
  });
  return page.docs[0]?.data;
}

it('brings the rules into force and records the run', async () => {
  expect(await call('/')).toMatchObject({ status: 200, body: { outcome: 'applied' } });
  expect(policy.rules()).toEqual(DESIRED_RULES);
  expect(await lastRun()).toMatchObject({
    state: 'applied',
    reasons: ['versioning: off → on'],
    createdAt: '2026-11-24T03:30:00.000Z',
    endedAt: '2026-11-24T03:30:00.000Z',
  });
});

it('only says what it would change, when that is asked', async () => {
  expect(await call('/plan')).toEqual({
    status: 200,
    body: { changes: ['versioning: off → on'], weakens: [] },
  });
  expect(policy.rules().versioning).toBe(false);
  expect(await lastRun()).toBeUndefined();
});

it('records a refusal, and why', async () => {
  policy.change({ lifecycle: [] });
  expect(await call('/')).toMatchObject({ status: 200, body: { outcome: 'refused' } });
  expect(await lastRun()).toMatchObject({
    state: 'refused',
    reasons: expect.arrayContaining([expect.stringContaining('instead of for ever')]),
  });
});

it('answers 500 when it cannot do its work, and records that', async () => {
  policy.read = () => Promise.reject(new Error('no such bucket'));
  expect((await call('/')).status).toBe(500);
  expect(await lastRun()).toMatchObject({ state: 'failed', reasons: ['no such bucket'] });
});
