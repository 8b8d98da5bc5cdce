import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

let parent: string;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'start-'));
});
afterEach(() => {
  rmSync(parent, { recursive: true, force: true });
});

/** `npm start`, which is to end by itself. */
function start(env: Record<string, string>): Promise<{ exit: unknown; err: string }> {
  const options = {
    env: { PATH: process.env.PATH, DATA_DIR: join(parent, 'data'), LOG_LEVEL: 'silent', ...env },
  };
  return new Promise((resolve) => {
    const entry = join(import.meta.dirname, 'start.ts');
    execFile(process.execPath, [entry], options, (error, _, err) =>
      resolve({ exit: error?.code ?? 0, err }),
    );
  });
}

it('says in one sentence that the port is in use, and exits 1', async () => {
  const other = createServer().listen(0, '127.0.0.1');
  await once(other, 'listening');
  const address = other.address();
  const port = typeof address === 'object' && address ? address.port : Number.NaN;
  expect(await start({ PORT: String(port) })).toEqual({
    exit: 1,
    err: `PORT ${port} of 127.0.0.1 is in use: stop what listens there, or set another PORT\n`,
  });
  other.close();
});

it.each(['192.0.2.1', 'nowhere.invalid'])('so it does when HOST is %s', async (HOST) => {
  const { exit, err } = await start({ PORT: '0', HOST, ALLOW_UNAUTHENTICATED: 'true' });
  expect(exit).toBe(1);
  expect(err).toMatch(/^HOST \S+ is no address of this machine \(\w+\): set HOST to .*\n$/);
});

it('so it does when others could reach it and nobody asks who they are', async () => {
  const { exit, err } = await start({ PORT: '0', HOST: '0.0.0.0' });
  expect(exit).toBe(1);
  expect(err).toMatch(/HOST: 0\.0\.0\.0 is reached by other machines, .*AUTH_MODE=api-key/);
});

it('so it does when DATA_DIR cannot be written', async () => {
  const { exit, err } = await start({ PORT: '0', DATA_DIR: '/sys/consultantos' });
  expect(exit).toBe(1);
  expect(err).toMatch(
    /^DATA_DIR \/sys\/consultantos cannot be used: .*; give this user the right to write there.*\n$/,
  );
});
