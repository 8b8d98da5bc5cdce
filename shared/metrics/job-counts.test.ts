import { beforeEach, expect, it } from 'vitest';
import { type Job, newJob } from '../domain/job.ts';
import { claimed } from '../domain/job-changes.ts';
import type { Documents } from '../ports.ts';
import { createMemoryDocuments } from '../testing/memory-documents.ts';
import { countAccepted, countEnded } from './job-counts.ts';
import { readTotals } from './shards.ts';

const START_MS = Date.parse('2026-01-01T00:00:00Z');
const END_MS = START_MS + 50_000;
let documents: Documents;

beforeEach(() => {
  documents = createMemoryDocuments();
});

const pending: Job = newJob({
  id: 'job1',
  request: {},
  requestId: 'r',
  maxCostUsd: 1,
  callback: false,
  nowMs: START_MS - 9_000,
});
const step = (name: string, costUsd: number) =>
  ({ name, stage: 'facts', state: 'done', costUsd }) as const;
const running: Job = {
  ...pending,
  ...claimed(pending, 'me', START_MS),
  spentUsd: 0.5,
  steps: [step('search:Tesla', 0.008), step('search:recent:Tesla', 0.016), step('identify', 0.4)],
};

async function counted(...end: Parameters<typeof countEnded>) {
  await documents.commit(countEnded(...end));
  return readTotals(documents);
}

it('an analysis with a report is a success, timed from its start, with what each service cost', async () => {
  const totals = await counted(running, { status: 'partial' }, END_MS);
  expect(totals).toEqual({
    requests_success: 1,
    execution_duration_seconds__analysis__le60000: 1,
    execution_duration_seconds__analysis__sum: 50,
    api_cost_total__gemini__usd: expect.closeTo(0.476),
    api_cost_total__tavily__usd: expect.closeTo(0.024),
    api_cost_total__tavily__credits: expect.closeTo(3),
  });
});

it('one without is a failure by its code, or a defect when the code is unknown', async () => {
  await counted(running, { status: 'failed', code: 'budget' }, END_MS);
  const totals = await counted(running, { status: 'failed', code: 'new' }, END_MS);
  expect(totals).toMatchObject({
    requests_failed: 2,
    errors_total__budget: 1,
    errors_total__internal: 1,
  });
  expect(totals).not.toHaveProperty('requests_success');
});

it('a cancelled one is neither, and one that never ran costs and lasts nothing', async () => {
  expect(countEnded(pending, { status: 'cancelled' }, END_MS)).toEqual([]);
  const totals = await counted(running, { status: 'cancelled' }, END_MS);
  expect(Object.keys(totals).filter((field) => field.startsWith('requests'))).toEqual([]);
  expect(totals.api_cost_total__gemini__usd).toBeCloseTo(0.476);
});

it('an accepted one is counted', async () => {
  await documents.commit([countAccepted('job1')]);
  await documents.commit([countAccepted('job2')]);
  expect(await readTotals(documents)).toEqual({ requests_total: 2 });
});
