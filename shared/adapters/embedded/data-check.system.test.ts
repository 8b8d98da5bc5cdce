import {
  copyFileSync,
  mkdtempSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TransientError } from '../../errors.ts';
import { createDataCheck, type Disk } from './data-check.ts';
import { attachDataDir, type DataDir, openDataDir } from './data-dir.ts';
import { createEmbeddedDocuments } from './documents.ts';

let dir: string;
let data: DataDir;
let database: string;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'data-check-'));
  data = openDataDir(dir);
  database = join(dir, 'consultantos.sqlite');
  await store('a');
});
afterEach(() => {
  data.close();
  rmSync(dir, { recursive: true, force: true });
});

const store = (id: string) =>
  createEmbeddedDocuments(data).commit([{ op: 'create', collection: 'jobs', id, data: {} }]);

it('finds nothing wrong with what lies as it was opened, however often it looks', async () => {
  const attached = attachDataDir(dir);
  for (let n = 0; n < 3; n += 1) {
    for (const { check } of [data, attached]) {
      check.database();
      check.objects();
    }
    await store(`b${n}`);
  }
  attached.close();
  data.check.database();
  await store('c');
});

describe('finds the database unavailable, though the open one still answers', () => {
  it.each([
    ['it was deleted', () => rmSync(database)],
    [
      'another one was put in its place',
      () => {
        copyFileSync(database, `${database}.copy`);
        renameSync(`${database}.copy`, database);
      },
    ],
    [
      'it was overwritten',
      () => {
        data.database.exec('PRAGMA wal_checkpoint(TRUNCATE)');
        writeFileSync(database, 'x'.repeat(200_000), { flag: 'r+' });
      },
    ],
    [
      'its journal was cut off',
      () => {
        truncateSync(`${database}-wal`);
      },
    ],
  ])('when %s', async (_, spoil) => {
    spoil();
    expect(await createEmbeddedDocuments(data).get('jobs', 'a')).toBeDefined();
    expect(() => data.check.database()).toThrow(TransientError);
  });
});

describe('says in a word why nothing more can be stored, though all can be read', () => {
  const MB = 1024 * 1024;
  const rightTo = (refused: string | null) => (path: string) => {
    if (path === refused) throw new Error(`EACCES: permission denied, access '${path}'`);
  };
  const disk = { freeBytes: () => 8 * MB, writable: rightTo(null) };
  const check = (changes: Partial<Disk>) =>
    createDataCheck({
      path: database,
      objectsFolder: data.objectsFolder,
      disk: { ...disk, ...changes },
    });
  const refused = (fault: string) => expect.objectContaining({ reason: 'unavailable', fault });

  it.each([
    ['enough', 8 * MB],
    ['what the file system does not tell', null],
  ])('not when there is room: %s', (_, free) => {
    check({ freeBytes: () => free }).database();
    check({ freeBytes: () => free }).objects();
  });

  it('when the disk is full', () => {
    const full = check({ freeBytes: () => 8 * MB - 1 });
    expect(() => full.database()).toThrow(refused('disk_full'));
    expect(() => full.objects()).toThrow(refused('disk_full'));
  });

  it('when the right to write is missing: to the database, or to its folder', () => {
    for (const path of [database, dir]) {
      const lacking = check({ writable: rightTo(path) });
      expect(() => lacking.database()).toThrow(refused('not_writable'));
      lacking.objects();
    }
  });

  it('when the right to write to the objects is missing', () => {
    const lacking = check({ writable: rightTo(data.objectsFolder) });
    expect(() => lacking.objects()).toThrow(refused('not_writable'));
    lacking.database();
  });
});

it('finds the objects unavailable when their folder was moved', () => {
  renameSync(data.objectsFolder, join(dir, 'moved'));
  expect(() => data.check.objects()).toThrow(TransientError);
  data.check.database();
});
