import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { DataFaultError } from '../adapters/embedded/data-check-fault.ts';
import { PermanentError, TransientError } from '../errors.ts';
import { createMetrics } from '../metrics/metrics.ts';
import type { Documents, Objects } from '../ports.ts';
import { parseConfig } from '../process/config.ts';
import { createLog } from '../process/log.ts';
import { createCountingIds } from '../testing/counting-ids.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { createMemoryDocuments } from '../testing/memory-documents.ts';
import { createMemoryObjects } from '../testing/memory-objects.ts';
import { createHealth } from './health.ts';
import type { HealthUses } from './health-uses.ts';
import { createStandingNote } from './service-standing.ts';
import type { ServiceState } from './service-state.ts';

const keys = { GEMINI_API_KEY: 'canary-gemini', TAVILY_API_KEY: 'canary-tavily' };
const cloud = { PLATFORM: 'gcp', GCP_PROJECT_ID: 'acme-prod', REPORTS_BUCKET: 'acme-reports' };
const unavailable = new TransientError('unavailable', 'canary-message');
const log = createLog('silent');
const lies = { database() {}, objects() {} };
const gone = () => {
  throw unavailable;
};
const full = () => {
  throw new DataFaultError('disk_full', 'canary-folder');
};
const closed: ServiceState = { breaker: () => 'closed', keyRefused: () => false };

let clock: ReturnType<typeof createManualClock>;
let documents: Documents;
let objects: Objects;

beforeEach(() => {
  clock = createManualClock(Date.parse('2026-01-01T00:00:00Z'));
  documents = createMemoryDocuments();
  objects = createMemoryObjects();
});
afterEach(() => {
  vi.useRealTimers();
});

function health(uses: Partial<HealthUses> = {}, env: Record<string, string> = keys) {
  const services = { gemini: closed, tavily: closed };
  const checkTopic = async () => {};
  const config = parseConfig(env);
  const all = createHealth({ config, clock, documents, objects, services, checkTopic, ...uses });
  return async (path: keyof typeof all) => {
    const { status, body } = await all[path]();
    return { status, body: JSON.parse(body) as Record<string, unknown>, text: body };
  };
}

describe('ready', () => {
  it('is 200 when everything answers, each with its latency', async () => {
    const { status, body } = await health()('ready');
    expect(status).toBe(200);
    const good = { ok: true, latency_ms: 0 };
    expect(body).toEqual({
      status: 'ready',
      checks: {
        ...{ documents: good, objects: good, topic: good },
        ...{ model_key: good, search_key: good, cache: good },
      },
    });
  });

  it.each([
    ['documents', { documents: { get: () => Promise.reject(unavailable) } }, 'unavailable'],
    ['objects', { objects: { head: () => Promise.reject(unavailable) } }, 'unavailable'],
    ['documents', { dataCheck: { ...lies, database: gone } }, 'unavailable'],
    ['objects', { dataCheck: { ...lies, objects: gone } }, 'unavailable'],
    ['documents', { dataCheck: { ...lies, database: full } }, 'disk_full'],
    ['topic', { checkTopic: () => Promise.reject(unavailable) }, 'unavailable'],
    [
      'topic',
      { checkTopic: () => Promise.reject(new PermanentError('misconfigured', 'x')) },
      'misconfigured',
    ],
    ['topic', { checkTopic: () => Promise.reject(new TypeError('canary')) }, 'internal'],
    [
      'model_key',
      { services: { gemini: { ...closed, keyRefused: () => true }, tavily: closed } },
      'misconfigured',
    ],
    [
      'search_key',
      { services: { gemini: closed, tavily: { ...closed, keyRefused: () => true } } },
      'misconfigured',
    ],
  ] as [string, object, string][])(
    'is 503 and names %s when it fails',
    async (name, fault, error) => {
      const { documents: badDocuments, objects: badObjects, ...others } = fault as HealthUses;
      const { status, body, text } = await health({
        documents: { ...documents, ...badDocuments },
        objects: { ...objects, ...badObjects },
        ...others,
      })('ready');
      expect(status).toBe(503);
      expect(body).toMatchObject({ status: 'not_ready', checks: { [name]: { ok: false, error } } });
      expect(text).not.toContain('canary');
    },
  );

  it('waits for what hangs no longer than the limit, and names it', async () => {
    vi.useFakeTimers();
    const hang = () => new Promise<never>(() => {});
    const ask = health(
      { objects: { ...objects, head: hang } },
      { ...keys, HEALTH_CHECK_TIMEOUT: '2' },
    );
    const answer = ask('ready');
    await vi.advanceTimersByTimeAsync(2_000);
    expect((await answer).body).toMatchObject({
      checks: { objects: { ok: false, error: 'timeout' }, documents: { ok: true } },
    });
  });

  it('asks each dependency once for twenty callers, and again after 5 s', async () => {
    const head = vi.fn(objects.head);
    const ask = health({ objects: { ...objects, head } });
    await Promise.all(Array.from({ length: 20 }, () => ask('ready')));
    expect(head).toHaveBeenCalledTimes(1);
    clock.advance(5_000);
    await Promise.all(Array.from({ length: 20 }, () => ask('ready')));
    expect(head).toHaveBeenCalledTimes(2);
  });

  it('is 503 at once when the process stops, though the checks are kept', async () => {
    const stopping = new AbortController();
    const ask = health({ stopping });
    expect((await ask('ready')).status).toBe(200);
    stopping.abort();
    expect(await ask('ready')).toMatchObject({ status: 503, body: { status: 'stopping' } });
    expect((await ask('live')).status).toBe(200);
  });

  it('needs no key where simulators answer, and says so', async () => {
    expect((await health({}, {})('ready')).body).toMatchObject({
      checks: { model_key: { ok: true, note: expect.stringContaining('simulators') } },
    });
  });

  it('knows from the workers how the services stand, where none is called', async () => {
    const ask = () => createHealth({ config: parseConfig(cloud), clock, documents, objects });
    expect(JSON.parse((await ask().ready()).body)).toMatchObject({
      status: 'ready',
      checks: { model_key: { ok: true, note: expect.stringContaining('not used here') } },
    });
    const state: ServiceState = { breaker: () => 'open', keyRefused: () => true };
    await createStandingNote({ service: 'gemini', state, documents, clock, log })();
    const { status, body } = await ask().ready();
    expect(status).toBe(503);
    expect(JSON.parse(body)).toMatchObject({
      checks: { model_key: { ok: false, error: 'misconfigured' } },
    });
    expect(JSON.parse((await ask().detailed()).body)).toMatchObject({
      breakers: { gemini: 'open', tavily: 'closed' },
    });
  });
});

it('startup is 503 until the process has what its first work needs; live is 200 all along', async () => {
  let done = false;
  const ask = health({ started: () => done });
  expect(await ask('startup')).toMatchObject({ status: 503, body: { status: 'starting' } });
  expect(await ask('ready')).toMatchObject({ status: 503, body: { status: 'starting' } });
  expect((await ask('live')).status).toBe(200);
  done = true;
  expect((await ask('startup')).status).toBe(200);
  expect((await ask('ready')).status).toBe(200);
});

describe('detailed', () => {
  const run = (id: string, data: Record<string, unknown>) => ({
    op: 'create' as const,
    collection: 'ops_runs',
    id,
    data: {
      state: 'verified',
      createdAt: '2025-12-31T02:00:00.000Z',
      endedAt: '2025-12-31T02:15:00.000Z',
      ...data,
    },
  });
  const backup = {
    job: 'backup',
    exportName: 'x',
    attempt: 1,
    operation: 'o',
    startedAt: '2025-12-31T02:00:00.000Z',
    documents: 7,
    bytes: 70,
    reason: null,
    final: false,
    expireAt: '2026-03-31T00:00:00.000Z',
  };

  it('tells what it knows', async () => {
    await documents.commit([
      run('b1', backup),
      run('b2', { ...backup, state: 'failed', createdAt: '2025-12-31T03:00:00.000Z' }),
      run('l1', { job: 'lifecycle', state: 'applied' }),
      {
        op: 'increment',
        collection: 'counters',
        id: 'metrics-3',
        fields: { cache_hits: 3, cache_misses: 1 },
      },
    ]);
    const { status, body } = await health({ schedules: async () => ({ sweep: 'ENABLED' }) })(
      'detailed',
    );
    expect(status).toBe(200);
    expect(body).toMatchObject({
      status: 'ready',
      checks: { cache: { ok: true } },
      version: expect.stringMatching(/^\d+\.\d+\.\d+$/),
      revision: null,
      memory: { rss_bytes: expect.any(Number) },
      oldest_pending_job_seconds: null,
      last_verified_backup: { id: 'b1', verified_at: '2025-12-31T02:15:00.000Z', documents: 7 },
      last_lifecycle_run: { state: 'applied', ended_at: '2025-12-31T02:15:00.000Z' },
      schedules: { sweep: 'ENABLED' },
      cache: { hits: 3, misses: 1, hit_rate: 0.75 },
      breakers: { gemini: 'closed', tavily: 'closed' },
    });
  });

  it('names the reason of what it does not know, and never says 0 for it', async () => {
    const { body } = await health()('detailed');
    expect(body).toMatchObject({ dead_letters: null, schedules: null });
    expect(Object.keys(body.unknown as object).sort()).toEqual(['dead_letters', 'schedules']);
  });

  it('shows what this process has counted and not stored yet', async () => {
    const metrics = createMetrics({ documents, clock, ids: createCountingIds(), log });
    metrics.count('cache_hits', {});
    expect((await health({ metrics })('detailed')).body).toMatchObject({ cache: { hits: 1 } });
  });

  it('still answers when the store is away', async () => {
    const away = () => Promise.reject(unavailable);
    const ask = health({ documents: { get: away, query: away, count: away, commit: away } });
    const { status, body, text } = await ask('detailed');
    expect(status).toBe(200);
    expect(body).toMatchObject({ status: 'not_ready', cache: null, last_verified_backup: null });
    expect(body.unknown).toMatchObject({
      cache: 'unavailable',
      last_verified_backup: 'unavailable',
    });
    expect(text).not.toContain('canary');
  });
});

it('no answer holds a secret of the configuration', async () => {
  const secret = (host: string) => `https://canary:canary@${host}/canary?canary`;
  const ask = health(
    {},
    { ...keys, GEMINI_BASE_URL: secret('g.example'), TAVILY_BASE_URL: secret('t.example') },
  );
  for (const path of ['live', 'startup', 'ready', 'detailed'] as const) {
    expect((await ask(path)).text, path).not.toContain('canary');
  }
});

it('metrics are 404 when switched off, 503 when the store is away, else text', async () => {
  expect((await health({}, { ...keys, ENABLE_METRICS: 'false' })('metrics')).status).toBe(404);
  const get = () => Promise.reject(unavailable);
  const ask = health({ documents: { ...documents, get } });
  expect(await ask('metrics')).toMatchObject({ status: 503, body: { error: 'unavailable' } });
  const config = parseConfig(keys);
  expect(await createHealth({ config, clock, documents, objects }).metrics()).toMatchObject({
    status: 200,
    contentType: expect.stringMatching(/^text\/plain; version=0\.0\.4/),
    body: expect.stringContaining('consultantos_jobs_total{status="pending"} 0'),
  });
});
