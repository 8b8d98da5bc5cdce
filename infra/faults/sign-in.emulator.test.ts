import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { createApiKeys } from '../../shared/keys/api-keys.ts';
import { until } from '../local/local-server.test-rig.ts';
import { emulatorPlatform } from './emulator-platform.test-rig.ts';
import { type Ground, type Here, jobIn, SMALLEST, serveHere } from './ground.test-rig.ts';

/** People who sign in, against the cloud's stores. */

const PEPPER = 'p'.repeat(32);
const BROWSER = { accept: 'text/html,application/xhtml+xml' };
const FORM = { ...BROWSER, 'content-type': 'application/x-www-form-urlencoded' };

let ground: Ground;
let here: Here;
const keys: Record<'acme' | 'other', string> = { acme: '', other: '' };

beforeAll(async () => {
  const opened = await emulatorPlatform(inject('emulators')).open();
  ground = { ...opened, env: { ...opened.env, AUTH_MODE: 'api-key', API_KEY_PEPPER: PEPPER } };
  here = await serveHere(ground, (_at, write) => write());
  await ground.look(async (documents) => {
    const { clock, ids } = here.context;
    const all = createApiKeys({ documents, clock, ids, pepper: PEPPER });
    for (const account of ['acme', 'other'] as const) {
      const { key } = await all.create({ account, scope: 'analyze', expiresAt: null });
      keys[account] = key;
    }
  });
});
afterAll(async () => {
  await here.stop();
  await ground.close();
});

async function signIn(key: string): Promise<Record<string, string>> {
  const response = await fetch(`${here.url}/session`, {
    ...{ method: 'POST', headers: { ...FORM, origin: here.url }, redirect: 'manual' },
    body: new URLSearchParams({ key, next: '/' }),
  });
  expect(response.status).toBe(303);
  return { ...BROWSER, cookie: (response.headers.get('set-cookie') ?? '').split(';')[0] ?? '' };
}

it('a person signs in, asks, reads and signs out; another account sees nothing, an address alone neither', async () => {
  const mine = await signIn(keys.acme);
  const accepted = await fetch(`${here.url}/analyze`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-api-key': keys.acme },
    body: JSON.stringify(SMALLEST),
  });
  expect(accepted.status).toBe(202);
  const { job_id: id } = (await accepted.json()) as { job_id: string };
  await until(async () => ['completed', 'partial'].includes((await jobIn(ground, id)).status));
  const seen = async (path: string, headers: Record<string, string>) =>
    (await fetch(`${here.url}${path}`, { headers })).status;
  const theirs = await signIn(keys.other);
  for (const path of [`/jobs/${id}`, `/reports/${id}?format=json`]) {
    expect([await seen(path, mine), await seen(path, theirs), await seen(path, BROWSER)]).toEqual([
      ...[200, 404, 401],
    ]);
  }
  const out = await fetch(`${here.url}/session/end`, {
    ...{ method: 'POST', headers: { ...FORM, ...mine, origin: here.url }, redirect: 'manual' },
  });
  expect(out.headers.get('set-cookie')).toMatch(/Max-Age=0/);
});
