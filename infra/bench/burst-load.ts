import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import type { CloudProject } from '../emulators/cloud-project.ts';
import type { Servers } from './burst-servers.ts';

export interface Burst {
  jobs: number;
  /** Requests sent: the jobs and a repetition of every tenth. */
  submitted: number;
  ended: number;
  reports: number;
  perSecond: number;
  drainSeconds: number;
}

const CONCURRENT_CALLERS = 32;
/** On average, with much room: two are worked on at a time. */
const SLOWEST_JOB_MS = 5_000;
const REQUEST = {
  company: 'Tesla',
  industry: 'Electric Vehicles',
  frameworks: ['porter'],
  depth: 'quick',
  refresh: true,
};

/** Submits `jobs` at once, every tenth twice, and waits until all have ended, with one report each. */
export async function runBurst({
  servers,
  project,
  jobs,
}: {
  servers: Servers;
  project: CloudProject;
  jobs: number;
}): Promise<Burst> {
  const limit = pLimit(CONCURRENT_CALLERS);
  const keys = Array.from({ length: jobs }, (_, n) => `burst-${n}`);
  // Side by side: a repetition races its original.
  const all = keys.flatMap((key, n) => (n % 10 === 0 ? [key, key] : [key]));
  const startedMs = performance.now();
  const ids = await Promise.all(all.map((key, n) => limit(() => submit(pick(servers, n), key))));
  const submittedMs = performance.now();
  const distinct = [...new Set(ids)];
  if (distinct.length !== jobs) throw new Error(`${distinct.length} jobs of ${jobs} requests`);
  const ended = await allEnded(pick(servers, 0), jobs);
  const drainedMs = performance.now();
  const files = project.bucket.list('reports/', true).length;
  if (files !== jobs) {
    throw new Error(`${files} files of reports for ${jobs} jobs`);
  }
  return {
    jobs,
    submitted: all.length,
    ended,
    reports: await countReports(pick(servers, 0), distinct),
    perSecond: all.length / ((submittedMs - startedMs) / 1000),
    drainSeconds: (drainedMs - startedMs) / 1000,
  };
}

const pick = ({ urls }: Servers, n: number): string => urls[n % urls.length] ?? '';

async function submit(url: string, key: string): Promise<string> {
  const response = await fetch(`${url}/analyze`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'idempotency-key': key },
    body: JSON.stringify(REQUEST),
  });
  if (!response.ok) throw new Error(`${response.status} ${await response.text()}`);
  return ((await response.json()) as { job_id: string }).job_id;
}

async function allEnded(url: string, jobs: number): Promise<number> {
  const deadlineMs = performance.now() + jobs * SLOWEST_JOB_MS;
  for (;;) {
    const open = await pageOf(url, 'jobs?status=pending,running&limit=1');
    if (open.jobs?.length === 0) break;
    if (performance.now() > deadlineMs) throw new Error('jobs are left that do not end');
    await sleep(250);
  }
  let ended = 0;
  let cursor: string | undefined;
  do {
    const after = cursor === undefined ? '' : `&cursor=${cursor}`;
    const page = await pageOf(url, `jobs?status=completed,partial&limit=100${after}`);
    ended += page.jobs?.length ?? 0;
    cursor = page.next_cursor ?? undefined;
  } while (cursor !== undefined);
  if (ended !== jobs) throw new Error(`${ended} of ${jobs} jobs ended with a report`);
  return ended;
}

interface Page {
  jobs?: { job_id: string }[];
  next_cursor?: string | null;
}

async function pageOf(url: string, path: string): Promise<Page> {
  return (await (await fetch(`${url}/${path}`)).json()) as Page;
}

async function countReports(url: string, ids: readonly string[]): Promise<number> {
  const limit = pLimit(CONCURRENT_CALLERS);
  const found = await Promise.all(
    ids.map((id) =>
      limit(async () => {
        const response = await fetch(`${url}/reports/${id}?format=json`);
        await response.arrayBuffer();
        return response.ok;
      }),
    ),
  );
  const reports = found.filter(Boolean).length;
  if (reports !== ids.length) throw new Error(`${reports} reports of ${ids.length} jobs`);
  return reports;
}
