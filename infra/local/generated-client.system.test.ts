import { execFile } from 'node:child_process';
import { copyFile, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseConfig } from '../../shared/process/config.ts';
import { createRig, type Rig } from './local-server.test-rig.ts';
import { type LocalServer, startLocal } from './serve.ts';

/** What a stranger's generator makes of the contract's file, compiled and run against the server. */

const run = promisify(execFile);
const here = import.meta.dirname;
const root = join(here, '..', '..');
let rig: Rig;
let server: LocalServer;
let dir: string;

beforeAll(async () => {
  rig = await createRig();
  server = await startLocal({ config: parseConfig(rig.env), port: 0, quiet: true });
  dir = await mkdtemp(join(tmpdir(), 'consultantos-client-'));
  await symlink(join(root, 'node_modules'), join(dir, 'node_modules'));
  await copyFile(join(here, 'generated-client.ts'), join(dir, 'client.ts'));
  await writeFile(join(dir, 'package.json'), '{"type":"module"}');
});
afterAll(async () => {
  await server.close();
  await rig.close();
  await rm(dir, { recursive: true, force: true });
});

it('a client generated from the contract asks, follows the events and reads the report', async () => {
  const generator = join(root, 'tools', 'node_modules', 'openapi-typescript', 'bin', 'cli.js');
  const types = join(dir, 'contract.d.ts');
  const options = ['--default-non-nullable=false', '--output', types];
  await run(process.execPath, [generator, `${server.url}/openapi.json`, ...options]);
  const tsc = join(root, 'node_modules', 'typescript', 'bin', 'tsc');
  const strict = ['--noEmit', '--strict', '--module', 'nodenext', '--target', 'esnext'];
  const kinds = ['--allowImportingTsExtensions', '--types', 'node', '--skipLibCheck'];
  const compiled = await run(process.execPath, [tsc, ...strict, ...kinds, 'client.ts'], {
    cwd: dir,
  }).catch((error: { stdout: string }) => error);
  expect(compiled.stdout).toBe('');
  const { stdout } = await run(process.execPath, ['client.ts', server.url], { cwd: dir });
  const told = JSON.parse(stdout) as Record<string, unknown>;
  expect(told).toMatchObject({ status: 'completed', report: told.id });
  expect((told.events as string[]).at(-1)).toBe('end');
}, 60_000);
