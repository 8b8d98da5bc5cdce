import { gunzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { createTestApi } from './api.test-rig.ts';

const APP = 'https://app.example';
const JSON_TYPE = { 'content-type': 'application/json' };
const body = JSON.stringify({ company: 'Tesla' });

it('the scripts of a listed page may call, and read the headers of the contract; cookies are not theirs', async () => {
  const { send, get } = createTestApi({ CORS_ORIGINS: APP });
  const asked = await send('OPTIONS', '/analyze', {
    origin: APP,
    'access-control-request-method': 'POST',
    'access-control-request-headers': 'x-api-key,content-type',
  });
  expect(asked.status).toBe(204);
  expect(asked.headers.get('access-control-allow-origin')).toBe(APP);
  expect(asked.headers.get('access-control-allow-headers')).toContain('x-api-key');
  expect(asked.headers.get('access-control-allow-credentials')).toBeNull();
  const sent = await send('POST', '/analyze', { ...JSON_TYPE, origin: APP }, body);
  expect(sent.status).toBe(202);
  expect(sent.headers.get('access-control-expose-headers')).toContain('location');
  // A refusal is read by them, too.
  const missing = await get('/jobs/none', { origin: APP });
  expect([missing.status, missing.headers.get('access-control-allow-origin')]).toEqual([404, APP]);
});

it.each([
  ['a page that is not listed', { CORS_ORIGINS: APP }, 'https://evil.example'],
  ['any page where none is listed', {}, APP],
])('%s may do neither', async (_, env, origin) => {
  const { send } = createTestApi(env);
  const sent = await send('POST', '/analyze', { ...JSON_TYPE, origin }, body);
  expect(sent.status).toBe(403);
  expect(sent.headers.get('access-control-allow-origin')).toBeNull();
});

it('an origin that is none is a fault of the configuration', () => {
  expect(() => createTestApi({ CORS_ORIGINS: 'app.example' })).toThrow('must be origins');
  expect(() => createTestApi({ CORS_ORIGINS: '*' })).toThrow('must be origins');
});

it('what is long is sent as gzip to who takes it, and is the same', async () => {
  const { get } = createTestApi();
  const plain = await get('/openapi.json');
  expect(plain.headers.get('content-encoding')).toBeNull();
  const packed = await get('/openapi.json', { 'accept-encoding': 'br, gzip' });
  expect(packed.headers.get('content-encoding')).toBe('gzip');
  expect(packed.headers.get('vary')?.toLowerCase()).toContain('accept-encoding');
  const bytes = Buffer.from(await packed.arrayBuffer());
  const text = await plain.text();
  expect(gunzipSync(bytes).toString()).toBe(text);
  expect(bytes.length).toBeLessThan(text.length / 4);
});

it('a weakened tag of a packed job still answers that nothing has changed', async () => {
  const { ask, get } = createTestApi();
  const job_id = await ask('x'.repeat(200));
  const gzip = { 'accept-encoding': 'gzip' };
  const tag = (await get(`/jobs/${job_id}`, gzip)).headers.get('etag') ?? '';
  expect(tag).toMatch(/^W\/"/);
  expect((await get(`/jobs/${job_id}`, { ...gzip, 'if-none-match': tag })).status).toBe(304);
});

it.each(['/jobs', '/frameworks', '/reports'])('%s is one reader’s', async (path) => {
  const { headers } = await createTestApi().get(path);
  expect(headers.get('cache-control')).toBe('private, no-cache');
});
