import { createHash } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ObjectExistsError, PermanentError, TransientError } from '../../errors.ts';
import type { Objects } from '../../ports.ts';
import { objectsContract } from '../../testing/objects-contract.ts';
import { type StorageServer, startStorageServer } from '../../testing/storage-server.ts';
import type { StorageBucket } from '../../testing/storage-server-buckets.ts';
import { createStorageObjects } from './objects.ts';

const where = { projectId: 'test-project', bucket: 'reports' };
const bytes = Buffer.from('some bytes');
const sha256 = createHash('sha256').update(bytes).digest('hex');

/** The client finds the server as a deployed process would find an emulator. */
async function start() {
  const server = await startStorageServer();
  vi.stubEnv('STORAGE_EMULATOR_HOST', server.url);
  return { server, bucket: server.bucket(where.bucket) };
}

objectsContract('Cloud Storage', async () => {
  const { server } = await start();
  return {
    driver: createStorageObjects(where),
    async close() {
      await server.close();
      expect(server.unexpected).toEqual([]);
    },
  };
});

describe('Cloud Storage objects', () => {
  let server: StorageServer;
  let bucket: StorageBucket;
  let objects: Objects;
  beforeEach(async () => {
    ({ server, bucket } = await start());
    objects = createStorageObjects(where);
  });
  afterEach(async () => {
    await server.close();
    vi.unstubAllEnvs();
  });

  const put = () => objects.putIfAbsent('a', bytes, 'text/plain');
  const insert = (name: string, metadata: Record<string, string> = {}) =>
    bucket.insert(
      { name, bytes, contentType: 'text/plain', metadata, crc32c: undefined, md5: undefined },
      {},
    );
  const requests = (what: RegExp) => server.seen.filter((line) => what.test(line)).length;

  it('are found again when they were stored and the answer was lost', async () => {
    server.failNext({ how: 'cut', afterEffect: true });
    expect(await put()).toEqual({ head: await objects.head('a'), existed: true });
    expect(requests(/^POST/)).toBe(2);
    expect(bucket.list('', true)).toHaveLength(1);
  });

  it('are refused when other bytes were stored and the answer to ours was lost', async () => {
    insert('a', { sha256: '0'.repeat(64) });
    server.failNext({ how: 'cut', afterEffect: true });
    await expect(put()).rejects.toThrow(ObjectExistsError);
  });

  it('are deleted once when the answer is lost', async () => {
    await put();
    server.failNext({ how: 'cut', afterEffect: true, where: /^DELETE/ });
    await objects.delete('a');
    expect(requests(/^DELETE/)).toBe(1);
    expect(bucket.list('', true)).toEqual([]);
  });

  it('that are deleted leave no version in a bucket that keeps them, and others alone', async () => {
    bucket.patch({ versioning: { enabled: true } }, {});
    await put();
    bucket.delete('a', undefined, {});
    await objects.putIfAbsent('a', Buffer.from('other bytes'), 'text/plain');
    insert('a/text.json');
    expect(bucket.list('a', true)).toHaveLength(3);
    await objects.delete('a');
    expect(bucket.list('', true).map(({ name }) => name)).toEqual(['a/text.json']);
  });

  it.each([429, 503, 'cut'] as const)(
    'are stored and read on the third try after two of %s',
    async (how) => {
      server.failNext({ how, times: 2 });
      expect((await put()).existed).toBe(false);
      server.failNext({ how, times: 2 });
      expect(Buffer.from((await objects.get('a')) ?? []).equals(bytes)).toBe(true);
    },
  );

  /** All at once: each makes three tries. */
  function failuresOfEveryCall(on: Objects): Promise<unknown[]> {
    const calls: Promise<unknown>[] = [
      on.putIfAbsent('a', bytes, 'text/plain'),
      on.get('a'),
      on.head('a'),
      on.list('a'),
      on.delete('a'),
    ];
    return Promise.all(calls.map((call) => call.catch((error: unknown) => error)));
  }
  const transient = (says: string, reason = 'unavailable') =>
    expect.objectContaining({
      name: 'TransientError',
      reason,
      message: expect.stringContaining(says),
    });

  it('give up after three tries, naming the object', async () => {
    server.failNext({ how: 503, times: 100 });
    const failures = await failuresOfEveryCall(objects);
    expect(failures).toEqual(failures.map(() => transient('object a')));
    expect(server.seen).toHaveLength(15);
  });

  it('give up in time when nothing is ever answered, and keep no connection', async () => {
    server.failNext({ how: 'hang', times: 100 });
    const hasty = createStorageObjects({ ...where, uploadMs: 500, otherMs: 500 });
    const failures = await failuresOfEveryCall(hasty);
    expect(failures).toEqual(failures.map(() => transient('bucket reports', 'timeout')));
    await vi.waitFor(async () => expect(await server.connections()).toBe(0), 20_000);
  });

  it('say what to do about a bucket that is not there, and never that an object is not', async () => {
    const lost = createStorageObjects({ ...where, bucket: 'forgotten' });
    const failures = await failuresOfEveryCall(lost);
    expect(failures).toEqual(failures.map(() => transient('(bucket forgotten): there is no such')));
  });

  it('say what to do about a refused access', async () => {
    server.failNext({ how: 403, times: 100 });
    const failures = await failuresOfEveryCall(objects);
    expect(failures).toEqual(failures.map(() => transient('check the roles')));
  });

  it('do not repeat what is malformed', async () => {
    server.failNext({ how: 400, times: 100 });
    const failures = await failuresOfEveryCall(objects);
    expect(failures).toEqual(failures.map(() => expect.any(PermanentError)));
    expect(server.seen).toHaveLength(5);
  });

  it('are read again when they were damaged on the way', async () => {
    await put();
    server.failNext({ how: 'damage', where: /alt=media/, times: 2 });
    expect(Buffer.from((await objects.get('a')) ?? []).equals(bytes)).toBe(true);
    server.failNext({ how: 'damage', where: /alt=media/, times: 3 });
    await expect(objects.get('a')).rejects.toThrow(TransientError);
  });

  it('are sent again when they were damaged on the way', async () => {
    server.failNext({ how: 'damage' });
    expect((await put()).head.sha256).toBe(sha256);
    expect(requests(/^POST/)).toBe(2);
    expect(Buffer.from((await objects.get('a')) ?? []).equals(bytes)).toBe(true);
  });

  it('are read at the generation whose sha256 was read', async () => {
    const { generation } = bucket.find((await put()).head.name, undefined, {});
    await objects.get('a');
    expect(server.seen.at(-1)).toContain(`?alt=media&generation=${generation}`);
  });

  it('are not given out when they are damaged in the bucket', async () => {
    insert('a', { sha256: '0'.repeat(64) });
    await expect(objects.get('a')).rejects.toThrow(PermanentError);
    await expect(objects.get('a')).rejects.toThrow('object a is damaged');
  });

  it('of another program are known by their bytes', async () => {
    insert('a');
    insert('b', { sha256: 'of another make' });
    expect((await objects.list('')).map((head) => head.sha256)).toEqual([sha256, sha256]);
    expect((await put()).existed).toBe(true);
    const other = objects.putIfAbsent('b', Buffer.from('other'), 'text/plain');
    await expect(other).rejects.toThrow(ObjectExistsError);
    expect(Buffer.from((await objects.get('b')) ?? []).equals(bytes)).toBe(true);
  });

  it('leave out what the console calls a folder', async () => {
    insert('a/');
    insert('a/b');
    expect((await objects.list('a/')).map((head) => head.name)).toEqual(['a/b']);
  });

  it('are listed page by page to the last, a page again when it fails', async () => {
    const names = Array.from({ length: 2_345 }, (_, n) => `n/${String(n).padStart(4, '0')}`);
    for (const name of names.toReversed()) insert(name, { sha256 });
    server.failNext({ how: 503, where: /pageToken/ });
    expect((await objects.list('n/')).map((head) => head.name)).toEqual(names);
    expect(server.seen).toHaveLength(4);
  });

  it('cause no warnings from Node when they are large', async () => {
    const warnings: Error[] = [];
    const listen = (warning: Error) => warnings.push(warning);
    process.on('warning', listen);
    await objects.putIfAbsent('large', Buffer.alloc(3_000_000), 'text/plain');
    await objects.get('large');
    await new Promise((resolve) => setImmediate(resolve));
    process.off('warning', listen);
    expect(warnings).toEqual([]);
  });

  it('are transient failures while nobody listens', async () => {
    await server.close();
    await expect(put()).rejects.toMatchObject({ name: 'TransientError', reason: 'unavailable' });
  });
});
