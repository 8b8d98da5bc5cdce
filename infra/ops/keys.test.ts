import { beforeEach, expect, it } from 'vitest';
import { createApiKeys } from '../../shared/keys/api-keys.ts';
import { parseConfig } from '../../shared/process/config.ts';
import { createOperated, type } from './operated.test-rig.ts';

const PEPPER = 'p'.repeat(32);
const DAY_MS = 86_400_000;
let rig: ReturnType<typeof createOperated>;

beforeEach(() => {
  rig = createOperated({ config: parseConfig({ API_KEY_PEPPER: PEPPER }) });
});

const ops = (line: string) => type(rig.operated, line);
const holderOf = (key: string) => createApiKeys({ ...rig.operated, pepper: PEPPER }).holderOf(key);

it('a key is made, shown once, listed and revoked', async () => {
  const made = await ops('keys create --account acme --scope read --days 30');
  const [key = '', says] = made.out.split('\n');
  expect(says).toBe('for acme, scope read, until 2026-12-24T12:00:00Z; it is not shown again');
  expect(await holderOf(key)).toMatchObject({ account: 'acme', scope: 'read' });
  const id = key.split('_')[1] ?? '';
  const listed = await ops('keys list');
  expect(listed.out).toMatch(new RegExp(`${id} +acme +read +good`));
  expect(listed.out).not.toContain(key);
  expect((await ops(`keys revoke ${id} --yes`)).out).toBe(`${id} is revoked\n`);
  expect(await holderOf(key)).toBeNull();
  expect((await ops('keys list')).out).toMatch(/ revoked /);
});

it('a key that is over is listed as expired', async () => {
  await ops('keys create --account acme --days 1');
  rig.clock.advance(DAY_MS);
  const { out } = await ops('keys list --json');
  expect(JSON.parse(out).keys).toMatchObject([{ account: 'acme', state: 'expired' }]);
});

it.each([
  ['keys create', 2],
  ['keys create --account acme --scope everything', 2],
  ['keys create --account two\u00a0words', 2],
  ['keys revoke someone', 2],
  ['keys revoke someone --yes', 1],
])('%j is refused', async (line, exit) => {
  expect((await ops(line)).exit).toBe(exit);
});

it('no key is made without the pepper of the server', async () => {
  rig = createOperated();
  const { exit, err } = await ops('keys create --account acme');
  expect(exit).toBe(1);
  expect(err).toContain('API_KEY_PEPPER: is needed');
  expect((await ops('keys list --json')).out).toContain('"keys": []');
});
