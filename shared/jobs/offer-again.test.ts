import { beforeEach, expect, it } from 'vitest';
import { newJob } from '../domain/job.ts';
import { claimed } from '../domain/job-changes.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { createMemoryDocuments } from '../testing/memory-documents.ts';
import { cancelJob } from './cancel.ts';
import { offerAgain } from './offer-again.ts';
import { JOBS, readJob } from './store.ts';

const START_MS = Date.parse('2026-11-24T10:00:00Z');
let clock: ReturnType<typeof createManualClock>;
let documents: ReturnType<typeof createMemoryDocuments>;
let published: string[];

beforeEach(async () => {
  clock = createManualClock(START_MS);
  documents = createMemoryDocuments();
  published = [];
  const data = {
    ...newJob({
      id: 'j1',
      request: { company: 'Acme' },
      requestId: 'r1',
      traceparent: null,
      maxCostUsd: 1,
      callback: false,
      nowMs: START_MS,
    }),
    wakeAt: '2026-11-24T23:00:00.000Z',
  };
  await documents.commit([{ op: 'create', collection: JOBS, id: 'j1', data }]);
  clock.advance(60_000);
});

const offer = (id = 'j1', heard = true) =>
  offerAgain(id, {
    documents,
    clock,
    publish: async ({ job }) => {
      published.push(job.id);
      return heard;
    },
  });

async function claim(): Promise<void> {
  const stored = await readJob(documents, 'j1');
  if (!stored) return expect.unreachable();
  const data = claimed(stored.job, 'worker', clock.now());
  await documents.commit([{ op: 'update', collection: JOBS, id: 'j1', data }]);
}

it('sends a message for a job that waits', async () => {
  expect(await offer()).toMatchObject({ outcome: 'offered', published: true });
  expect(published).toEqual(['j1']);
});

it('makes it due for the sweep too, since the message may not be heard', async () => {
  expect(await offer('j1', false)).toMatchObject({ outcome: 'offered', published: false });
  expect((await readJob(documents, 'j1'))?.job.wakeAt).toBe('2026-11-24T10:01:00.000Z');
});

it('leaves a job alone that a worker holds, and offers it once the lease has run out', async () => {
  await claim();
  expect(await offer()).toMatchObject({ outcome: 'busy' });
  expect(published).toEqual([]);
  clock.advance(300_000);
  expect(await offer()).toMatchObject({ outcome: 'offered' });
});

it('leaves alone what has ended', async () => {
  await cancelJob('j1', { documents, clock });
  expect(await offer()).toMatchObject({ outcome: 'done', job: { status: 'cancelled' } });
  expect(await offer('nobody')).toEqual({ outcome: 'missing' });
  expect(published).toEqual([]);
});

it('looks again when someone else changes the job at the same moment', async () => {
  const commit = documents.commit;
  let first = true;
  documents.commit = async (writes) => {
    if (first) {
      first = false;
      await claim();
    }
    return commit(writes);
  };
  expect(await offer()).toMatchObject({ outcome: 'busy' });
  expect(published).toEqual([]);
});
