import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pLimit from 'p-limit';
import { ANALYSIS_TOPIC } from '../../shared/jobs/accept.ts';
import type { CloudProject } from '../emulators/cloud-project.ts';

export interface Burst {
  jobs: number;
  /** Requests sent: the jobs and a repetition of every tenth. */
  submitted: number;
  ended: number;
  reports: number;
  perSecond: number;
  drainSeconds: number;
}

export interface Servers {
  urls: string[];
  close(): Promise<void>;
}

const start = join(dirname(fileURLToPath(import.meta.url)), '../local/start.ts');
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

/** Whole servers on one cloud project, fed by one push subscription that they take in turns. */
export async function startServers(
  project: CloudProject,
  env: Record<string, string>,
  count: number,
): Promise<Servers> {
  const started = await Promise.all(
    Array.from({ length: count }, () => startServer({ ...project.env, ...env })),
  );
  const urls = started.map(({ url }) => url);
  const spreader = createSpreader(urls);
  await new Promise<void>((resolve) => spreader.listen(0, '127.0.0.1', resolve));
  const { port } = spreader.address() as AddressInfo;
  const path = `functions/worker/projects/local/topics/${ANALYSIS_TOPIC}`;
  await project.createTopic(ANALYSIS_TOPIC);
  await project.pushTo(ANALYSIS_TOPIC, 'worker', `http://127.0.0.1:${port}/${path}`);
  return {
    urls,
    async close() {
      spreader.close();
      spreader.closeAllConnections();
      await Promise.all(started.map(({ child }) => stop(child)));
    },
  };
}

async function startServer(env: Record<string, string>) {
  const child = spawn(process.execPath, [start], {
    env: {
      PATH: process.env.PATH,
      ...env,
      PORT: '0',
      LOG_LEVEL: 'error',
      RATE_LIMIT_PER_HOUR: '1000000',
      RETRY_BASE_SECONDS: '0.02',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  for await (const line of createInterface({ input: child.stderr })) {
    const url = /listens on (\S+?),/.exec(line)?.[1];
    if (url !== undefined) {
      child.stderr.resume();
      return { child, url };
    }
    console.error(line);
  }
  throw new Error('a server did not start');
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

function createSpreader(urls: readonly string[]) {
  let turn = 0;
  return createServer((incoming: IncomingMessage, response: ServerResponse) => {
    const target = urls[turn++ % urls.length] ?? '';
    const { method, headers } = incoming;
    const outgoing = request(`${target}${incoming.url}`, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    outgoing.on('error', () => response.destroy());
    incoming.pipe(outgoing);
  });
}

/** Submits `jobs` at once, every tenth a second time, and waits until all have ended. */
export async function runBurst({
  servers,
  jobs,
}: {
  servers: Servers;
  jobs: number;
}): Promise<Burst> {
  const limit = pLimit(CONCURRENT_CALLERS);
  const keys = Array.from({ length: jobs }, (_, n) => `burst-${n}`);
  const all = [...keys, ...keys.filter((_, n) => n % 10 === 0)];
  const startedMs = performance.now();
  const ids = await Promise.all(all.map((key, n) => limit(() => submit(pick(servers, n), key))));
  const submittedMs = performance.now();
  const distinct = [...new Set(ids)];
  if (distinct.length !== jobs) throw new Error(`${distinct.length} jobs of ${jobs} requests`);
  const ended = await allEnded(pick(servers, 0), jobs);
  const drainedMs = performance.now();
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
