import { readFileSync } from 'node:fs';
import pLimit from 'p-limit';
import { ANALYSIS_TOPIC } from '../../shared/jobs/accept.ts';
import { deploy } from '../build/deployment.ts';
import type { Instance } from '../build/instance.ts';
import { openCloudProject } from '../emulators/cloud-project.ts';
import { startEmulators } from '../emulators/start.ts';
import { startSimulators } from './rig.ts';

/** A tenth of what a model call and a search take. */
const MODEL_MS = 800;
const SEARCH_MS = 150;
const CONCURRENCIES = [1, 2, 4, 8, 16];
const JOBS = 48;
/** Of the kernel's clock, a second; the same on every Linux that Node.js runs on. */
const TICKS = 100;

const REQUEST = { company: 'Tesla', industry: 'Electric Vehicles', refresh: true };

/**
 * Memory and processor of one worker, as it is deployed, with 1 to 16 analyses at once: its bundle on the
 * emulators, fed as the subscription feeds it. Its own process alone is measured. Needs Linux.
 */
export async function worker(): Promise<string[]> {
  await using closing = new AsyncDisposableStack();
  const emulators = await startEmulators();
  closing.defer(() => emulators.close());
  const simulators = await startSimulators(MODEL_MS, SEARCH_MS);
  closing.defer(() => simulators.close());
  const deployment = await deploy(['api', 'worker']);
  closing.defer(() => deployment.remove());
  const project = await openCloudProject(emulators);
  closing.defer(() => project.close());
  await project.createTopic(ANALYSIS_TOPIC);
  const env = { ...project.env, ...simulators.env, RATE_LIMIT_PER_HOUR: '1000000' };
  const api = await deployment.start('api', env);
  closing.defer(async () => {
    await api.kill('SIGKILL');
  });

  const rows: string[] = [];
  for (const concurrency of CONCURRENCIES) {
    const instance = await deployment.start('worker', env);
    try {
      const push = async () => {
        const path = `/projects/${project.projectId}/topics/${ANALYSIS_TOPIC}`;
        await analyse(`${instance.url}${path}`, await accepted(api));
      };
      await push();
      rows.push(await measured(instance, concurrency, push));
    } finally {
      await instance.kill('SIGKILL');
    }
  }
  return [
    '| analyses at once | memory at rest, MB | at most, MB | processor, s an analysis | analysis, s | analyses an hour |',
    '|---|---|---|---|---|---|',
    ...rows,
  ];
}

async function measured(
  instance: Instance,
  concurrency: number,
  push: () => Promise<void>,
): Promise<string> {
  const few = pLimit(concurrency);
  const restMb = memoryMb(instance, 'VmRSS');
  const cpuS = processorSeconds(instance);
  const startedMs = performance.now();
  let tookMs = 0;
  await Promise.all(
    Array.from({ length: JOBS }, () =>
      few(async () => {
        const fromMs = performance.now();
        await push();
        tookMs += performance.now() - fromMs;
      }),
    ),
  );
  const seconds = (performance.now() - startedMs) / 1000;
  return `| ${[
    concurrency,
    restMb.toFixed(0),
    memoryMb(instance, 'VmHWM').toFixed(0),
    ((processorSeconds(instance) - cpuS) / JOBS).toFixed(2),
    (tookMs / 1000 / JOBS).toFixed(1),
    Math.round((JOBS / seconds) * 3_600),
  ].join(' | ')} |`;
}

async function accepted(api: Instance): Promise<string> {
  const answer = await post(`${api.url}/analyze`, REQUEST);
  return ((await answer.json()) as { job_id: string }).job_id;
}

/** As Pub/Sub pushes a message; resolves when the analysis has ended. */
async function analyse(url: string, jobId: string): Promise<void> {
  const data = Buffer.from(JSON.stringify({ jobId, v: 1 })).toString('base64');
  const message = { data, messageId: jobId, publishTime: '2026-01-01T00:00:00Z', attributes: {} };
  await post(url, { message, subscription: 'projects/bench/subscriptions/worker' });
}

async function post(url: string, body: unknown): Promise<Response> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) });
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
  return answer;
}

function memoryMb({ pid }: Instance, name: 'VmRSS' | 'VmHWM'): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  return Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1]) / 1024;
}

/** In user and kernel mode; the program's name, in brackets, may hold spaces. */
function processorSeconds({ pid }: Instance): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS;
}
