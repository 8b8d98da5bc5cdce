import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as sleep } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { attachDataDir, openDataDir, readHolder } from './data-dir.ts';
import { createEmbeddedDocuments } from './documents.ts';
import { createEmbeddedObjects } from './objects.ts';

let dir: string;
let child: ChildProcess | undefined;
beforeEach(() => {
  dir = join(mkdtempSync(join(tmpdir(), 'attach-')), 'data');
});
afterEach(() => {
  child?.kill('SIGKILL');
  rmSync(join(dir, '..'), { recursive: true, force: true });
});

const module = (file: string) =>
  JSON.stringify(pathToFileURL(join(import.meta.dirname, file)).href);

/** A process that has the folder open and counts in it, many times a second, until it is told to stop. */
async function counting(): Promise<{ stop(): Promise<string[]> }> {
  const process = spawn(
    globalThis.process.execPath,
    [
      '--input-type=module',
      '--eval',
      `import { openDataDir } from ${module('data-dir.ts')};
       import { createEmbeddedDocuments } from ${module('documents.ts')};
       const documents = createEmbeddedDocuments(openDataDir(${JSON.stringify(dir)}));
       const versions = [];
       let stopped = false;
       globalThis.process.stdin.once('data', () => { stopped = true; });
       while (!stopped) {
         const write = { op: 'increment', collection: 'counters', id: 'n', fields: { n: 1 } };
         versions.push(...(await documents.commit([write])));
         if (versions.length === 1) console.log('counting');
         await new Promise((resolve) => setTimeout(resolve, 2));
       }
       console.log(JSON.stringify(versions));
       globalThis.process.exit(0);`,
    ],
    { stdio: ['pipe', 'pipe', 'inherit'] },
  );
  child = process;
  await once(process.stdout, 'data');
  return {
    async stop() {
      let said = '';
      process.stdout.on('data', (chunk) => {
        said += String(chunk);
      });
      process.stdin.write('stop');
      const [code] = await once(process, 'close');
      expect(code).toBe(0);
      return JSON.parse(said) as string[];
    },
  };
}

it('two processes write at the same time: nothing is lost, and no version is given twice', async () => {
  const server = await counting();
  const attached = attachDataDir(dir);
  const documents = createEmbeddedDocuments(attached);
  const ours: string[] = [];
  for (let n = 0; n < 100; n += 1) {
    const write = { op: 'increment', collection: 'counters', id: 'n', fields: { n: 1 } } as const;
    ours.push(...(await documents.commit([write])));
    await sleep(2);
  }
  const theirs = await server.stop();
  const versions = [...ours, ...theirs];
  expect(theirs.length).toBeGreaterThan(10);
  expect(new Set(versions).size).toBe(versions.length);
  expect((await documents.get('counters', 'n'))?.data).toEqual({ n: versions.length });
  attached.close();
});

it('takes the folder from nobody, and nobody it', () => {
  const data = openDataDir(dir);
  const attached = attachDataDir(dir);
  attached.close();
  expect(readHolder(dir)).toMatchObject({ pid: process.pid });
  data.close();

  const alone = attachDataDir(dir);
  expect(readHolder(dir)).toBeNull();
  openDataDir(dir).close();
  alone.close();
  alone.close();
});

it('leaves alone what the other process is writing', () => {
  const data = openDataDir(dir);
  createEmbeddedObjects({ folder: data.objectsFolder });
  const incoming = join(data.objectsFolder, '+incoming');
  data.database.exec(`VACUUM INTO '${join(incoming, '1')}'`);
  createEmbeddedObjects({ folder: data.objectsFolder, attached: true });
  expect(readdirSync(incoming)).toEqual(['1']);
  createEmbeddedObjects({ folder: data.objectsFolder });
  expect(readdirSync(incoming)).toEqual([]);
  data.close();
});

it('is refused where there are no data, and makes none', () => {
  expect(() => attachDataDir(dir)).toThrow(`DATA_DIR ${dir} holds no data of ConsultantOS`);
  expect(existsSync(dir)).toBe(false);
});

it.each([
  [999, 'a newer'],
  [0, 'an older'],
])('is refused for data of schema %i, which it leaves as they are', (version, age) => {
  openDataDir(dir).close();
  const database = new DatabaseSync(join(dir, 'consultantos.sqlite'));
  database.exec(`PRAGMA user_version = ${version}`);
  expect(() => attachDataDir(dir)).toThrow(`written by ${age} version`);
  expect(database.prepare('PRAGMA user_version').get()).toEqual({ user_version: version });
  database.close();
});
