import { beforeEach, describe, expect, it } from 'vitest';
import type { Scope } from '../../shared/domain/api-key.ts';
import { createPublishJob } from '../../shared/jobs/accept.ts';
import { type ApiKeys, createApiKeys } from '../../shared/keys/api-keys.ts';
import { parseConfig } from '../../shared/process/config.ts';
import { createLog } from '../../shared/process/log.ts';
import { createManualClock } from '../../shared/testing/manual-clock.ts';
import { createMemoryDocuments } from '../../shared/testing/memory-documents.ts';
import { createMemoryObjects } from '../../shared/testing/memory-objects.ts';
import { createMemoryPublisher } from '../../shared/testing/memory-publisher.ts';
import { createApp } from './app.ts';

const PEPPER = 'p'.repeat(32);
const TESLA = '{"company":"Tesla"}';
let app: ReturnType<typeof createApp>;
let keys: ApiKeys;

beforeEach(() => {
  const documents = createMemoryDocuments();
  const clock = createManualClock(Date.parse('2026-01-01T00:00:00Z'));
  const log = createLog('silent');
  let made = 0;
  const ids = { next: () => `id${++made}` };
  keys = createApiKeys({ documents, clock, ids, pepper: PEPPER });
  const env = { AUTH_MODE: 'api-key', API_KEY_PEPPER: PEPPER, RATE_LIMIT_PER_HOUR: '2' };
  app = createApp({
    config: parseConfig(env),
    log,
    clock,
    ids,
    documents,
    objects: createMemoryObjects(),
    offerUpload: async () => {},
    formatFiles: { find: async () => ({ state: 'asked' }), announce: async () => {} },
    publish: createPublishJob({ documents, publisher: createMemoryPublisher(), clock, log }),
    prices: {
      writer: { inputUsdPerMillion: 1, outputUsdPerMillion: 1 },
      judge: { inputUsdPerMillion: 1, outputUsdPerMillion: 1 },
    },
  });
});

const keyOf = async (account: string, scope: Scope) =>
  (await keys.create({ account, scope, expiresAt: null })).key;

function send(method: string, path: string, headers: Record<string, string> = {}, body?: string) {
  const json = body === undefined ? {} : { 'content-type': 'application/json' };
  const bindings = { incoming: { headers: {}, socket: { remoteAddress: '127.0.0.1' } } };
  return app.request(
    path,
    { method, headers: { ...json, ...headers }, body: body ?? null },
    bindings,
  );
}
const get = (path: string, key: string) => send('GET', path, { 'x-api-key': key });
const ask = (key: string, headers: Record<string, string> = {}) =>
  send('POST', '/analyze', { 'x-api-key': key, ...headers }, TESLA);
const idOf = async (response: Response) => ((await response.json()) as { job_id: string }).job_id;
const idsIn = async (response: Response) =>
  ((await response.json()) as { jobs: { job_id: string }[] }).jobs.map(({ job_id }) => job_id);

describe('without a good key', () => {
  it.each([
    ['POST', '/analyze'],
    ['POST', '/analyze?dry_run=true'],
    ['GET', '/jobs'],
    ['GET', '/jobs/x'],
    ['POST', '/jobs/x/cancel'],
    ['GET', '/reports'],
    ['GET', '/reports/x'],
    ['GET', '/reports/x/link'],
    ['GET', '/health/detailed'],
    ['GET', '/health/metrics'],
  ])('%s %s is 401, whether none or a wrong one is sent', async (method, path) => {
    const wrong = `cos_${'0'.repeat(16)}_${'0'.repeat(50)}`;
    const body = method === 'POST' ? TESLA : undefined;
    for (const headers of [{}, { 'x-api-key': wrong }, { authorization: `Bearer ${wrong}` }]) {
      const response = await send(method, path, headers, body);
      expect(response.status).toBe(401);
      expect(response.headers.get('www-authenticate')).toMatch(/^Bearer/);
      expect(response.headers.get('content-type')).toBe('application/problem+json');
    }
  });

  it.each(['/health/ready', '/health/startup', '/openapi.json', '/schemas/report.json'])(
    'GET %s is answered',
    async (path) => {
      expect([200, 503]).toContain((await send('GET', path)).status);
    },
  );

  it('every other route there is asks for one', async () => {
    const open =
      /^\/(health\/(live|ready|startup)|openapi\.json|schemas\/|session|docs|sample|assets\/|language\/)/;
    const routes = app.routes.filter(({ method, path }) => method !== 'ALL' && !open.test(path));
    expect(routes.length).toBeGreaterThan(8);
    for (const { method, path } of routes) {
      const body = method === 'POST' ? TESLA : undefined;
      expect((await send(method, path.replace(':id', 'x'), {}, body)).status, path).toBe(401);
    }
  });
});

describe('a key', () => {
  it('is taken from either header, and a token of another make is left alone', async () => {
    const key = await keyOf('acme', 'read');
    expect((await send('GET', '/jobs', { authorization: `Bearer ${key}` })).status).toBe(200);
    const both = { authorization: 'Bearer eyJhbGciOi', 'x-api-key': key };
    expect((await send('GET', '/jobs', both)).status).toBe(200);
  });

  it('does what its scope says and no more', async () => {
    const [reads, analyzes] = [await keyOf('acme', 'read'), await keyOf('acme', 'analyze')];
    expect((await ask(reads)).status).toBe(403);
    const id = await idOf(await ask(analyzes));
    expect((await get(`/jobs/${id}`, reads)).status).toBe(200);
    expect((await send('POST', `/jobs/${id}/cancel`, { 'x-api-key': reads })).status).toBe(403);
    expect((await get('/health/detailed', analyzes)).status).toBe(403);
    expect((await get('/health/detailed', await keyOf('ops', 'operate'))).status).toBe(200);
  });

  it('sees what is of its account, an operator everything', async () => {
    const [acme, other] = [await keyOf('acme', 'analyze'), await keyOf('other', 'analyze')];
    const mine = await idOf(await ask(acme));
    const theirs = await idOf(await ask(other));
    expect((await get(`/jobs/${theirs}`, acme)).status).toBe(404);
    expect((await get(`/reports/${theirs}`, acme)).status).toBe(404);
    expect((await get(`/reports/${theirs}/link`, acme)).status).toBe(404);
    const cancel = await send('POST', `/jobs/${theirs}/cancel`, { 'x-api-key': acme });
    expect(cancel.status).toBe(404);
    expect(await idsIn(await get('/jobs', acme))).toEqual([mine]);
    expect(await idsIn(await get('/jobs?status=pending', acme))).toEqual([mine]);
    const operator = await keyOf('ops', 'operate');
    expect((await idsIn(await get('/jobs', operator))).sort()).toEqual([mine, theirs].sort());
    expect((await get(`/jobs/${theirs}`, operator)).status).toBe(200);
  });

  it('shares an Idempotency-Key with its account, and not with another', async () => {
    const same = { 'idempotency-key': 'k' };
    const first = await idOf(await ask(await keyOf('acme', 'analyze'), same));
    const again = await ask(await keyOf('acme', 'analyze'), same);
    expect([again.status, await idOf(again)]).toEqual([200, first]);
    expect((await ask(await keyOf('other', 'analyze'), same)).status).toBe(202);
  });

  it('has a limit of its own', async () => {
    const [one, two] = [await keyOf('acme', 'analyze'), await keyOf('acme', 'analyze')];
    for (let n = 0; n < 2; n += 1) expect((await ask(one)).status).toBe(202);
    expect((await ask(one)).status).toBe(429);
    expect((await ask(two)).status).toBe(202);
  });
});
