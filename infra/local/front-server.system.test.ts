import { once } from 'node:events';
import { request } from 'node:http';
import { text } from 'node:stream/consumers';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AS_QUEUE, createRig, type Rig, type Running, serveHere } from './local-server.test-rig.ts';

const WORKER = '/functions/worker/projects/local/topics/analysis';
const JSON_TYPE = { 'content-type': 'application/json' };
let rig: Rig;
let server: Running;

beforeAll(async () => {
  rig = await createRig();
  server = await serveHere(rig);
});
afterAll(async () => {
  await server.stop();
  await rig.close();
});

/** Sent as written: paths are not normalised, a body without a length goes out in chunks. */
async function send(path: string, body: string | Buffer, headers: Record<string, string> = {}) {
  const { hostname, port } = new URL(server.url);
  const method = body.length === 0 ? 'GET' : 'POST';
  const all = { ...JSON_TYPE, ...AS_QUEUE, ...headers };
  // A connection each: the server closes one whose body it does not read to the end.
  const outgoing = request({ hostname, port, path, method, headers: all, agent: false });
  outgoing.on('error', () => {});
  if (headers['transfer-encoding'] !== undefined) outgoing.write(body);
  outgoing.end(headers['transfer-encoding'] === undefined ? body : undefined);
  const [response] = await once(outgoing, 'response');
  const type = response.headers['content-type'];
  return { status: response.statusCode, type, body: await text(response) };
}

const problem = (status: number) => ({ status, type: 'application/problem+json' });
const API_PATHS = ['/analyze', '/functions/api/analyze', '/jobs/x/cancel', '/nowhere'];

describe.each(API_PATHS)('POST %s', (path) => {
  it('with a compressed body is 415, before it is inflated', async () => {
    const bomb = gzipSync(Buffer.alloc(50_000_000));
    const before = process.memoryUsage().rss;
    for (const encoding of ['gzip', 'br', 'nonsense']) {
      const answer = await send(path, bomb.subarray(0, 60_000), { 'content-encoding': encoding });
      expect(answer).toMatchObject(problem(415));
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(40_000_000);
  });

  it('with more than 64 KB is 413', async () => {
    expect(await send(path, 'x'.repeat(2_000_000))).toMatchObject(problem(413));
  });
});

it('a body without a length is cut off after 64 KB', async () => {
  const chunked = { 'transfer-encoding': 'chunked' };
  expect(await send('/analyze', 'x'.repeat(2_000_000), chunked)).toMatchObject(problem(413));
  const small = await send('/analyze', '{"company":""}', chunked);
  expect(small).toMatchObject(problem(400));
  expect(small.body).toContain('must not be empty');
});

it.each([
  ['/analyze/', '{"company": ', 404],
  ['/functions/api/analyze', '{"company": ', 400],
  ['/jobs/x/cancel', '{"company": ', 404],
  ['/jobs/%E0%A4%A', '', 400],
  ['/reports/%', '', 400],
  ['/functions/api/jobs/%E0%A4%A', '', 400],
  ['/jobs\\x', '', 400],
  ['/functions/nobody', '', 404],
])('%s with %j is a problem: %i', async (path, body, status) => {
  expect(await send(path, body)).toMatchObject(problem(status));
});

describe.each([
  '/functions/backup/now',
  '/functions/lifecycle',
  '/functions/sweep',
  '/functions/health/live',
  WORKER,
])('%s', (path) => {
  it.each([
    ['with an origin', '{}', { origin: 'https://other.example' }],
    ['with the origin of a sandboxed frame', '{}', { origin: 'null' }],
    ['by a name that somebody else has led here', '{}', { host: 'evil.example' }],
    ['for an image on another site', '', { 'sec-fetch-site': 'cross-site' }],
  ])('is refused %s', async (_, body, headers) => {
    expect(await send(path, body, headers as Record<string, string>)).toMatchObject(problem(403));
  });
});

describe('without the secret of the server', () => {
  it.each([
    ['none', '/functions/sweep', ''],
    ['another', '/functions/sweep', 'Bearer of-somebody-else-who-guesses-it'],
    ['another in the query', `${WORKER}?token=of-somebody-else`, ''],
    ['none, for health', '/functions/health/detailed', ''],
  ])('%s: no function is called', async (_, path, authorization) => {
    expect(await send(path, '{}', { authorization })).toMatchObject(problem(401));
  });

  it('the api is called as ever, and a push endpoint may carry it in its query', async () => {
    const without = { authorization: '' };
    expect((await send('/functions/api/jobs?limit=1', '', without)).status).toBe(200);
    const token = AS_QUEUE.authorization.replace('Bearer ', '');
    expect((await send(`/functions/sweep?token=${token}`, '{}', without)).status).toBe(200);
  });
});

it('the page of this server may ask its own api, with its origin', async () => {
  const own = { origin: server.url, 'sec-fetch-site': 'same-origin' };
  for (const path of ['/analyze', '/functions/api/analyze']) {
    expect((await send(path, '{"company":""}', own)).status).toBe(400);
  }
});

it('what is scheduled is asked for with POST only', async () => {
  for (const name of ['backup', 'backup/now', 'lifecycle', 'sweep']) {
    expect((await send(`/functions/${name}`, '')).status, name).toBe(405);
  }
  expect((await send('/functions/backup//', '{}')).status).toBe(404);
  expect((await send('/functions/sweep', '{}')).status).toBe(200);
});

it('a push that is compressed, without a length or over 1 MB is refused before it is read', async () => {
  const gzip = { 'content-encoding': 'gzip' };
  expect(await send(WORKER, gzipSync('{}'), gzip)).toMatchObject(problem(415));
  const chunked = { 'transfer-encoding': 'chunked' };
  expect(await send(WORKER, '{}', chunked)).toMatchObject(problem(411));
  expect(await send(WORKER, ' '.repeat(1_100_000))).toMatchObject(problem(413));
});
