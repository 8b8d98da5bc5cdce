import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { expect, it } from 'vitest';
import { createTestApi } from './api.test-rig.ts';
import { addressOf } from './caller.ts';

const JSON_TYPE = { 'content-type': 'application/json' };
const BODY = JSON.stringify({ company: 'Tesla' });

it.each(['localhost:8080', '127.0.0.1:1', '127.9.9.9', '[::1]:8080', 'a.localhost', 'LOCALHOST.'])(
  'this machine may be called %s',
  async (host) => {
    expect((await createTestApi().get(`http://${host}/jobs`)).status).toBe(200);
  },
);

it.each(['evil.example', 'localhost.evil.example', '192.168.1.5', '[2001:db8::1]', '0.0.0.0'])(
  'who calls it %s is refused until ALLOWED_HOSTS names it',
  async (host) => {
    const refused = await createTestApi().get(`http://${host}:8080/jobs`);
    expect([refused.status, (await refused.json()) as object]).toMatchObject([
      403,
      { title: 'Host not allowed' },
    ]);
    const name = new URL(`http://${host}`).hostname.replace(/[[\]]/g, '');
    if (name.includes(':')) return;
    const listed = createTestApi({ ALLOWED_HOSTS: `other.example, ${name}` });
    expect((await listed.get(`http://${host}/jobs`)).status).toBe(200);
  },
);

it('in the cloud, what stands before the function looks at its name, unless names are listed', async () => {
  const cloud = {
    PLATFORM: 'gcp',
    GCP_PROJECT_ID: 'project-1',
    REPORTS_BUCKET: 'bucket-1',
    ENVIRONMENT: 'development',
  };
  expect((await createTestApi(cloud).get('https://api-x.run.app/jobs')).status).toBe(200);
  const listed = createTestApi({ ...cloud, ALLOWED_HOSTS: 'reports.example' });
  expect((await listed.get('https://api-x.run.app/jobs')).status).toBe(403);
});

it.each([
  [{ origin: 'https://evil.example' }, 403],
  [{ origin: 'null' }, 403],
  [{ origin: 'http://localhost:9999' }, 403],
  [{ 'sec-fetch-site': 'cross-site' }, 403],
  [{ origin: 'http://localhost' }, 202],
  [{ 'sec-fetch-site': 'same-origin' }, 202],
  [{}, 202],
])('a post with %o is answered %i', async (headers, status) => {
  const { send, get } = createTestApi();
  const response = await send('POST', '/analyze', { ...JSON_TYPE, ...headers }, BODY);
  expect(response.status).toBe(status);
  const { jobs } = (await (await get('/jobs')).json()) as { jobs: unknown[] };
  expect(jobs).toHaveLength(status === 202 ? 1 : 0);
});

it('the operator has the last word on what an analysis may cost; a caller may ask for less', async () => {
  const { send } = createTestApi({ MAX_COST_USD: '2' });
  const asking = (usd: number) =>
    send('POST', '/analyze', JSON_TYPE, JSON.stringify({ company: 'Tesla', max_cost_usd: usd }));
  const above = await asking(2.01);
  expect([above.status, await above.text()]).toEqual([400, expect.stringContaining('at most 2')]);
  expect((await asking(1.9)).status).toBe(202);
});

it('an account may spend so much in a day and no more: what has ended counts what it spent', async () => {
  const { send, ask, change, clock } = createTestApi({ DAILY_BUDGET_USD: '5' });
  const asking = () => send('POST', '/analyze', JSON_TYPE, BODY);
  const first = await ask('Tesla');
  const refused = await asking();
  expect([refused.status, await refused.json()]).toMatchObject([
    429,
    { code: 'daily_budget_used_up', detail: expect.stringContaining('$2.00 are left') },
  ]);
  expect(refused.headers.get('retry-after')).toBe('43200');
  await change(first, { status: 'completed', spentUsd: 0.4 });
  expect((await asking()).status).toBe(202);
  expect((await asking()).status).toBe(429);
  clock.advance(43_200_000);
  expect((await asking()).status).toBe(202);
});

it.each(['https://intranet/hook', 'https://metadata/computeMetadata', 'https://router./'])(
  'a callback to %s is refused: only a network of its own knows the name',
  async (url) => {
    const body = JSON.stringify({ company: 'Tesla', callback_url: url });
    const refused = await createTestApi().send('POST', '/analyze', JSON_TYPE, body);
    expect([refused.status, await refused.text()]).toEqual([
      400,
      expect.stringContaining('with its domain'),
    ]);
  },
);

it.each([
  ['192.0.2.7:5412', '192.0.2.7'],
  ['[2001:db8::1]:80', '2001:db8::1'],
  ['[2001:db8::1]', '2001:db8::1'],
  ['2001:db8::1', '2001:db8::1'],
])('a proxy that forwards %s names one caller, whatever the port', (forwarded, address) => {
  const request = new IncomingMessage(new Socket());
  request.headers['x-forwarded-for'] = `6.6.6.6, ${forwarded}`;
  expect(addressOf(request, 1)).toBe(address);
});

it('a foreign page may be read from, as far as the browser lets it: nothing is changed', async () => {
  const headers = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
  const response = await createTestApi().get('/jobs', headers);
  expect(response.status).toBe(200);
  expect(response.headers.get('access-control-allow-origin')).toBeNull();
});
