import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { pathToFileURL } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PermanentError } from '../../errors.ts';
import { openDataDir, readHolder } from './data-dir.ts';
import { createEmbeddedDocuments } from './documents.ts';

describe('DATA_DIR', () => {
  let parent: string;
  let dir: string;
  let children: ChildProcess[];
  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'data-dir-'));
    dir = join(parent, 'made', 'data');
    children = [];
  });
  afterEach(() => {
    for (const child of children) child.kill('SIGKILL');
    rmSync(parent, { recursive: true, force: true });
  });

  /** Another process that tries to open the folder and then runs `script`; `said` is its first output. */
  async function otherProcess(script: string): Promise<{ child: ChildProcess; said: string }> {
    const module = (file: string) =>
      JSON.stringify(pathToFileURL(join(import.meta.dirname, file)).href);
    const child = spawn(
      process.execPath,
      [
        '--input-type=module',
        '--eval',
        `import { openDataDir } from ${module('data-dir.ts')};
         import { createEmbeddedDocuments } from ${module('documents.ts')};
         try {
           const data = openDataDir(${JSON.stringify(dir)});
           ${script}
         } catch (error) {
           console.log(error.message);
         }`,
      ],
      { stdio: ['ignore', 'pipe', 'inherit'] },
    );
    children.push(child);
    const [said] = await once(child.stdout, 'data');
    return { child, said: String(said) };
  }

  /** Another process that has the folder open, has stored a document and announced its address. */
  const holder = () =>
    otherProcess(`
      const documents = createEmbeddedDocuments(data);
      await documents.commit([{ op: 'create', collection: 'jobs', id: 'a', data: { kept: true } }]);
      data.announce('http://127.0.0.1:8080', 'abc');
      console.log('open');
      setInterval(() => {}, 1000);`);

  const open = () => {
    try {
      return openDataDir(dir);
    } catch (error) {
      return error;
    }
  };

  it('refuses a second process, names the first, and lets it in after a SIGKILL with all data', async () => {
    const { child: first } = await holder();
    const refusal = open();
    expect(refusal).toBeInstanceOf(PermanentError);
    expect(refusal).toMatchObject({
      code: 'misconfigured',
      message: `DATA_DIR ${dir} is in use by process ${first.pid} at http://127.0.0.1:8080; stop it or set another DATA_DIR`,
    });
    expect(readHolder(dir)).toEqual({
      pid: first.pid,
      url: 'http://127.0.0.1:8080',
      secret: 'abc',
    });

    const exit = once(first, 'exit');
    first.kill('SIGKILL');
    await exit;
    expect(readHolder(dir)).toBeNull();
    const data = openDataDir(dir);
    expect(readHolder(dir)).toEqual({ pid: process.pid, url: null, secret: null });
    const documents = createEmbeddedDocuments(data);
    expect((await documents.get('jobs', 'a'))?.data).toEqual({ kept: true });
    data.close();
  });

  it('stays with the first process however often others ask or try', async () => {
    await holder();
    for (let n = 0; n < 3; n += 1) {
      expect(open()).toBeInstanceOf(PermanentError);
      expect(readHolder(dir)).not.toBeNull();
    }
  });

  it('stays with this process after it asked for the holder and tried again itself', async () => {
    const data = openDataDir(dir);
    readHolder(dir);
    open();
    const { said } = await otherProcess(`console.log('open');`);
    expect(said).toContain(`in use by process ${process.pid};`);
    data.close();
    expect((await otherProcess(`console.log('open');`)).said).toBe('open\n');
  });

  it('is open once in a process, and again after it was closed', () => {
    const first = openDataDir(dir);
    expect(open()).toMatchObject({
      message: expect.stringContaining(`by process ${process.pid};`),
    });
    expect(readHolder(join(dir, '..', 'data'))).toEqual({
      pid: process.pid,
      url: null,
      secret: null,
    });
    expect(open()).toBeInstanceOf(PermanentError);
    first.close();
    first.close();
    expect(readHolder(dir)).toBeNull();
    openDataDir(dir).close();
  });

  it('is made for its owner alone, and written so that a commit is on the disk', () => {
    const data = openDataDir(dir);
    expect(statSync(dir).mode & 0o777).toBe(0o700);
    expect(data.dir).toBe(dir);
    expect(data.objectsFolder).toBe(join(dir, 'objects'));
    const pragma = (name: string) =>
      Object.values(data.database.prepare(`PRAGMA ${name}`).get() ?? {});
    expect(pragma('journal_mode')).toEqual(['wal']);
    expect(pragma('synchronous')).toEqual([2]);
    expect(pragma('foreign_keys')).toEqual([1]);
    data.close();
  });

  it('has no holder while it does not exist', () => {
    expect(readHolder(dir)).toBeNull();
    expect(() => statSync(dir)).toThrow('ENOENT');
  });

  it('is refused when a newer version wrote it, and not held after that', () => {
    const data = openDataDir(dir);
    data.database.exec('PRAGMA user_version = 999');
    data.close();
    expect(open()).toMatchObject({
      code: 'misconfigured',
      message: expect.stringContaining('999'),
    });
    expect(readHolder(dir)).toBeNull();
    const database = new DatabaseSync(join(dir, 'consultantos.sqlite'));
    database.exec('PRAGMA user_version = 1');
    database.close();
    openDataDir(dir).close();
  });

  it.each([
    ['it is a file', () => writeFileSync(join(parent, 'made'), 'x')],
    [
      'its database is something else',
      () => {
        mkdirSync(dir, { recursive: true });
        writeFileSync(join(dir, 'consultantos.sqlite'), 'x'.repeat(5000));
      },
    ],
    [
      'its lock is something else',
      () => {
        mkdirSync(join(dir, 'lock.sqlite'), { recursive: true });
      },
    ],
    [
      'its note is something else',
      () => {
        mkdirSync(join(dir, 'holder.json'), { recursive: true });
      },
    ],
  ])('is refused as misconfigured, with the cause, when %s', (_, spoil) => {
    spoil();
    const refusal = open();
    expect(refusal).toMatchObject({
      code: 'misconfigured',
      message: expect.stringContaining(`DATA_DIR ${dir} cannot be used`),
      cause: expect.any(Error),
    });
    // Still refused for that reason, not because the failed try holds the lock.
    expect(open()).toMatchObject({ message: expect.stringContaining('cannot be used') });
  });

  it('is refused with what to do where nothing can be written', () => {
    expect(() => openDataDir('/sys/consultantos')).toThrow(
      /^DATA_DIR \/sys\/consultantos cannot be used: .*; give this user the right to write there/,
    );
  });

  it('what lies in it is for this user alone, also what an earlier version made', () => {
    openDataDir(dir).close();
    const file = join(dir, 'consultantos.sqlite');
    expect(statSync(file).mode & 0o777).toBe(0o600);
    chmodSync(file, 0o644);
    const data = openDataDir(dir);
    const modes = [file, `${file}-wal`, `${file}-shm`].map((path) => statSync(path).mode & 0o777);
    data.close();
    expect(modes).toEqual([0o600, 0o600, 0o600]);
    expect(statSync(join(dir, 'objects')).mode & 0o777).toBe(0o700);
  });

  it('an empty database beside reports is refused: a new one would hide that they lost theirs', () => {
    mkdirSync(join(dir, 'objects', 'reports', 'job1'), { recursive: true });
    writeFileSync(join(dir, 'consultantos.sqlite'), '');
    expect(() => openDataDir(dir)).toThrow(/database is missing or empty, but there are reports/);
    rmSync(join(dir, 'objects', 'reports', 'job1'), { recursive: true });
    openDataDir(dir).close();
  });

  it('is refused when it has no name', () => {
    expect(() => openDataDir(' ')).toThrow('DATA_DIR is empty');
  });

  it('names no process when the holder left no note that can be read', () => {
    const data = openDataDir(dir);
    writeFileSync(join(dir, 'holder.json'), '{"pid":');
    expect(readHolder(dir)).toEqual({ pid: 0, url: null, secret: null });
    expect(open()).toMatchObject({
      message: expect.stringContaining('in use by another process;'),
    });
    data.close();
  });
});
