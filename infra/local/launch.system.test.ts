import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';

const LAUNCHER = join(import.meta.dirname, 'launch.cjs');
const COMMAND = join(import.meta.dirname, 'consultantos.cjs');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'launch-'));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

function run(
  args: string[],
  env: Record<string, string> = {},
  before = '',
): Promise<{ exit: unknown; out: string; err: string }> {
  // An older Node is this one that says so.
  const preload = join(folder, 'before.cjs');
  writeFileSync(preload, before);
  return new Promise((resolve) => {
    execFile(
      process.execPath,
      ['--require', preload, ...args],
      { cwd: folder, env: { PATH: dirname(process.execPath), ...env } },
      (error, out, err) => resolve({ exit: error?.code ?? 0, out, err }),
    );
  });
}

const OLD = "Object.defineProperty(process.versions, 'node', { value: '20.1.0' });";

it('runs the command line, and hands its arguments and exit code through', async () => {
  const helped = await run([COMMAND, '--help']);
  expect([helped.exit, helped.out]).toEqual([0, expect.stringContaining('analyze')]);
  expect((await run([COMMAND, 'analyse'])).exit).toBe(2);
});

it('under an older Node it looks for a newer one', async () => {
  const { exit, out } = await run([COMMAND, '--help'], {}, OLD);
  expect([exit, out]).toEqual([0, expect.stringContaining('analyze')]);
});

it('says one sentence when there is none', async () => {
  const lost = `${OLD} require('node:fs').existsSync = () => false;`;
  const { exit, err } = await run(
    [COMMAND, '--help'],
    { PATH: ['/nowhere', ''].join(delimiter) },
    lost,
  );
  expect(exit).toBe(1);
  expect(err).toMatch(/^ConsultantOS needs Node.js 24 or newer, .*"npm rebuild node".*\n$/);
});

it('reads .env, and what is exported wins', async () => {
  writeFileSync(join(folder, '.env'), 'PORT=no number\nHOST=127.0.0.1\n');
  const start = [LAUNCHER, 'infra/local/start.ts'];
  expect((await run(start)).err).toContain('PORT: ');
  const won = await run(start, {
    PORT: '0',
    HOST: 'nowhere.invalid',
    ALLOW_UNAUTHENTICATED: 'true',
    DATA_DIR: join(folder, 'd'),
  });
  expect(won.err).toContain('HOST nowhere.invalid is no address');
});
