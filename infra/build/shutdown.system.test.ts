import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { openDataDir } from '../../shared/adapters/embedded/data-dir.ts';
import { createEmbeddedDocuments } from '../../shared/adapters/embedded/documents.ts';
import { readJob } from '../../shared/jobs/store.ts';
import { startGeminiSimulator } from '../local/simulators/gemini.ts';
import type { Simulator } from '../local/simulators/simulator.ts';
import { startTavilySimulator } from '../local/simulators/tavily.ts';
import { type Deployment, deploy } from './deployment.ts';
import type { Instance } from './instance.ts';

const BODY =
  '{"company":"Tesla","industry":"Electric Vehicles","frameworks":["porter"],"depth":"quick"}';
let deployment: Deployment;
let gemini: Simulator;
let tavily: Simulator;
let home: string;
let dataDir: string;
let running: Instance[] = [];

beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'consultantos-shutdown-'));
  [deployment, gemini, tavily] = await Promise.all([
    deploy(['api', 'worker']),
    startGeminiSimulator({ latencyMs: 150 }),
    startTavilySimulator({ latencyMs: 50 }),
  ]);
}, 120_000);
afterAll(async () => {
  await Promise.all([gemini.close(), tavily.close()]);
  deployment.remove();
  rmSync(home, { recursive: true });
});
beforeEach(newStore);
afterEach(async () => {
  await Promise.all(running.map(({ kill }) => kill('SIGKILL')));
  running = [];
});

function newStore(): void {
  dataDir = mkdtempSync(join(home, 'store-'));
}

async function start(name: string, env: Record<string, string> = {}): Promise<Instance> {
  const instance = await deployment.start(name, {
    DATA_DIR: dataDir,
    GEMINI_API_KEY: 'test',
    GEMINI_BASE_URL: gemini.url,
    TAVILY_API_KEY: 'test',
    TAVILY_BASE_URL: tavily.url,
    RATE_LIMIT_PER_HOUR: '1000',
    ...env,
  });
  running.push(instance);
  return instance;
}

const post = (url: string, body: string) =>
  fetch(url, { method: 'POST', headers: { 'content-type': 'application/json' }, body });
const calls = () => gemini.calls().length + tavily.calls().length;

/** Accepted by an api that is gone again: the embedded store is one process's. */
async function acceptedJob(): Promise<string> {
  const api = await start('api');
  const accepted = await post(`${api.url}/analyze`, BODY);
  const { job_id } = (await accepted.json()) as { job_id: string };
  expect(await api.kill('SIGTERM')).toBe(0);
  return job_id;
}

function push(url: string, jobId: string): Promise<Response> {
  const data = Buffer.from(JSON.stringify({ jobId, v: 1 })).toString('base64');
  const message = { data, messageId: '1', publishTime: '2026-01-01T00:00:00Z' };
  return post(`${url}/projects/p/topics/analysis`, JSON.stringify({ message, subscription: 's' }));
}

async function stored(jobId: string) {
  const opened = openDataDir(dataDir);
  try {
    const documents = createEmbeddedDocuments({ database: opened.database });
    const found = await readJob(documents, jobId);
    if (!found) throw new Error('no such job');
    return {
      job: found.job,
      openSteps: await documents.count('steps', { jobId, state: 'started' }),
    };
  } finally {
    opened.close();
  }
}

async function stopping({ words }: Instance): Promise<void> {
  while (!words().includes('"stopping"')) await sleep(5);
}

/** A request whose body is not there yet. */
async function halfRequest(url: string): Promise<{ socket: Socket; rest: string }> {
  const { port } = new URL(url);
  const socket = connect(Number(port), '127.0.0.1');
  await once(socket, 'connect');
  const head = `POST /analyze HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nContent-Type: application/json\r\nContent-Length: ${BODY.length}\r\nExpect: 100-continue\r\n\r\n`;
  socket.write(head);
  // The server has read the head.
  await once(socket, 'data');
  socket.write(BODY.slice(0, 10));
  return { socket, rest: BODY.slice(10) };
}

it('a worker in mid-analysis gives its lease back, refuses the push and exits 0; another one goes on', async () => {
  const needed = await callsOfWholeAnalysis();

  newStore();
  const jobId = await acceptedJob();
  const before = calls();
  const stopped = await start('worker');
  const answer = push(stopped.url, jobId);
  while (calls() - before < needed - 2) await sleep(5);
  expect(await stopped.kill('SIGTERM')).toBe(0);
  expect((await answer).status).toBe(500);
  const { job, openSteps } = await stored(jobId);
  expect(job).toMatchObject({ owner: null, finishedAt: null });

  const second = await start('worker');
  expect((await push(second.url, jobId)).status).toBe(204);
  expect(calls() - before).toBeLessThanOrEqual(needed + openSteps);
  await second.kill('SIGTERM');
  expect((await stored(jobId)).job.status).toBe('completed');
});

async function callsOfWholeAnalysis(): Promise<number> {
  const jobId = await acceptedJob();
  const before = calls();
  const worker = await start('worker');
  expect((await push(worker.url, jobId)).status).toBe(204);
  await worker.kill('SIGTERM');
  return calls() - before;
}

it('an api answers the request under way, as the last of its connection, and exits 0', async () => {
  const api = await start('api');
  const { socket, rest } = await halfRequest(api.url);
  const gone = api.kill('SIGTERM');
  await stopping(api);
  socket.write(rest);
  const answer = await text(socket);
  expect(answer).toMatch(/^HTTP\/1\.1 202 .*\r\nconnection: close\r\n/is);
  expect(await gone).toBe(0);
});

it('an idle process exits at once, whatever connections are open', async () => {
  const api = await start('api', { GRACEFUL_SHUTDOWN_TIMEOUT: '600' });
  const silent = connect(Number(new URL(api.url).port), '127.0.0.1');
  await once(silent, 'connect');
  // Its connection is kept alive.
  expect((await fetch(`${api.url}/openapi.json`)).status).toBe(200);
  const startedMs = performance.now();
  expect(await api.kill('SIGTERM')).toBe(0);
  expect(performance.now() - startedMs).toBeLessThan(5_000);
  silent.destroy();
});

it('takes no new connection while it stops', async () => {
  const api = await start('api');
  const { socket } = await halfRequest(api.url);
  const gone = api.kill('SIGTERM');
  await stopping(api);
  await expect(fetch(`${api.url}/openapi.json`)).rejects.toThrow();
  socket.destroy();
  expect(await gone).toBe(0);
});

it('what does not end in time is cut off, exit 1', async () => {
  const api = await start('api', { GRACEFUL_SHUTDOWN_TIMEOUT: '0.2' });
  const { socket } = await halfRequest(api.url);
  expect(await api.kill('SIGTERM')).toBe(1);
  socket.destroy();
});

it.each(['SIGTERM', 'SIGINT'] as const)('a second signal, %s, ends it at once', async (signal) => {
  const api = await start('api');
  const { socket } = await halfRequest(api.url);
  void api.kill('SIGTERM');
  await stopping(api);
  const startedMs = performance.now();
  expect(await api.kill(signal)).toBe(1);
  expect(performance.now() - startedMs).toBeLessThan(5_000);
  socket.destroy();
});
