import { beforeEach, expect, it } from 'vitest';
import { createApiKeys } from '../../shared/keys/api-keys.ts';
import { BROWSER, createTestApi } from './api.test-rig.ts';

const PEPPER = 'p'.repeat(32);
const FORM = { ...BROWSER, 'content-type': 'application/x-www-form-urlencoded' };

let api: ReturnType<typeof createTestApi>;
let keys: ReturnType<typeof createApiKeys>;
let mine: string;
let others: string;

beforeEach(async () => {
  api = createTestApi({ AUTH_MODE: 'api-key', API_KEY_PEPPER: PEPPER });
  keys = createApiKeys({ ...api, pepper: PEPPER });
  const wanted = { scope: 'analyze', expiresAt: null } as const;
  mine = (await keys.create({ account: 'acme', ...wanted })).key;
  others = (await keys.create({ account: 'other', ...wanted })).key;
});

async function signIn(key: string, url = 'http://localhost/session'): Promise<string> {
  const response = await api.send('POST', url, FORM, new URLSearchParams({ key, next: '/' }));
  return response.headers.get('set-cookie') ?? '';
}
const cookieIn = (header: string) => ({ cookie: header.split(';')[0] ?? '' });

it('a browser without a cookie is shown where to sign in, and nothing else', async () => {
  const id = await api.ask('Siemens', { 'x-api-key': mine });
  for (const path of ['/', `/jobs/${id}`, `/reports/${id}`, `/jobs/${id}/events`]) {
    const response = await api.get(path, BROWSER);
    const page = await response.text();
    expect([response.status, page.includes('type="password"'), page.includes('Siemens')]).toEqual([
      401,
      true,
      false,
    ]);
    if (path !== '/') expect(page).toContain(`name="next" value="${path}"`);
  }
});

it('the key is sent once; the cookie opens what the key does, for eight hours, and holds no secret', async () => {
  const id = await api.ask('Siemens', { 'x-api-key': mine });
  const header = await signIn(mine);
  expect(header).toMatch(/HttpOnly/);
  expect(header).toMatch(/SameSite=Lax/);
  expect(header).toMatch(/Max-Age=28800/);
  expect(header).not.toContain(mine.split('_')[2]);
  const cookie = cookieIn(header);
  const page = await api.get(`/jobs/${id}`, { ...BROWSER, ...cookie });
  expect(page.status).toBe(200);
  expect(await page.text()).toContain('Sign out');
  expect(page.headers.get('cache-control')).toContain('private');
  api.clock.advance(8 * 3_600_000);
  expect((await api.get(`/jobs/${id}`, { ...BROWSER, ...cookie })).status).toBe(401);
});

it('the cookie goes over TLS alone, but on this machine', async () => {
  expect(await signIn(mine)).not.toMatch(/Secure/);
  const named = createTestApi({
    AUTH_MODE: 'api-key',
    API_KEY_PEPPER: PEPPER,
    ALLOWED_HOSTS: 'a.example',
  });
  const { key } = await createApiKeys({ ...named, pepper: PEPPER }).create({
    account: 'acme',
    scope: 'read',
    expiresAt: null,
  });
  const body = new URLSearchParams({ key });
  const response = await named.send('POST', 'https://a.example/session', FORM, body);
  expect(response.headers.get('set-cookie')).toMatch(/Secure/);
});

it('another account sees nothing of it', async () => {
  const id = await api.ask('Siemens', { 'x-api-key': mine });
  const cookie = cookieIn(await signIn(others));
  expect((await api.get(`/jobs/${id}`, { ...BROWSER, ...cookie })).status).toBe(404);
  expect(await (await api.get('/', { ...BROWSER, ...cookie })).text()).not.toContain('Siemens');
});

it.each([
  ['another key', (value: string) => value.replace(/=[a-z0-9]{16}/, '=0000000000000000')],
  ['a later end', (value: string) => value.replace(/\.(\d+)\./, '.9999999999.')],
  [
    'another signature',
    (value: string) => value.replace(/.$/, (last) => (last === '0' ? '1' : '0')),
  ],
  ['nothing', () => 'session='],
])('a cookie with %s opens nothing', async (_what, bend) => {
  const { cookie } = cookieIn(await signIn(mine));
  expect((await api.get('/jobs', { cookie })).status).toBe(200);
  expect((await api.get('/jobs', { cookie: bend(cookie) })).status).toBe(401);
});

it('a revoked key ends its sessions', async () => {
  const cookie = cookieIn(await signIn(mine));
  await keys.revoke(mine.split('_')[1] ?? '');
  expect((await api.get('/jobs', cookie)).status).toBe(401);
});

it('a wrong key is told so, without being shown again', async () => {
  const wrong = mine.replace(/.$/, (last) => (last === '0' ? '1' : '0'));
  const response = await api.send('POST', '/session', FORM, new URLSearchParams({ key: wrong }));
  const page = await response.text();
  expect(response.status).toBe(401);
  expect(response.headers.get('set-cookie')).toBeNull();
  expect(page).toContain('unknown, expired or revoked');
  expect(page).not.toContain(wrong);
});

it('signing out takes the cookie away, by a button and by DELETE', async () => {
  const cookie = cookieIn(await signIn(mine));
  const byForm = await api.send('POST', '/session/end', { ...FORM, ...cookie }, '');
  expect([byForm.status, byForm.headers.get('location')]).toEqual([303, '/']);
  expect(byForm.headers.get('set-cookie')).toMatch(/session=;.*Max-Age=0/);
  expect((await api.send('DELETE', '/session', cookie)).status).toBe(204);
});

it('a page of another site can do nothing with the cookie', async () => {
  const cookie = cookieIn(await signIn(mine));
  const foreign = { ...FORM, ...cookie, origin: 'https://evil.example' };
  const body = new URLSearchParams({ company: 'Tesla' });
  expect((await api.send('POST', '/analyze', foreign, body)).status).toBe(403);
  expect((await api.send('DELETE', '/session', foreign)).status).toBe(403);
});

it('the account’s page shows its own keys without their secrets, and the secret of its callbacks', async () => {
  const cookie = cookieIn(await signIn(mine));
  const response = await api.get('/account', { ...BROWSER, ...cookie });
  const page = await response.text();
  const [, id = '', secret = ''] = mine.split('_');
  expect(response.headers.get('cache-control')).toContain('private');
  expect(page).toContain(`cos_${id}_…`);
  expect(page).not.toContain(secret);
  expect(page).not.toContain(others.split('_')[1]);
  expect(page).toMatch(/whsec_[A-Za-z0-9+/]{43}=/);
  const reader = await keys.create({ account: 'acme', scope: 'read', expiresAt: null });
  const read = cookieIn(await signIn(reader.key));
  expect(await (await api.get('/account', { ...BROWSER, ...read })).text()).not.toContain('whsec_');
});
