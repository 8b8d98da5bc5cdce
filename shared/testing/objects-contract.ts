import { createHash, randomBytes } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ObjectExistsError, PermanentError } from '../errors.ts';
import type { Objects } from '../ports.ts';

const bytesOf = (text: string) => new TextEncoder().encode(text);

/** What every driver of Objects keeps. The factory answers an empty store. */
export function objectsContract(
  name: string,
  open: () => Promise<{ driver: Objects; close(): Promise<void> }>,
): void {
  describe(`objects: ${name}`, () => {
    let objects: Objects;
    let close: () => Promise<void>;

    beforeEach(async () => {
      const opened = await open();
      objects = opened.driver;
      close = opened.close;
    });
    afterEach(() => close());

    it('gives back every byte and what is known of them', async () => {
      const bytes = Uint8Array.from({ length: 70_000 }, (_, n) => (n * 31) % 256);
      const { head, existed } = await objects.putIfAbsent('pages/a.bin', bytes, 'image/png');
      expect(existed).toBe(false);
      expect(head).toEqual({
        name: 'pages/a.bin',
        bytes: 70_000,
        sha256: createHash('sha256').update(bytes).digest('hex'),
        contentType: 'image/png',
        createdAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/),
      });
      expect(await objects.head('pages/a.bin')).toEqual(head);
      expect(Buffer.from((await objects.get('pages/a.bin')) ?? []).equals(bytes)).toBe(true);
    });

    it.each(['', '\n', '{"bytes":1}\n\n', "AT&T L'Oréal Ł 日本語 👩‍👩‍👧\r\n\u0000"])(
      'keeps the text %j',
      async (text) => {
        await objects.putIfAbsent('a.txt', bytesOf(text), 'text/plain; charset=utf-8');
        const read = await objects.get('a.txt');
        expect(new TextDecoder('utf-8', { ignoreBOM: true }).decode(read)).toBe(text);
        expect(read?.byteLength).toBe(Buffer.byteLength(text));
      },
    );

    it('knows nothing of an object that was never put', async () => {
      expect(await objects.get('a')).toBeUndefined();
      expect(await objects.head('a')).toBeUndefined();
      await objects.delete('a');
      await objects.delete('a/b/c');
    });

    it('takes the same bytes again, and keeps the first content type', async () => {
      const first = await objects.putIfAbsent('a', bytesOf('x'), 'text/plain');
      const again = await objects.putIfAbsent('a', bytesOf('x'), 'text/html');
      expect(again).toEqual({ head: first.head, existed: true });
    });

    it('refuses other bytes, and keeps the first', async () => {
      await objects.putIfAbsent('a', bytesOf('first'), 'text/plain');
      const other = objects.putIfAbsent('a', bytesOf('other'), 'text/plain');
      await expect(other).rejects.toBeInstanceOf(ObjectExistsError);
      expect(new TextDecoder().decode(await objects.get('a'))).toBe('first');
    });

    it('lets one of twenty with different bytes win, whole', async () => {
      const texts = Array.from({ length: 20 }, (_, n) => String(n).repeat(5000 + n));
      const results = await Promise.allSettled(
        texts.map((text) => objects.putIfAbsent('race/a', bytesOf(text), 'text/plain')),
      );
      const winners = texts.filter((_, n) => results[n]?.status === 'fulfilled');
      expect(winners).toHaveLength(1);
      for (const result of results) {
        if (result.status === 'rejected') expect(result.reason).toBeInstanceOf(ObjectExistsError);
      }
      expect(new TextDecoder().decode(await objects.get('race/a'))).toBe(winners[0]);
    });

    it('lets twenty with the same bytes all succeed, one of them as the first', async () => {
      const puts = Array.from({ length: 20 }, () =>
        objects.putIfAbsent('a', bytesOf('same'), 'text/plain'),
      );
      const results = await Promise.all(puts);
      expect(results.filter((result) => !result.existed)).toHaveLength(1);
      expect(new Set(results.map((result) => result.head.createdAt)).size).toBe(1);
    });

    it('lets all with the same bytes succeed when others with different bytes race them', async () => {
      const puts = Array.from({ length: 20 }, (_, n) =>
        objects.putIfAbsent('a', bytesOf(n % 2 === 0 ? 'even' : 'odd'), 'text/plain'),
      );
      const results = await Promise.allSettled(puts);
      const won = results.filter((result) => result.status === 'fulfilled');
      expect(won).toHaveLength(10);
      expect(won.filter(({ value }) => !value.existed)).toHaveLength(1);
      expect(new Set(won.map(({ value }) => value.head.sha256)).size).toBe(1);
    });

    it('keeps five megabytes, and says so again when they are put again', async () => {
      const bytes = randomBytes(5_000_000);
      const { head } = await objects.putIfAbsent('a/large', bytes, 'application/octet-stream');
      expect(head.bytes).toBe(5_000_000);
      expect(bytes.equals((await objects.get('a/large')) ?? bytesOf(''))).toBe(true);
      const again = await objects.putIfAbsent('a/large', bytes, 'application/octet-stream');
      expect(again).toEqual({ head, existed: true });
    });

    it('does not share memory with whoever puts or gets', async () => {
      const bytes = bytesOf('kept');
      const put = objects.putIfAbsent('a', bytes, 'text/plain');
      bytes.fill(0);
      await put;
      (await objects.get('a'))?.fill(0);
      expect(new TextDecoder().decode(await objects.get('a'))).toBe('kept');
    });

    it('lists by prefix in order of names, also from inside a segment', async () => {
      // The same bytes in all: only the names tell them apart.
      for (const object of ['b', 'a/1', 'a/10', 'a/2/x', 'a', 'ab/1', 'a/2', 'A/1']) {
        await objects.putIfAbsent(object, bytesOf('same'), 'text/plain');
      }
      const names = async (prefix: string) => (await objects.list(prefix)).map((head) => head.name);
      expect(await names('')).toEqual(['A/1', 'a', 'a/1', 'a/10', 'a/2', 'a/2/x', 'ab/1', 'b']);
      expect(await names('a')).toEqual(['a', 'a/1', 'a/10', 'a/2', 'a/2/x', 'ab/1']);
      expect(await names('a/')).toEqual(['a/1', 'a/10', 'a/2', 'a/2/x']);
      expect(await names('a/1')).toEqual(['a/1', 'a/10']);
      expect(await names('a/2/x')).toEqual(['a/2/x']);
      expect(await names('b/none/')).toEqual([]);
      expect(await objects.list('b')).toEqual([await objects.head('b')]);
    });

    it('frees the name of a deleted object', async () => {
      await objects.putIfAbsent('a/b', bytesOf('one'), 'text/plain');
      await objects.delete('a/b');
      expect(await objects.get('a/b')).toBeUndefined();
      expect(await objects.list('')).toEqual([]);
      const { existed } = await objects.putIfAbsent('a/b', bytesOf('two'), 'text/plain');
      expect(existed).toBe(false);
    });

    it.each([
      ...['', '/', '/a', 'a/', 'a//b', '.', '..', '../a', 'a/../b', 'a/./b', 'a\\b', 'a b', 'é'],
      ...[
        'a\u0000',
        'a\n',
        'a%2e',
        'C:a',
        '+incoming/1',
        'x'.repeat(201),
        'a/'.repeat(600).slice(1),
      ],
    ])('refuses the name %j', async (object) => {
      const put = objects.putIfAbsent(object, bytesOf('x'), 'text/plain');
      await expect(put).rejects.toBeInstanceOf(PermanentError);
      await expect(objects.get(object)).rejects.toBeInstanceOf(PermanentError);
      await expect(objects.head(object)).rejects.toBeInstanceOf(PermanentError);
      await expect(objects.delete(object)).rejects.toBeInstanceOf(PermanentError);
      const link = objects.link(object, Date.now() + 60_000);
      await expect(link).rejects.toBeInstanceOf(PermanentError);
    });

    it.each(['/', '../', 'a/../', '/etc/', 'a//', '..\\', 'é'])(
      'refuses the prefix %j',
      async (prefix) => {
        await expect(objects.list(prefix)).rejects.toBeInstanceOf(PermanentError);
      },
    );

    it.each(['', 'a\nb', 'x'.repeat(201)])('refuses the content type %j', async (contentType) => {
      const put = objects.putIfAbsent('a', bytesOf('x'), contentType);
      await expect(put).rejects.toBeInstanceOf(PermanentError);
      expect(await objects.head('a')).toBeUndefined();
    });
  });
}
