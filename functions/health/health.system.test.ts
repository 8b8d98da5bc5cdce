import { once } from 'node:events';
import { rename, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  AS_QUEUE,
  createRig,
  ended,
  type Rig,
  serveAsProcess,
  submit,
  until,
} from '../../infra/local/local-server.test-rig.ts';
import { startLocal } from '../../infra/local/serve.ts';
import { HEALTH_PATHS } from '../../shared/health/health-answer.ts';
import { readStanding } from '../../shared/health/service-standing.ts';
import { createWorkerContext, type WorkerContext } from '../../shared/platform/worker-context.ts';
import { parseConfig } from '../../shared/process/config.ts';

let rig: Rig;
let stop: () => Promise<unknown>;
/** Of the server that `serve` started. */
let context: WorkerContext;

beforeEach(async () => {
  rig = await createRig();
  stop = async () => {};
});
afterEach(async () => {
  await stop();
  await rig.close();
});

/** `until`: the start waits for it once it listens. */
async function serve({ port = 0, until = Promise.resolve() } = {}): Promise<string> {
  const server = await startLocal({
    config: parseConfig(rig.env),
    port,
    quiet: true,
    open(config) {
      context = createWorkerContext(config);
      const { warm } = context;
      return Object.assign(context, { warm: () => until.then(warm) });
    },
  });
  stop = () => server.close();
  return server.url;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

async function ask(url: string) {
  const response = await fetch(url, { headers: AS_QUEUE });
  const text = await response.text();
  const isJson = response.headers.get('content-type') === 'application/json';
  return { status: response.status, body: isJson ? JSON.parse(text) : null };
}

const statuses = (url: string) =>
  Promise.all(HEALTH_PATHS.map(async (path) => (await ask(`${url}/${path}`)).status));

describe.each(['/health', '/functions/health'])('%s/…', (prefix) => {
  it('is all well on a server that runs', async () => {
    const url = (await serve()) + prefix;
    expect(await statuses(url)).toEqual([200, 200, 200, 200, 200]);
    const { checks } = (await ask(`${url}/ready`)).body;
    expect(Object.keys(checks)).toEqual([
      ...['documents', 'objects', 'topic'],
      ...['model_key', 'search_key', 'cache'],
    ]);
  });

  it('lives, but is not ready while it starts', async () => {
    const port = await freePort();
    const warming = Promise.withResolvers<void>();
    const starting = serve({ port, until: warming.promise });
    const url = `http://127.0.0.1:${port}${prefix}`;
    await until(() =>
      ask(`${url}/live`).then(
        () => true,
        () => false,
      ),
    );
    expect(await statuses(url)).toEqual([200, 503, 503, 200, 200]);
    expect((await ask(`${url}/ready`)).body.status).toBe('starting');
    warming.resolve();
    await starting;
    expect(await statuses(url)).toEqual([200, 200, 200, 200, 200]);
  });

  it('names the dead store, and lives', async () => {
    const url = (await serve()) + prefix;
    context.local?.dataDir.database.close();
    expect(await statuses(url)).toEqual([200, 200, 503, 200, 503]);
    const dead = { ok: false, error: 'unavailable', latency_ms: expect.any(Number) };
    expect((await ask(`${url}/ready`)).body).toMatchObject({
      status: 'not_ready',
      checks: { documents: dead, topic: dead, cache: dead, objects: { ok: true } },
    });
    expect((await ask(`${url}/detailed`)).body).toMatchObject({ dead_letters: null });
  });

  it('names the store that was taken away under it', async () => {
    const url = (await serve()) + prefix;
    await rename(join(rig.dataDir, 'objects'), join(rig.dataDir, 'away'));
    await rm(join(rig.dataDir, 'consultantos.sqlite'));
    const gone = { ok: false, error: 'unavailable', latency_ms: expect.any(Number) };
    const { status, body } = await ask(`${url}/ready`);
    expect(status).toBe(503);
    expect(body).toMatchObject({ checks: { documents: gone, objects: gone } });
  });

  it('says that the key is refused, once a call was', async () => {
    rig.gemini.fault({ kind: 'status', status: 401 });
    const url = await serve();
    const job = await ended(url, await submit(url, { company: 'Tesla', frameworks: ['swot'] }));
    expect(job.status).toBe('failed');
    const { status, body } = await ask(`${url}${prefix}/ready`);
    expect(status).toBe(503);
    expect(body.checks.model_key).toMatchObject({ ok: false, error: 'misconfigured' });
    // So that the functions of the cloud that call no model know it too.
    const { documents } = context;
    expect((await readStanding(documents, 'gemini')).keyRefusedAt).not.toBeNull();
    rig.gemini.clearFaults();
    await ended(url, await submit(url, { company: 'Tesla', frameworks: ['swot'] }));
    expect((await readStanding(documents, 'gemini')).keyRefusedAt).toBeNull();
  });

  it('wants no work for a process that stops', async () => {
    const url = (await serve()) + prefix;
    context.stopping.abort(new Error('the process is stopping'));
    expect(await statuses(url)).toEqual([200, 200, 503, 200, 200]);
    expect((await ask(`${url}/ready`)).body.status).toBe('stopping');
  });
});

it('no answer holds a secret, whatever was asked and went wrong', async () => {
  const env = { GEMINI_API_KEY: 'canary-gemini', TAVILY_API_KEY: 'canary-tavily' };
  Object.assign(rig.env, env);
  rig.gemini.fault({ kind: 'status', status: 401 });
  const url = await serve();
  await ended(url, await submit(url, { company: 'canary-company', context: 'canary-context' }));
  for (const path of HEALTH_PATHS) {
    expect(await (await fetch(`${url}/health/${path}`)).text(), path).not.toContain('canary');
  }
});

/**
 * The probes of the runbook at a fortieth of their periods: start-up every 250 ms (10 s) at most twelve times
 * and a start's worth more, then live and ready every 125 ms (5 s), each with 5 s to answer.
 */
it('an orchestrator lets it start, keeps it under load, and sees it go', async () => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const probe = async (path: string) => {
    const signal = AbortSignal.timeout(5_000);
    const answer = await fetch(`${url}/health/${path}`, { signal }).catch(() => null);
    await answer?.body?.cancel();
    return answer?.status ?? null;
  };
  const starting = serveAsProcess(rig, { PORT: String(port) });
  const seen: (number | null)[] = [];
  while ((await probe('startup')) !== 200 && seen.length < 120) {
    seen.push(await probe('live'));
    await sleep(250);
  }
  const server = await starting;
  stop = () => server.kill('SIGKILL');
  expect(seen.filter((status) => status !== null && status !== 200)).toEqual([]);

  const jobs = Promise.all(
    Array.from({ length: 8 }, async () => ended(url, await submit(url, { company: 'Tesla' }))),
  );
  const probes: (number | null)[] = [];
  let working = true;
  const load = jobs.finally(() => {
    working = false;
  });
  while (working) {
    probes.push(...(await Promise.all([probe('live'), probe('ready')])));
    await sleep(125);
  }
  expect((await load).map(({ status }) => status)).toEqual(Array(8).fill('completed'));
  expect(probes.length).toBeGreaterThan(8);
  expect(new Set(probes)).toEqual(new Set([200]));

  const gone = server.kill('SIGTERM');
  await until(async () => (await probe('ready')) !== 200);
  expect(await gone).toBe(0);
});
