import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PermanentError, TransientError } from '../../errors.ts';
import { objectsContract } from '../../testing/objects-contract.ts';
import { createEmbeddedObjects } from './objects.ts';

const temporaryFolder = () => mkdtemp(join(tmpdir(), 'objects-'));
const remove = (folder: string) => rm(folder, { recursive: true, force: true });
const bytes = new TextEncoder().encode('some bytes');

objectsContract('embedded', async () => {
  const folder = await temporaryFolder();
  return {
    driver: createEmbeddedObjects({ folder: join(folder, 'objects') }),
    close: () => remove(folder),
  };
});

describe('embedded objects', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await temporaryFolder();
  });
  afterEach(() => remove(folder));

  it('outlive the process', async () => {
    const { head } = await createEmbeddedObjects({ folder }).putIfAbsent(
      'a/b',
      bytes,
      'text/plain',
    );
    const later = createEmbeddedObjects({ folder });
    expect(await later.head('a/b')).toEqual(head);
    expect(Buffer.from((await later.get('a/b')) ?? []).equals(bytes)).toBe(true);
  });

  it('are clean of what a dead process left half written', async () => {
    createEmbeddedObjects({ folder });
    const [incoming = ''] = await readdir(folder);
    await writeFile(join(folder, incoming, '1'), 'half');
    const objects = createEmbeddedObjects({ folder });
    expect(await readdir(join(folder, incoming))).toEqual([]);
    await objects.putIfAbsent('a', bytes, 'text/plain');
    expect(await readdir(join(folder, incoming))).toEqual([]);
    expect((await objects.list('')).map((head) => head.name)).toEqual(['a']);
  });

  it.each([
    ['cut short', (file: Buffer) => file.subarray(0, -1)],
    ['changed', (file: Buffer) => Buffer.from(file.toString().replace('some', 'same'))],
    ['empty', () => Buffer.alloc(0)],
    ['of another make', () => Buffer.from('{}\nsome bytes')],
  ])('are not given out when the file is %s', async (_, spoil) => {
    const objects = createEmbeddedObjects({ folder });
    await objects.putIfAbsent('a', bytes, 'text/plain');
    const [file = ''] = (await readdir(folder)).filter((entry) => entry.startsWith('a'));
    await writeFile(join(folder, file), spoil(await readFile(join(folder, file))));
    await expect(objects.get('a')).rejects.toThrow(PermanentError);
    await expect(objects.get('a')).rejects.toThrow('object a is damaged');
  });

  it.each([
    ['cannot be read', () => '\0garbage'],
    ['has no time', (file: string) => file.replace(/"createdAt":"[^"]*"/, '"createdAt":"once"')],
  ])('are all listed when one of them %s: that by the time of its file', async (_, spoil) => {
    const objects = createEmbeddedObjects({ folder });
    const { head } = await objects.putIfAbsent('a/sound', bytes, 'text/plain');
    await objects.putIfAbsent('a/bad', bytes, 'text/plain');
    const file = join(folder, 'a', 'bad+object');
    await writeFile(file, spoil(await readFile(file, 'utf8')));
    await utimes(file, 0, 1_000_000);
    expect(await objects.list('a/')).toEqual([
      expect.objectContaining({
        name: 'a/bad',
        createdAt: '1970-01-12T13:46:40.000Z',
        damaged: true,
      }),
      head,
    ]);
    await expect(objects.head('a/bad')).rejects.toThrow('object a/bad is damaged');
    await objects.delete('a/bad');
    expect(await objects.list('a/')).toEqual([head]);
  });

  it('that are attached make nothing until they store something', async () => {
    const inner = join(folder, 'objects');
    const objects = createEmbeddedObjects({ folder: inner, attached: true });
    expect(await objects.list('')).toEqual([]);
    expect(await objects.get('a')).toBeUndefined();
    expect(existsSync(inner)).toBe(false);
    await objects.putIfAbsent('a', bytes, 'text/plain');
    expect(Buffer.from((await objects.get('a')) ?? []).equals(bytes)).toBe(true);
  });

  it('name the object and keep the cause when the file system fails', async () => {
    const objects = createEmbeddedObjects({ folder });
    await writeFile(join(folder, 'taken'), 'a file where a folder should be');
    const failure = await objects
      .putIfAbsent('taken/a', bytes, 'text/plain')
      .catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(TransientError);
    expect(failure).toMatchObject({
      message: expect.stringContaining('object taken/a could not be stored'),
      cause: { code: expect.stringMatching(/^E[A-Z]+$/) },
    });
    expect(await objects.head('taken/a')).toBeUndefined();
    expect(await objects.list('taken/')).toEqual([]);
  });

  it('ignore files that are not theirs', async () => {
    const objects = createEmbeddedObjects({ folder });
    await mkdir(join(folder, 'a'));
    await writeFile(join(folder, 'a', '.DS_Store'), 'x');
    expect(await objects.list('')).toEqual([]);
    expect(existsSync(join(folder, 'a', '.DS_Store'))).toBe(true);
  });
});
