import { createHash } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import { newJob } from '../domain/job.ts';
import { ended } from '../domain/job-changes.ts';
import { DAY_MS } from '../domain/retention.ts';
import { PermanentError } from '../errors.ts';
import { startedRecord } from '../jobs/step-records.ts';
import type { Documents, Objects } from '../ports.ts';
import { reportBytes } from '../report/json.ts';
import { createMemoryDocuments } from '../testing/memory-documents.ts';
import { createMemoryObjects } from '../testing/memory-objects.ts';
import { sampleReport } from '../testing/sample-report.ts';
import { withoutIndexes } from '../testing/without-indexes.ts';
import { checkStore } from './check-store.ts';

const NOW_MS = Date.parse('2026-11-24T02:00:00Z');
const HOUR_MS = 3_600_000;
let documents: Documents;
let objects: Objects;
beforeEach(() => {
  documents = withoutIndexes(createMemoryDocuments());
  objects = createMemoryObjects();
});

const jobOf = (id: string, nowMs = NOW_MS) =>
  newJob({ id, request: {}, requestId: 'r', maxCostUsd: 1, callback: false, nowMs });

async function create(collection: string, id: string, data: object): Promise<void> {
  await documents.commit([{ op: 'create', collection, id, data: { ...data } }]);
}

async function storeJob(id: string, { acceptedMs = NOW_MS, ends = true } = {}): Promise<void> {
  const job = jobOf(id, acceptedMs);
  await create('jobs', id, ends ? { ...job, ...ended(job, 'completed', acceptedMs) } : job);
}

async function put(name: string, bytes: Uint8Array) {
  await objects.putIfAbsent(name, bytes, 'application/json');
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { name, sha256, bytes: bytes.length };
}

async function storeReport(
  id: string,
  json: Uint8Array = reportBytes(sampleReport({ report_id: id })),
) {
  const { request } = sampleReport();
  await create('reports', id, {
    jobId: id,
    company: request.company,
    companyKey: 'tesla',
    industry: null,
    frameworks: request.frameworks,
    status: 'completed',
    headline: null,
    confidence: 0.5,
    demonstration: false,
    createdAt: '2026-11-24T01:00:00.000Z',
    expireAt: '2027-02-22T01:00:00.000Z',
    files: {
      json: await put(`reports/${id}/report.json`, json),
      html: await put(`reports/${id}/report.html`, Buffer.from('<p>')),
      md: await put(`reports/${id}/report.md`, Buffer.from('#')),
    },
  });
}

const faults = async () => (await checkStore({ documents, objects }, NOW_MS)).faults;

it('finds nothing wrong with an empty store', async () => {
  expect(await checkStore({ documents, objects }, NOW_MS)).toEqual({
    faults: [],
    jobs: 0,
    reports: 0,
    samples: 0,
  });
});

it('looks at every job and its report, and reads a few of them through', async () => {
  for (let n = 0; n < 120; n += 1) {
    await storeJob(`j${n}`);
    await storeReport(`j${n}`);
  }
  await storeJob('pending', { ends: false });
  expect(await checkStore({ documents, objects }, NOW_MS)).toEqual({
    faults: [],
    jobs: 121,
    reports: 120,
    samples: 5,
  });
});

it.each<[string, () => Promise<unknown>, string]>([
  ['a finished job has no report', async () => {}, 'job j is completed and has no report'],
  [
    'a file of a report is missing',
    async () => {
      await storeReport('j');
      await objects.delete('reports/j/report.md');
    },
    'job j: reports/j/report.md is missing',
  ],
  [
    'a file of a report has other bytes',
    async () => {
      await storeReport('j');
      await objects.delete('reports/j/report.html');
      await put('reports/j/report.html', Buffer.from('other'));
    },
    'job j: reports/j/report.html has other bytes than recorded',
  ],
  [
    'a report is no report',
    () => storeReport('j', Buffer.from('{}')),
    'job j: reports/j/report.json is no report',
  ],
  [
    'a report is that of another job',
    () => storeReport('j', reportBytes(sampleReport({ report_id: 'k' }))),
    'job j: reports/j/report.json is the report of another job',
  ],
  [
    'a document does not fit its schema',
    () => create('reports', 'j', { jobId: 'j' }),
    'a document of job j does not fit its schema',
  ],
])('tells that %s', async (_, damage, fault) => {
  await storeJob('j');
  await damage();
  expect(await faults()).toEqual([fault]);
});

it('tells of every file of a report that is damaged where it lies', async () => {
  await storeJob('j');
  await storeReport('j');
  const { head } = objects;
  objects.head = async (name) => {
    if (name.endsWith('.json')) return head(name);
    throw new PermanentError('internal', `object ${name} is damaged on the disk`);
  };
  expect(await faults()).toEqual([
    'job j: object reports/j/report.html is damaged on the disk',
    'job j: object reports/j/report.md is damaged on the disk',
  ]);
});

async function storeStep(jobId: string, startedMs = NOW_MS): Promise<void> {
  const step = { name: 'identify', stage: 'identify', worstUsd: 0 } as const;
  const record = startedRecord(jobOf(jobId), step, undefined, startedMs);
  const replyObject = { name: `steps/${jobId}/key.json`, sha256: '0'.repeat(64) };
  await create('steps', `${jobId}-key`, { ...record, state: 'done', replyObject });
}

it('tells that a reply which an unfinished job goes on from is missing', async () => {
  await storeJob('j', { ends: false });
  await storeStep('j');
  expect(await faults()).toEqual(['step identify: steps/j/key.json is missing']);
  expect(
    (await checkStore({ documents, objects }, NOW_MS + DAY_MS)).faults,
    'too old to go on',
  ).toEqual([]);
});

it('finds the replies of unfinished jobs among many, and asks nothing of the others', async () => {
  for (const id of ['old', 'young']) {
    await storeJob(id, { ends: false });
    await storeStep(id, NOW_MS - (id === 'old' ? 5 : 1) * HOUR_MS);
  }
  for (let n = 0; n < 450; n += 1) await storeStep(`ended-${n}`, NOW_MS - 2 * HOUR_MS);
  expect((await faults()).sort()).toEqual([
    'step identify: steps/old/key.json is missing',
    'step identify: steps/young/key.json is missing',
  ]);
});

it('tells that the record of a step does not fit its schema', async () => {
  await storeJob('j', { ends: false });
  await create('steps', 'j-key', { startedAt: new Date(NOW_MS).toISOString() });
  expect(await faults()).toEqual(['step document j-key does not fit its schema']);
});

it('tells that a job does not fit its schema', async () => {
  await create('jobs', 'j', { createdAt: '2026-11-24T01:00:00.000Z' });
  expect(await faults()).toEqual(['a job document does not fit its schema']);
});

it('asks nothing of a job that has expired', async () => {
  await storeJob('j', { acceptedMs: NOW_MS - 90 * DAY_MS });
  expect(await faults()).toEqual([]);
});

it('stops telling after ten faults', async () => {
  for (let n = 0; n < 15; n += 1) await storeJob(`j${n}`);
  expect(await faults()).toHaveLength(10);
});
