import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ANALYSIS_TOPIC } from '../../shared/jobs/accept.ts';
import { FRAMEWORK } from '../build/bundle.ts';
import { deploy, installPackages } from '../build/deployment.ts';
import { startInstance } from '../build/instance.ts';
import { startEmulators } from '../emulators/start.ts';

const HELLO = `require('@google-cloud/functions-framework').http('hello', (_, response) => response.send('hello'));\n`;
const JSON_TYPE = { 'content-type': 'application/json' };
/** Nobody listens there. */
const NOBODY = 'http://127.0.0.1:1';

interface Start {
  what: string;
  target: number | null;
  folder: string;
  env: Record<string, string>;
  /** The first request; it must be answered with the status. */
  path: string;
  request?: RequestInit;
  status: number;
}

/**
 * From the start of the process to the answer of its first request, as ratios to a functions-framework hello
 * world: medians of `rounds`, in each of which every start takes its turn. Needs the emulators.
 */
export async function coldStart(rounds = 15): Promise<string[]> {
  await using closing = new AsyncDisposableStack();
  const emulators = await startEmulators();
  closing.defer(() => emulators.close());
  const deployment = await deploy(['api', 'worker']);
  closing.defer(() => deployment.remove());
  const hello = mkdtempSync(join(tmpdir(), 'consultantos-hello-'));
  closing.defer(() => rmSync(hello, { recursive: true }));
  writeFileSync(join(hello, 'index.js'), HELLO);
  installPackages(hello, [FRAMEWORK]);

  const projectId = `bench-${randomBytes(4).toString('hex')}`;
  await createTopic(emulators.pubsubHost, projectId);
  const env = {
    PLATFORM: 'gcp',
    GCP_PROJECT_ID: projectId,
    REPORTS_BUCKET: 'bench-reports',
    FIRESTORE_EMULATOR_HOST: emulators.firestoreHost,
    PUBSUB_EMULATOR_HOST: emulators.pubsubHost,
    STORAGE_EMULATOR_HOST: NOBODY,
    GEMINI_API_KEY: 'bench',
    GEMINI_BASE_URL: NOBODY,
    TAVILY_API_KEY: 'bench',
    TAVILY_BASE_URL: NOBODY,
    RATE_LIMIT_PER_HOUR: '1000000',
  };
  const api = { folder: deployment.folderOf('api'), env: { FUNCTION_TARGET: 'api', ...env } };
  const worker = {
    folder: deployment.folderOf('worker'),
    env: { FUNCTION_TARGET: 'worker', ...env },
  };
  const post = (body: unknown) => ({
    method: 'POST',
    headers: JSON_TYPE,
    body: JSON.stringify(body),
  });
  const starts: Start[] = [
    {
      what: 'hello world',
      target: null,
      folder: hello,
      env: { FUNCTION_TARGET: 'hello' },
      path: '/',
      status: 200,
    },
    { what: 'api, first 200', target: 1.2, ...api, path: '/health/live', status: 200 },
    {
      what: 'api, first job accepted',
      target: 3,
      ...api,
      path: '/analyze',
      request: post({ company: 'Tesla' }),
      status: 202,
    },
    {
      what: 'worker, first push answered',
      target: 3,
      ...worker,
      path: `/projects/${projectId}/topics/${ANALYSIS_TOPIC}`,
      request: post(push('e30=')),
      status: 204,
    },
  ];
  const tookMs = new Map(starts.map((start): [Start, number[]] => [start, []]));
  // The first round is not counted: files are read from the disk.
  for (let round = 0; round <= rounds; round += 1) {
    for (const [start, took] of tookMs) {
      const ms = await firstAnswerMs(start);
      if (round > 0) took.push(ms);
    }
  }
  const [base = Number.NaN] = [...tookMs.values()].map(median);
  return [...tookMs].map(([{ what, target }, took]) => {
    const wanted = target === null ? '' : ` (target ≤ ${target.toFixed(1)})`;
    return `${what}: ${median(took).toFixed(0)} ms, ratio ${(median(took) / base).toFixed(2)}${wanted}`;
  });
}

async function firstAnswerMs({ folder, env, path, request, status }: Start): Promise<number> {
  const startedMs = performance.now();
  const instance = await startInstance(folder, env);
  try {
    const response = await fetch(`${instance.url}${path}`, request);
    await response.arrayBuffer();
    const tookMs = performance.now() - startedMs;
    if (response.status === status) return tookMs;
    throw new Error(`${path} was answered ${response.status}: ${instance.words()}`);
  } finally {
    await instance.kill('SIGKILL');
  }
}

function push(data: string) {
  return {
    message: { data, messageId: '1', publishTime: '2026-01-01T00:00:00Z', attributes: {} },
    subscription: 'projects/bench/subscriptions/worker',
  };
}

async function createTopic(pubsubHost: string, projectId: string): Promise<void> {
  const url = `http://${pubsubHost}/v1/projects/${projectId}/topics/${ANALYSIS_TOPIC}`;
  const response = await fetch(url, { method: 'PUT' });
  if (!response.ok) throw new Error(`creating the topic: ${await response.text()}`);
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
