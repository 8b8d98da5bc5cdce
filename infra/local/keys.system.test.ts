import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { opsJson } from '../ops/ops-process.test-rig.ts';
import {
  AS_QUEUE,
  createRig,
  type Rig,
  type Spawned,
  serveAsProcess,
} from './local-server.test-rig.ts';

/** Callers with keys, against a real server and the real commands. */

const AUTH = { AUTH_MODE: 'api-key', API_KEY_PEPPER: 'p'.repeat(32) };
let rig: Rig;
let server: Spawned;
let acme: { id: string; key: string };

beforeAll(async () => {
  rig = await createRig();
  Object.assign(rig.env, AUTH);
  server = await serveAsProcess(rig);
  acme = (await opsJson(rig.env, 'keys', 'create', '--account', 'acme')).data;
});
afterAll(async () => {
  await server.kill('SIGKILL');
  await rig.close();
});

/** `npm run analyze`, which asks the server that holds the data. */
function analyze(env: Record<string, string>): Promise<{ exit: number; out: string; err: string }> {
  const cli = join(import.meta.dirname, 'cli.ts');
  const argv = [cli, 'analyze', 'Tesla', '--frameworks', 'porter', '--depth', 'quick', '--json'];
  return new Promise((resolve) => {
    const options = { env: { PATH: process.env.PATH, ...rig.env, ...env } };
    execFile(process.execPath, argv, options, (error, out, err) =>
      resolve({ exit: typeof error?.code === 'number' ? error.code : 0, out, err }),
    );
  });
}

it('the command line shows its key to a server that asks, and says what to do without', async () => {
  const without = await analyze({});
  expect(without.exit).toBe(1);
  expect(without.out).toContain('X-API-Key');
  const { exit, out } = await analyze({ CONSULTANTOS_API_KEY: acme.key });
  expect(exit).toBe(0);
  const { job_id } = JSON.parse(out) as { job_id: string };
  const { key } = (await opsJson(rig.env, 'keys', 'create', '--account', 'other')).data;
  const seen = (by: string) =>
    fetch(`${server.url}/reports/${job_id}`, { headers: { 'x-api-key': by } });
  expect((await seen(acme.key)).status).toBe(200);
  expect((await seen(key)).status).toBe(404);
});

it('the operator needs none: schedules, backups and status go on', async () => {
  expect(await opsJson(rig.env, 'schedules', 'run', 'sweep')).toMatchObject({ exit: 0 });
  expect(await opsJson(rig.env, 'backup', 'now')).toMatchObject({ exit: 0 });
  expect(await opsJson(rig.env, 'status')).toMatchObject({ exit: 0 });
});

it('from another machine nothing but the api is reached', async () => {
  for (const path of ['sweep', 'backup/now', 'health/detailed', 'worker']) {
    const response = await fetch(`${server.url}/functions/${path}`, {
      method: 'POST',
      headers: { 'x-forwarded-for': '203.0.113.7', ...AS_QUEUE },
    });
    expect(response.status, path).toBe(403);
  }
});

it('a key that is revoked lets nobody in, from the next request on', async () => {
  const ask = () => fetch(`${server.url}/jobs`, { headers: { 'x-api-key': acme.key } });
  expect((await ask()).status).toBe(200);
  expect((await opsJson(rig.env, 'keys', 'revoke', acme.id, '--yes')).exit).toBe(0);
  expect((await ask()).status).toBe(401);
});
