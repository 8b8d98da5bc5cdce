import { Storage } from '@google-cloud/storage';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { crc32cOf } from './crc32c.ts';
import { type StorageServer, startStorageServer } from './storage-server.ts';
import type { StorageBucket } from './storage-server-buckets.ts';

let server: StorageServer;
let bucket: StorageBucket;
beforeEach(async () => {
  server = await startStorageServer();
  bucket = server.bucket('b');
});
afterEach(() => server.close());

const client = () =>
  new Storage({
    projectId: 'test-project',
    apiEndpoint: server.url,
    retryOptions: { autoRetry: false },
  }).bucket('b');
const put = (name: string, text: string, only = {}) => {
  const object = { name, bytes: Buffer.from(text), contentType: 'text/plain', metadata: {} };
  return bucket.insert({ ...object, crc32c: undefined, md5: undefined }, only);
};
const ask = async (method: string, path: string, body?: string, type = 'application/json') => {
  const headers = body === undefined ? {} : { 'content-type': type };
  const response = await fetch(server.url + path, { method, headers, body: body ?? null });
  return { status: response.status, text: await response.text(), headers: response.headers };
};
const upload = (query: string, json: string, content = 'hello') =>
  ask(
    'POST',
    `/upload/storage/v1/b/b/o?${query}`,
    `--x\r\nContent-Type: application/json\r\n\r\n${json}\r\n--x\r\nContent-Type: text/plain\r\n\r\n${content}\r\n--x--`,
    'multipart/related; boundary=x',
  );

it('sums as the specification does', () => {
  expect(Buffer.from(crc32cOf(Buffer.from('123456789')), 'base64').toString('hex')).toBe(
    'e3069283',
  );
  expect(crc32cOf(Buffer.alloc(0))).toBe('AAAAAA==');
});

describe('objects', () => {
  it('are given back byte by byte with their sums, by either path', async () => {
    const text = '\r\n--y\r\n\r\n--y--\r\n';
    const stored = await upload('uploadType=multipart&name=a%2Fb', '{}', text);
    expect(JSON.parse(stored.text)).toMatchObject({
      name: 'a/b',
      size: String(text.length),
      contentType: 'text/plain',
      crc32c: crc32cOf(Buffer.from(text)),
    });
    for (const path of ['/b/b/o/a%2Fb?alt=media', '/storage/v1/b/b/o/a%2Fb?alt=media']) {
      const { text: read, headers } = await ask('GET', path);
      expect(read).toBe(text);
      expect(headers.get('x-goog-hash')).toContain(`crc32c=${crc32cOf(Buffer.from(text))}`);
    }
    expect(server.unexpected).toEqual([]);
  });

  it('are refused when they do not fit the sums that came with them', async () => {
    for (const sums of ['{"crc32c":"AAAAAA=="}', '{"md5Hash":"AAAAAA=="}']) {
      expect((await upload('uploadType=multipart&name=a', sums)).status).toBe(400);
    }
    expect(bucket.list('', true)).toEqual([]);
  });

  it.each([
    ['GET', 'ifGenerationMatch', 'other', 412],
    ['GET', 'ifGenerationMatch', 'same', 200],
    ['GET', 'ifGenerationNotMatch', 'same', 304],
    ['GET', 'ifMetagenerationMatch', 'other', 412],
    ['DELETE', 'ifGenerationMatch', 'other', 412],
    ['DELETE', 'ifGenerationNotMatch', 'same', 412],
    ['DELETE', 'ifGenerationMatch', 'same', 204],
  ])('answer %s with %s of the %s generation by %i', async (method, condition, which, status) => {
    const { generation } = put('a', 'one');
    const value = which === 'same' ? generation : 7;
    expect((await ask(method, `/b/b/o/a?${condition}=${value}`)).status).toBe(status);
  });

  it('are written over only as the precondition allows', async () => {
    const write = (only: string) => upload(`uploadType=multipart&name=a&${only}`, '{}');
    expect((await write('ifGenerationMatch=1')).status).toBe(412);
    const { generation } = JSON.parse((await write('ifGenerationMatch=0')).text);
    expect((await write('ifGenerationMatch=0')).status).toBe(412);
    const second = JSON.parse((await write(`ifGenerationMatch=${generation}`)).text);
    expect(Number(second.generation)).toBeGreaterThan(Number(generation));
  });

  it('keep their older versions when versioning is on, until these are deleted by generation', async () => {
    bucket.patch({ versioning: { enabled: true } }, {});
    const first = put('a', 'one');
    put('a', 'two');
    await client().file('a').delete();
    const [versions] = await client().getFiles({ versions: true });
    expect(versions.map(({ metadata }) => [metadata.size, Boolean(metadata.timeDeleted)])).toEqual([
      ['3', true],
      ['3', true],
    ]);
    expect((await client().getFiles())[0]).toEqual([]);
    const old = client().file('a', { generation: first.generation });
    expect(String((await old.download())[0])).toBe('one');
    await old.delete();
    expect(bucket.list('', true)).toHaveLength(1);
    expect(server.unexpected).toEqual([]);
  });

  it('are listed in pages, by UTF-8, whoever comes or goes between them', async () => {
    for (const name of ['b', 'é', 'a', '😀', '\uffee']) put(name, name);
    const page = async (token: string) => {
      const { text } = await ask('GET', `/b/b/o?maxResults=2${token && `&pageToken=${token}`}`);
      const { items, nextPageToken } = JSON.parse(text);
      return { names: items.map((item: { name: string }) => item.name), nextPageToken };
    };
    const first = await page('');
    expect(first.names).toEqual(['a', 'b']);
    bucket.delete('b', undefined, {});
    put('aa', '');
    const second = await page(first.nextPageToken);
    expect(second.names).toEqual(['é', '\uffee']);
    expect(await page(second.nextPageToken)).toEqual({ names: ['😀'], nextPageToken: undefined });
  });
});

describe('a bucket', () => {
  const rule = { action: { type: 'Delete' as const }, condition: { age: 90, isLive: true } };

  it('takes a lifecycle in place of the one before, at the metageneration that was read', async () => {
    const [before] = await client().getMetadata();
    const only = { ifMetagenerationMatch: Number(before.metageneration) };
    await client().setMetadata(
      { lifecycle: { rule: [rule] }, versioning: { enabled: true } },
      only,
    );
    await expect(client().setMetadata({ lifecycle: { rule: [] } }, only)).rejects.toMatchObject({
      code: 412,
    });
    const [after] = await client().getMetadata();
    expect(after).toMatchObject({ lifecycle: { rule: [rule] }, versioning: { enabled: true } });
    expect(Number(after.metageneration)).toBe(2);
    await client().setMetadata({ lifecycle: null });
    expect((await client().getMetadata())[0].lifecycle).toBeUndefined();
    expect(server.unexpected).toEqual([]);
  });

  it.each([
    ['a rule without a condition', { lifecycle: { rule: [{ ...rule, condition: {} }] } }],
    ['an unknown condition', { lifecycle: { rule: [{ ...rule, condition: { days: 1 } }] } }],
    ['an unknown setting', { retention: 90 }],
  ])('refuses %s', async (_, change) => {
    expect((await ask('PATCH', '/b/b', JSON.stringify(change))).status).toBe(400);
    expect(bucket.metageneration()).toBe(1);
  });
});

it.each([
  ['GET', '/nothing', 404],
  ['GET', '/b/b/acl', 404],
  ['PUT', '/b/b/o/a', 404],
  ['POST', '/b/b/o/a/compose', 404],
  ['POST', '/upload/storage/v1/b/b/o?uploadType=resumable&name=a', 400],
  ['POST', '/upload/storage/v1/b/b/o?uploadType=multipart&name=a', 400],
  ['GET', '/b/b/o?delimiter=/', 400],
  ['GET', '/b/b/o/a?alt=media&alt=json', 400],
  ['GET', '/b/b/o/a?ifGenerationMatch=x', 400],
  ['GET', '/b/other', 404],
  ['PATCH', '/b/b', 400],
])('remembers that nobody should ask %s %s', async (method, path, status) => {
  const body = method === 'GET' ? undefined : 'x';
  const answer = await ask(method, path, body);
  expect(answer.status).toBe(status);
  if (!path.includes('media')) expect(JSON.parse(answer.text).error.code).toBe(status);
  expect(server.unexpected).toEqual([expect.stringContaining(`${method} ${path}: `)]);
});

describe('a fault', () => {
  it('meets so many of the requests that are meant, done before or not at all', async () => {
    put('a', 'one');
    server.failNext({ how: 503, where: /DELETE/, times: 2 });
    expect((await ask('GET', '/b/b/o/a')).status).toBe(200);
    expect((await ask('DELETE', '/b/b/o/a')).status).toBe(503);
    server.failNext({ how: 500, afterEffect: true });
    expect((await ask('DELETE', '/b/b/o/a')).status).toBe(503);
    expect((await ask('DELETE', '/b/b/o/a')).status).toBe(500);
    expect(bucket.list('', true)).toEqual([]);
  });

  it('cuts an answer, or the connection before there is one', async () => {
    put('a', 'one');
    for (const afterEffect of [true, false]) {
      server.failNext({ how: 'cut', afterEffect });
      await expect(ask('GET', '/b/b/o/a?alt=media')).rejects.toThrow();
    }
    server.failNext({ how: 'cut', afterEffect: true });
    await expect(ask('DELETE', '/b/b/o/a')).rejects.toThrow();
    expect((await ask('GET', '/b/b/o/a')).status).toBe(404);
  });

  it('refuses writes until it is lifted, and lets reads through', async () => {
    server.refuseWrites(507);
    expect((await upload('uploadType=multipart&name=a', '{}')).status).toBe(507);
    expect((await ask('DELETE', '/b/b/o/a')).status).toBe(507);
    expect((await ask('GET', '/b/b/o')).status).toBe(200);
    server.refuseWrites(null);
    expect((await upload('uploadType=multipart&name=a', '{}')).status).toBe(200);
  });
});
