import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { mkdir, readdir, rename, unlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PermanentError } from '../../errors.ts';
import type { DatabaseExports } from '../../ops-ports.ts';
import type { Documents, Objects } from '../../ports.ts';
import { createCountingIds } from '../../testing/counting-ids.ts';
import { exportsContract } from '../../testing/exports-contract.ts';
import { createManualClock } from '../../testing/manual-clock.ts';
import { type DataDir, openDataDir } from './data-dir.ts';
import { createEmbeddedDocuments } from './documents.ts';
import { createEmbeddedExports } from './exports.ts';
import { createEmbeddedObjects } from './objects.ts';
import { createEmbeddedQueue } from './queue.ts';

const MINUTE = '2026-11-24T02:00:00.000Z';
const clock = createManualClock(Date.parse(MINUTE));
let parent: string;
let folder: string;
let source: DataDir;
let documents: Documents;
let objects: Objects;
let exports: DatabaseExports;
beforeEach(() => {
  parent = mkdtempSync(join(tmpdir(), 'exports-'));
  folder = join(parent, 'backups');
  source = openDataDir(join(parent, 'data'));
  documents = createEmbeddedDocuments(source);
  objects = createEmbeddedObjects({ folder: source.objectsFolder });
  exports = createEmbeddedExports({ folder, source, clock });
});
afterEach(() => {
  source.close();
  rmSync(parent, { recursive: true, force: true });
});

/** As jobs do it: the object first, then the document that points at it. */
async function store(id: string): Promise<void> {
  await objects.putIfAbsent(`reports/${id}/report.json`, Buffer.from(`report ${id}`), 'text/plain');
  await documents.commit([{ op: 'create', collection: 'reports', id, data: { id } }]);
}

async function backUp(name: string): Promise<void> {
  clock.advance(1000);
  expect(await exports.start(name, MINUTE)).toBe(name);
}

const objectPath = (root: string, id: string) =>
  join(root, 'objects', 'reports', id, 'report.json+object');
const inodeOf = (path: string) => statSync(path).ino;

function flipByte(path: string, at: number): void {
  const bytes = readFileSync(path);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  writeFileSync(path, bytes);
}

exportsContract('embedded', async () => ({
  exports,
  documents,
  freshTarget: join(parent, 'restored'),
  later: async () => clock.advance(1_000),
  close: async () => {},
}));

describe('a copy of the data folder', () => {
  it('leaves out the formats of reports, which are made again of their JSON', async () => {
    await store('r');
    await objects.putIfAbsent('formats/abc/pdf.pdf', Buffer.from('%PDF'), 'application/pdf');
    await backUp('copy');
    expect(await readdir(join(folder, 'copy', 'objects'))).toEqual(['reports']);
  });

  it('is consistent while others write: every report it knows of is in it', async () => {
    // Large enough to be copied in several goes.
    for (let n = 0; n < 10; n += 1) {
      const data = { filler: 'x'.repeat(900_000) };
      await documents.commit([{ op: 'create', collection: 'large', id: `${n}`, data }]);
    }
    for (let n = 0; n < 50; n += 1) await store(`before-${n}`);
    let writing = true;
    let written = 0;
    const writer = async (id: number) => {
      for (let n = 0; writing && n < 300; n += 1) {
        await store(`during-${id}-${n}`);
        written += 1;
      }
    };
    const writers = [writer(1), writer(2), writer(3)];
    while (written < 3) await new Promise((resolve) => setImmediate(resolve));
    await backUp('under-load');
    writing = false;
    await Promise.all(writers);

    expect(await exports.check('under-load')).toEqual([]);
    const copy = await exports.open('under-load');
    const page = await copy?.documents.query({
      collection: 'reports',
      orderBy: { field: 'id', direction: 'asc' },
      limit: 1000,
    });
    expect(page?.docs.length).toBeGreaterThanOrEqual(53);
    for (const { id } of page?.docs ?? []) {
      const bytes = await copy?.objects.get(`reports/${id}/report.json`);
      expect(String(bytes)).toBe(`report ${id}`);
    }
    await copy?.close();
    expect(await exports.progress('under-load')).toMatchObject({
      state: 'done',
      documents: 10 + (page?.docs.length ?? 0),
      estimatedDocuments: 10 + (page?.docs.length ?? 0),
    });
  });

  it('of an empty folder is sound', async () => {
    await backUp('empty');
    expect(await exports.check('empty')).toEqual([]);
    expect(await exports.progress('empty')).toMatchObject({ documents: 0, estimatedDocuments: 0 });
  });

  it('shares what did not change with the copy before it, and nothing with the data', async () => {
    await store('a');
    await backUp('first');
    await store('b');
    await backUp('second');
    const at = (copy: string, id: string) => inodeOf(objectPath(join(folder, copy), id));
    expect(at('second', 'a')).toBe(at('first', 'a'));
    expect(at('first', 'a')).not.toBe(inodeOf(objectPath(source.dir, 'a')));
    expect(at('second', 'b')).not.toBe(inodeOf(objectPath(source.dir, 'b')));
    await exports.delete?.('first');
    expect(await exports.check('second')).toEqual([]);
  });

  it('shares nothing that is damaged, or that was stored anew with other bytes', async () => {
    await store('a');
    await store('b');
    await backUp('first');
    flipByte(objectPath(join(folder, 'first'), 'a'), 10);
    await objects.delete('reports/b/report.json');
    await objects.putIfAbsent('reports/b/report.json', Buffer.from('other'), 'text/plain');
    await backUp('second');
    expect(await exports.check('first')).toEqual([
      'objects/reports/a/report.json+object is damaged',
    ]);
    expect(await exports.check('second')).toEqual([]);
    const copy = await exports.open('second');
    expect(String(await copy?.objects.get('reports/b/report.json'))).toBe('other');
    await copy?.close();
  });

  it('believes no object that was damaged before it was made, though it is a faithful copy', async () => {
    await store('a');
    await store('b');
    const path = objectPath(source.dir, 'a');
    flipByte(path, statSync(path).size - 1);
    await backUp('copy');
    expect(await exports.check('copy')).toEqual([]);
    const copy = await exports.open('copy');
    await expect(copy?.objects.head('reports/a/report.json')).rejects.toThrow(
      'object reports/a/report.json is damaged',
    );
    expect(await copy?.objects.head('reports/b/report.json')).toMatchObject({ bytes: 8 });
    expect(await copy?.objects.head('reports/c/report.json')).toBeUndefined();
    await copy?.close();
    const restored = await exports.restore('copy', join(parent, 'restored'));
    await expect(restored.objects.head('reports/a/report.json')).rejects.toThrow('is damaged');
    await restored.close();
  });

  it('is listed, newest first, once it is complete', async () => {
    expect(await exports.list()).toEqual([]);
    await backUp('a');
    await backUp('b');
    await mkdir(join(folder, 'c.unfinished'));
    await mkdir(join(folder, 'd'));
    expect((await exports.list()).map(({ name }) => name)).toEqual(['b', 'a']);
    await backUp('e');
    expect(await readdir(folder)).not.toContain('c.unfinished');
  });

  it('is made whole, however many are asked for at the same time', async () => {
    for (const id of ['a', 'b', 'c']) await store(id);
    const names = ['one', 'two', 'three', 'four'];
    await Promise.all(names.map((name) => exports.start(name, MINUTE)));
    for (const name of names) expect(await exports.check(name)).toEqual([]);
    expect((await readdir(folder)).sort()).toEqual([...names].sort());
    const inodes = names.map((name) => inodeOf(objectPath(join(folder, name), 'a')));
    expect(new Set(inodes).size).toBe(1);
  });

  it('does not hinder the next when it cannot be made', async () => {
    await backUp('a');
    const [refused, made] = await Promise.allSettled([
      exports.start('a', MINUTE),
      exports.start('b', MINUTE),
    ]);
    expect([refused?.status, made?.status]).toEqual(['rejected', 'fulfilled']);
  });

  it('is looked at and restored without a trace in it', async () => {
    await store('a');
    await backUp('copy');
    const everything = async () => (await readdir(folder, { recursive: true })).sort();
    const before = await everything();
    expect(await exports.check('copy')).toEqual([]);
    const copy = await exports.open('copy');
    expect(String(await copy?.objects.get('reports/a/report.json'))).toBe('report a');
    expect(await everything()).toEqual(before);
    await copy?.close();
    await (await exports.restore('copy', join(parent, 'restored'))).close();
    expect(await everything()).toEqual(before);
  });

  it('is only made where the data is open, and only under a name of its own', async () => {
    const reading = createEmbeddedExports({ folder, source: null, clock });
    await expect(reading.start('a', MINUTE)).rejects.toBeInstanceOf(PermanentError);
    await backUp('a');
    await expect(exports.start('a', MINUTE)).rejects.toThrow('ENOTEMPTY');
    expect(await exports.check('a')).toEqual([]);
    await expect(exports.start('../a', MINUTE)).rejects.toThrow('names no backup');
  });
});

const damages: [what: string, damage: (place: string) => unknown, reason: string | RegExp][] = [
  [
    'a byte of the database changed',
    (place) => flipByte(join(place, 'consultantos.sqlite'), 5000),
    'consultantos.sqlite is damaged',
  ],
  [
    'a byte of an object changed',
    (place) => flipByte(objectPath(place, 'a'), 10),
    'objects/reports/a/report.json+object is damaged',
  ],
  [
    'an object is missing',
    (place) => unlink(objectPath(place, 'a')),
    'objects/reports/a/report.json+object is missing',
  ],
  [
    'the database is missing',
    (place) => unlink(join(place, 'consultantos.sqlite')),
    'consultantos.sqlite is missing',
  ],
  ['the manifest is missing', (place) => unlink(join(place, 'manifest.json')), /no manifest/],
  [
    'the manifest was cut off',
    (place) => writeFileSync(join(place, 'manifest.json'), '{"format":1,"na'),
    'its manifest is damaged',
  ],
  [
    'the manifest is of another version',
    (place) => writeFileSync(join(place, 'manifest.json'), '{"format":2}'),
    'it is of format 2; this version knows 1',
  ],
  [
    'the manifest points out of the folder',
    (place) => edit(place, (text) => text.replace('objects/reports', 'objects/../../x')),
    'its manifest is damaged',
  ],
  [
    'it holds another number of documents than it should',
    (place) => edit(place, (text) => text.replace('"reports":1', '"reports":2')),
    'it holds 1 of 2 documents of reports',
  ],
  [
    'it was never finished',
    (place) => rename(place, `${place}.unfinished`),
    'there is no such backup',
  ],
];

function edit(place: string, change: (text: string) => string): void {
  const path = join(place, 'manifest.json');
  writeFileSync(path, change(readFileSync(path, 'utf8')));
}

describe('a restore', () => {
  it('makes a data folder that can be opened, with all documents, objects and messages', async () => {
    await store('a');
    const queue = createEmbeddedQueue({
      database: source.database,
      clock,
      ids: createCountingIds(),
    });
    await queue.publisher.publish('analysis', { data: { jobId: 'a' }, attributes: {} });
    await backUp('copy');
    const target = join(parent, 'restored');
    const restored = await exports.restore('copy', target);
    expect(restored.setting).toEqual({ name: 'DATA_DIR', value: target });
    expect(String(await restored.objects.get('reports/a/report.json'))).toBe('report a');
    await restored.close();
    rmSync(folder, { recursive: true });

    const data = openDataDir(target);
    expect(statSync(target).mode & 0o777).toBe(0o700);
    expect((await createEmbeddedDocuments(data).get('reports', 'a'))?.data).toEqual({ id: 'a' });
    const again = createEmbeddedQueue({ database: data.database, clock, ids: createCountingIds() });
    expect(again.counts('analysis')).toMatchObject({ waiting: 1 });
    data.close();
  });

  it('takes an empty folder as its target, and no other', async () => {
    await store('a');
    await backUp('copy');
    await expect(exports.restore('copy', source.dir)).rejects.toThrow('is not empty');
    const target = join(parent, 'empty');
    await mkdir(target);
    await (await exports.restore('copy', target)).close();
    expect((await readdir(parent)).sort()).toEqual(['backups', 'data', 'empty']);
  });

  it('is refused among the copies, which it would be taken for', async () => {
    await store('a');
    await backUp('copy');
    for (const target of [folder, join(folder, 'restored'), join(folder, 'copy', 'restored')]) {
      await expect(exports.restore('copy', target)).rejects.toThrow('lies in BACKUP_DIR');
    }
    expect(await readdir(folder)).toEqual(['copy']);
  });

  it.each([
    ['is a file', (file: string) => file],
    ['would lie in a file', (file: string) => join(file, 'restored')],
    ['would lie deep in a file', (file: string) => join(file, 'new', 'restored')],
  ])('is refused, and leaves nothing behind, when its target %s', async (_, targetOf) => {
    await store('a');
    await backUp('copy');
    const file = join(parent, 'file');
    writeFileSync(file, 'mine');
    const refused = exports.restore('copy', targetOf(file));
    await expect(refused).rejects.toBeInstanceOf(PermanentError);
    await expect(refused).rejects.toThrow(`${targetOf(file)} cannot be made: `);
    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect((await readdir(parent)).sort()).toEqual(['backups', 'data', 'file']);
  });

  it('touches nothing beside its target, and makes that once when it is asked twice', async () => {
    await store('a');
    await backUp('copy');
    const target = join(parent, 'new', 'restored');
    await mkdir(`${target}.restoring`, { recursive: true });
    writeFileSync(join(`${target}.restoring`, 'mine'), '');
    const asked = await Promise.allSettled([
      exports.restore('copy', target),
      exports.restore('copy', target),
    ]);
    const restored = asked.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
    expect(restored).toHaveLength(1);
    expect(String(await restored[0]?.objects.get('reports/a/report.json'))).toBe('report a');
    await restored[0]?.close();
    expect(asked.find(({ status }) => status === 'rejected')).toMatchObject({
      reason: { message: expect.stringContaining('is not empty') },
    });
    expect((await readdir(join(parent, 'new'))).sort()).toEqual(['restored', 'restored.restoring']);
    expect(await readdir(`${target}.restoring`)).toEqual(['mine']);
  });

  it.each(damages)('is refused with the reason when %s', async (_, damage, reason) => {
    await store('a');
    await backUp('copy');
    await damage(join(folder, 'copy'));
    expect(await exports.check('copy')).toEqual([
      typeof reason === 'string' ? reason : expect.stringMatching(reason),
    ]);
    const refused = exports.restore('copy', join(parent, 'restored'));
    await expect(refused).rejects.toBeInstanceOf(PermanentError);
    await expect(refused).rejects.toThrow(reason);
    expect((await readdir(parent)).sort()).toEqual(['backups', 'data']);
  });

  it('is refused when a newer version wrote the copy, or nobody did', async () => {
    source.database.exec('PRAGMA user_version = 99');
    await backUp('newer');
    const restore = (name: string) => exports.restore(name, join(parent, 'restored'));
    await expect(restore('newer')).rejects.toThrow('written by a newer version (schema 99');
    await expect(restore('unknown')).rejects.toThrow('there is no such backup');
  });
});
