import { afterAll, beforeAll, expect, it } from 'vitest';
import { API_KEYS, createApiKeys } from '../../shared/keys/api-keys.ts';
import { createWorkerContext, type WorkerContext } from '../../shared/platform/worker-context.ts';
import { parseConfig, parseWorkerConfig } from '../../shared/process/config.ts';
import { AS_QUEUE, createRig, type Rig } from '../local/local-server.test-rig.ts';
import { type LocalServer, startLocal } from '../local/serve.ts';
import { attemptTable, createAttacker, openFiles, send } from './attacker.test-rig.ts';

const PEPPER = 'p'.repeat(32);
const JSON_TYPE = { 'content-type': 'application/json' };
const WORKER = '/functions/worker/projects/local/topics/analysis';
let rig: Rig;
let server: LocalServer;
let context: WorkerContext;

beforeAll(async () => {
  rig = await createRig();
  const env = { ...rig.env, AUTH_MODE: 'api-key', API_KEY_PEPPER: PEPPER, DAILY_BUDGET_USD: '3.5' };
  server = await startLocal({
    config: parseWorkerConfig(env),
    port: 0,
    quiet: true,
    open(config) {
      context = createWorkerContext(config);
      return context;
    },
  });
});
afterAll(async () => {
  await server.close();
  await rig.close();
});

it('an attacker tries every door, and each holds', async () => {
  const { tries, note, attempts } = createAttacker(server.url);
  const keys = createApiKeys({ ...context, pepper: PEPPER });
  const keyOf = async (account: string, scope: 'read' | 'analyze') => {
    const { key, stored } = await keys.create({ account, scope, expiresAt: null });
    return { id: stored.id, header: { 'x-api-key': key } };
  };
  const [acme, globex, reader, widened] = await Promise.all([
    keyOf('acme', 'analyze'),
    keyOf('globex', 'analyze'),
    keyOf('globex', 'read'),
    keyOf('mallory', 'read'),
  ]);
  const body = JSON.stringify({ company: 'Tesla', depth: 'quick', frameworks: ['swot'] });
  const asking = (headers: Record<string, string>, sent = body) => ({
    method: 'POST',
    headers: { ...JSON_TYPE, ...headers },
    body: sent,
  });
  const accepted = await send(server.url, '/analyze', asking(acme.header));
  expect(accepted.status).toBe(202);
  const { job_id: id } = JSON.parse(accepted.body) as { job_id: string };

  const evil = { host: 'evil.example' };
  const origin = { origin: 'https://evil.example' };
  await tries('web page', 'a name of its own leads here', '/jobs', { headers: evil }, [403]);
  await tries(
    'web page',
    'posts with its origin',
    '/analyze',
    asking({ ...acme.header, ...origin }),
    [403],
  );
  const crossSite = { ...acme.header, 'sec-fetch-site': 'cross-site' };
  await tries('web page', 'posts a form cross-site', '/analyze', asking(crossSite), [403]);
  for (const path of ['/functions/sweep', '/functions/backup/now', WORKER]) {
    await tries(
      'functions',
      `${path} from a web page`,
      path,
      asking({ ...AS_QUEUE, ...origin }, '{}'),
      [403],
    );
    await tries(
      'functions',
      `${path} by a foreign name`,
      path,
      asking({ ...AS_QUEUE, ...evil }, '{}'),
      [403],
    );
    const far = { ...AS_QUEUE, 'x-forwarded-for': '203.0.113.7' };
    await tries('functions', `${path} from another machine`, path, asking(far, '{}'), [403]);
    await tries('functions', `${path} by a program of this machine`, path, asking({}, '{}'), [401]);
  }
  for (const path of [
    '/jobs',
    `/jobs/${id}`,
    `/reports/${id}`,
    '/health/detailed',
    '/health/metrics',
  ]) {
    await tries('keys', `${path} without a key`, path, {}, [401]);
  }
  await tries('keys', 'asks with a key that may read', '/analyze', asking(reader.header), [403]);
  const widen = { op: 'update' as const, collection: API_KEYS, id: widened.id };
  await context.documents.commit([{ ...widen, data: { scope: 'operate' } }]);
  await tries(
    'keys',
    'its scope is widened in the store',
    '/jobs',
    { headers: widened.header },
    [401],
  );
  const others = { headers: globex.header };
  await tries('accounts', "reads another's job", `/jobs/${id}`, others, [404]);
  await tries('accounts', "reads another's report", `/reports/${id}`, others, [404]);
  await tries('accounts', "follows another's job", `/jobs/${id}/events`, others, [404]);
  await tries(
    'accounts',
    "cancels another's job",
    `/jobs/${id}/cancel`,
    asking(globex.header, ''),
    [404],
  );
  const listed = await send(server.url, '/jobs', others);
  note(
    'accounts',
    "lists another's jobs",
    listed.body.includes(id) ? 'listed' : 'none',
    !listed.body.includes(id),
  );
  note('caches', 'keeps an answer with a key', listed.cache, listed.cache.includes('no-store'));
  const above = JSON.stringify({ company: 'Tesla', max_cost_usd: 900 });
  await tries('money', 'asks above the ceiling', '/analyze', asking(globex.header, above), [400]);
  await tries('money', 'asks beyond the day’s budget', '/analyze', asking(acme.header), [429]);
  for (const url of [
    'https://169.254.169.254/latest',
    'https://127.0.0.1/',
    'https://[::ffff:10.0.0.1]/',
    'https://metadata/',
    'http://example.com/',
    'https://example.com:25/',
  ]) {
    const callback = JSON.stringify({ company: 'Tesla', callback_url: url });
    await tries(
      'callbacks',
      `has ${url} called`,
      '/analyze',
      asking(globex.header, callback),
      [400],
    );
  }
  await tries('bodies', '2 MB', '/analyze', asking(globex.header, 'x'.repeat(2_000_000)), [413]);
  const gzip = { ...globex.header, 'content-encoding': 'gzip' };
  await tries('bodies', 'compressed', '/analyze', asking(gzip), [415]);
  for (const path of [
    '/reports/..%2F..%2Fconsultantos.sqlite',
    '/jobs/%2e%2e%2f',
    '/assets/..%2f..%2f.env',
  ]) {
    await tries('paths', path, path, { headers: globex.header }, [400, 404]);
  }
  const open = await openFiles(rig.dataDir);
  note(
    'files',
    'opens them as another user',
    open.length === 0 ? 'none opens' : open.join(' '),
    open.length === 0,
  );
  const refusesAll = (() => {
    try {
      parseConfig({ ...rig.env, HOST: '0.0.0.0' });
      return false;
    } catch {
      return true;
    }
  })();
  note(
    'network',
    'finds HOST=0.0.0.0 without keys',
    refusesAll ? 'does not start' : 'starts',
    refusesAll,
  );

  process.stdout.write(`## Doors, tried\n\n${attemptTable(attempts)}\n\n`);
  expect(attempts.filter(({ held }) => !held)).toEqual([]);
});
