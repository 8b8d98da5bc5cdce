import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PermanentError } from '../errors.ts';
import type { Documents, Write } from '../ports.ts';

/** What no driver of Documents stores. */
export function documentLimitsContract(
  name: string,
  open: () => Promise<{ driver: Documents; close(): Promise<void> }>,
): void {
  describe(`document limits: ${name}`, () => {
    let documents: Documents;
    let close: () => Promise<void>;

    beforeEach(async () => {
      const opened = await open();
      documents = opened.driver;
      close = opened.close;
    });
    afterEach(() => close());

    const create = (id: string, data: Record<string, unknown> = {}): Write => ({
      op: 'create',
      collection: 'jobs',
      id,
      data,
    });

    async function dataOf(id: string): Promise<unknown> {
      return (await documents.get('jobs', id))?.data;
    }

    it('take a document just below 1 MiB and refuse one of more, counted in bytes', async () => {
      await documents.commit([create('a', { text: 'x'.repeat(1_048_000) })]);
      const wide = create('b', { text: '語'.repeat(350_000) });
      await expect(documents.commit([wide])).rejects.toBeInstanceOf(PermanentError);
      const more: Write = {
        op: 'update',
        collection: 'jobs',
        id: 'a',
        data: { x: 'x'.repeat(600) },
      };
      await expect(documents.commit([more])).rejects.toBeInstanceOf(PermanentError);
    });

    it.each([
      ['undefined', undefined],
      ['NaN', Number.NaN],
      ['infinity', Number.POSITIVE_INFINITY],
      ['a function', () => 1],
      ['a symbol', Symbol('s')],
      ['a bigint', 1n],
      ['a date', new Date(0)],
      ['a map', new Map()],
      ['bytes', new Uint8Array(1)],
      ['a hole', new Array(1)],
      ['an array within an array', [[1]]],
      ['half a surrogate pair', '\ud83d'],
      ['a reserved field', { __x__: 1 }],
      ['a field without a name', { '': 1 }],
    ])('refuse %s, wherever it stands', async (_, value) => {
      for (const data of [{ value }, { deep: { list: [{ value }] } }]) {
        await expect(documents.commit([create('a', data)])).rejects.toMatchObject({
          name: 'PermanentError',
          code: 'internal',
        });
      }
      expect(await dataOf('a')).toBeUndefined();
    });

    it('refuse data without end', async () => {
      const endless: Record<string, unknown> = {};
      endless.self = endless;
      await expect(documents.commit([create('a', endless)])).rejects.toBeInstanceOf(PermanentError);
    });

    it.each(['', '.', '..', 'a/b', '/', '__x__', 'x'.repeat(1501), '語'.repeat(501), '\ud83d'])(
      'refuse the id %j',
      async (id) => {
        await expect(documents.commit([create(id)])).rejects.toBeInstanceOf(PermanentError);
        await expect(documents.get('jobs', id)).rejects.toBeInstanceOf(PermanentError);
      },
    );

    it('take an id of 1,500 bytes', async () => {
      const id = '語'.repeat(500);
      await documents.commit([create(id, { n: 1 })]);
      expect(await dataOf(id)).toEqual({ n: 1 });
    });

    it.each(['', 'a/b', "jobs' OR 1=1 --"])('refuse the collection %j', async (collection) => {
      const write: Write = { op: 'set', collection, id: 'a', data: {} };
      await expect(documents.commit([write])).rejects.toBeInstanceOf(PermanentError);
      await expect(documents.count(collection)).rejects.toBeInstanceOf(PermanentError);
    });

    it('take 500 writes in a commit and no more', async () => {
      const writes = Array.from({ length: 501 }, (_, n) => create(`d${n}`, { n }));
      await expect(documents.commit(writes)).rejects.toBeInstanceOf(PermanentError);
      expect(await documents.count('jobs')).toBe(0);
      await documents.commit(writes.slice(1));
      expect(await documents.count('jobs')).toBe(500);
    });

    it('refuse a commit that writes one document twice', async () => {
      const twice = [create('a'), { ...create('a'), op: 'set' } as Write];
      await expect(documents.commit(twice)).rejects.toBeInstanceOf(PermanentError);
      expect(await dataOf('a')).toBeUndefined();
    });
  });
}
