import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConflictError } from '../errors.ts';
import type { Documents, Write } from '../ports.ts';
import { documentLimitsContract } from './document-limits-contract.ts';
import { documentQueriesContract } from './document-queries-contract.ts';

/** What every driver of Documents keeps. The factory answers an empty store. */
export function documentsContract(
  name: string,
  open: () => Promise<{ driver: Documents; close(): Promise<void> }>,
): void {
  documentLimitsContract(name, open);
  documentQueriesContract(name, open);
  describe(`documents: ${name}`, () => {
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

    const versionOf = async (id: string): Promise<string> =>
      (await documents.get('jobs', id))?.version ?? 'none';
    const dataOf = async (id: string): Promise<unknown> => (await documents.get('jobs', id))?.data;

    describe('one document', () => {
      it('comes back as it was written', async () => {
        const data = { a: 1, b: 'x', c: true, d: null, e: [1, 'two', { f: [] }], g: { h: -0.5 } };
        await documents.commit([create('a', data)]);
        expect(await dataOf('a')).toEqual(data);
      });

      it('keeps quotes, emoji, controls and every script in data and id', async () => {
        const text = `'"\`; DROP TABLE documents; -- \\ \u0000\u2028 AT&T L'Oréal Ł 日本語 👩‍👩‍👧 é`;
        const id = `it's "quoted" 日本語 😀 % _ \\ \u2028`;
        await documents.commit([create(id, { text, 'a.b': text, [text]: 1 })]);
        const doc = await documents.get('jobs', id);
        expect(doc?.id).toBe(id);
        expect(doc?.data).toEqual({ text, 'a.b': text, [text]: 1 });
      });

      it('gives dates back as they were written, in the field of the expiry too', async () => {
        const dates = [
          '2026-11-23T02:00:00.000Z',
          '2026-11-23T02:00:00.001Z',
          '1969-12-31T23:59:59.999Z',
          '9999-12-31T23:59:59.999Z',
          '0001-01-01T00:00:00.000Z',
          '0000-01-01T00:00:00.000Z',
          '2026-11-23T02:00:00Z',
          '2026-11-23T02:00:00.000+01:00',
          '2026-02-30T00:00:00.000Z',
          '2026-11-23T24:00:00.000Z',
          '2026-11-23',
          'never',
          '',
          1_795_398_000,
          null,
          ['2026-11-23T02:00:00.000Z'],
        ];
        const data = (expireAt: unknown) => ({ expireAt, createdAt: expireAt, deep: { expireAt } });
        await documents.commit(dates.map((date, n) => create(`d${n}`, data(date))));
        for (const [n, date] of dates.entries()) expect(await dataOf(`d${n}`)).toEqual(data(date));
        const [expireAt] = dates;
        await documents.commit([
          { op: 'update', collection: 'jobs', id: 'd9', data: { expireAt } },
        ]);
        expect(await dataOf('d9')).toEqual({ ...data(dates[9]), expireAt });
      });

      it('keeps every number', async () => {
        const data = {
          list: [0, -1, 0.1, 1e-300, 1.5e300, 2 ** 53, -(2 ** 53), Number.MAX_SAFE_INTEGER, 1e21],
          empty: { list: [], object: {} },
        };
        await documents.commit([create('a', data)]);
        expect(await dataOf('a')).toEqual(data);
      });

      it('is unknown until written and apart from its namesake elsewhere', async () => {
        expect(await documents.get('jobs', 'a')).toBeUndefined();
        await documents.commit([create('a')]);
        expect(await documents.get('reports', 'a')).toBeUndefined();
      });

      it('does not change with the object that was written or read', async () => {
        const data = { list: ['kept'] };
        await documents.commit([create('a', data)]);
        data.list.push('after');
        const read = await documents.get('jobs', 'a');
        if (read !== undefined) read.data.list = [];
        expect(await dataOf('a')).toEqual({ list: ['kept'] });
      });

      it('is created once by twenty who try at once', async () => {
        const tries = Array.from({ length: 20 }, (_, by) =>
          documents.commit([create('a', { by })]),
        );
        const results = await Promise.allSettled(tries);
        const won = results.filter((result) => result.status === 'fulfilled');
        const lost = results.filter((result) => result.status === 'rejected');
        expect(won).toHaveLength(1);
        for (const { reason } of lost) expect(reason).toBeInstanceOf(ConflictError);
        expect(await dataOf('a')).toEqual({
          by: results.findIndex((r) => r.status === 'fulfilled'),
        });
      });

      it('has a new version with every write, also after being deleted and made again', async () => {
        const written: string[] = [];
        for (const value of [1, 2, 3]) {
          const set: Write = { op: 'set', collection: 'jobs', id: 'a', data: { value } };
          const update: Write = {
            op: 'update',
            collection: 'jobs',
            id: 'a',
            data: { more: value },
          };
          for (const write of [set, update]) {
            const [version] = await documents.commit([write]);
            expect(version).toBe(await versionOf('a'));
            written.push(version ?? '');
          }
          const gone = await documents.commit([{ op: 'delete', collection: 'jobs', id: 'a' }]);
          expect(gone).toEqual(['']);
        }
        expect(new Set(written).size).toBe(6);
      });

      it('has a new version even when a write changes nothing in it', async () => {
        await documents.commit([create('a', { n: 1 })]);
        const versions = [await versionOf('a')];
        for (const op of ['set', 'update'] as const) {
          versions.push(
            ...(await documents.commit([{ op, collection: 'jobs', id: 'a', data: { n: 1 } }])),
          );
        }
        versions.push(
          ...(await documents.commit([
            { op: 'increment', collection: 'jobs', id: 'a', fields: { n: 0 } },
          ])),
        );
        expect(new Set(versions).size).toBe(4);
        expect(await dataOf('a')).toEqual({ n: 1 });
      });

      it('is replaced whole by set, and by named fields by update', async () => {
        await documents.commit([create('a', { keep: { x: 1 }, change: { x: 1 } })]);
        await documents.commit([
          { op: 'update', collection: 'jobs', id: 'a', data: { change: { y: 2 } } },
        ]);
        expect(await dataOf('a')).toEqual({ keep: { x: 1 }, change: { y: 2 } });
        await documents.commit([{ op: 'set', collection: 'jobs', id: 'a', data: { only: 1 } }]);
        expect(await dataOf('a')).toEqual({ only: 1 });
      });
    });

    describe('preconditions', () => {
      it('let one of twenty updates of the same version through, with all of its batch', async () => {
        await documents.commit([create('a')]);
        const version = await versionOf('a');
        const results = await Promise.allSettled(
          Array.from({ length: 20 }, (_, by) =>
            documents.commit([
              create(`by${by}`),
              { op: 'update', collection: 'jobs', id: 'a', data: { by }, version },
              { op: 'increment', collection: 'counters', id: 'claims', fields: { n: 1 } },
            ]),
          ),
        );
        const winner = results.findIndex((result) => result.status === 'fulfilled');
        const lost = results.filter((result) => result.status === 'rejected');
        expect(lost).toHaveLength(19);
        for (const { reason } of lost) expect(reason).toBeInstanceOf(ConflictError);
        expect(await dataOf('a')).toEqual({ by: winner });
        expect(await documents.count('jobs')).toBe(2);
        expect(await dataOf(`by${winner}`)).toEqual({});
        expect((await documents.get('counters', 'claims'))?.data).toEqual({ n: 1 });
      });

      it('let every one of twenty claim in turn who reads again after a conflict', async () => {
        await documents.commit([create('a', { owners: 0 })]);
        const claim = async (): Promise<void> => {
          for (;;) {
            const doc = await documents.get('jobs', 'a');
            const owners = Number(doc?.data.owners) + 1;
            const version = doc?.version ?? '';
            const write: Write = {
              op: 'update',
              collection: 'jobs',
              id: 'a',
              data: { owners },
              version,
            };
            try {
              await documents.commit([write]);
              return;
            } catch (error) {
              if (!(error instanceof ConflictError)) throw error;
            }
          }
        };
        await Promise.all(Array.from({ length: 20 }, claim));
        expect(await dataOf('a')).toEqual({ owners: 20 });
      });

      it('refuse the version of a document that was deleted and made again', async () => {
        const [before] = await documents.commit([create('a', { n: 1 })]);
        await documents.commit([{ op: 'delete', collection: 'jobs', id: 'a' }]);
        await documents.commit([create('a', { n: 1 })]);
        const place = { collection: 'jobs', id: 'a', version: before ?? '' };
        const stale: Write[] = [
          { ...place, op: 'update', data: { n: 2 } },
          { ...place, op: 'delete' },
          { ...place, op: 'update', data: { n: 2 }, version: 'of another store' },
        ];
        for (const write of stale) {
          await expect(documents.commit([write])).rejects.toBeInstanceOf(ConflictError);
        }
        expect(await dataOf('a')).toEqual({ n: 1 });
      });

      it('refuse an update of a missing document, with a version or without', async () => {
        const update: Write = { op: 'update', collection: 'jobs', id: 'a', data: {} };
        await expect(documents.commit([update])).rejects.toBeInstanceOf(ConflictError);
        await documents.commit([create('b')]);
        const version = await versionOf('b');
        await expect(documents.commit([{ ...update, version }])).rejects.toBeInstanceOf(
          ConflictError,
        );
      });

      it('refuse a delete at another version; without one a delete always works', async () => {
        await documents.commit([create('a')]);
        const stale = await versionOf('a');
        await documents.commit([{ op: 'set', collection: 'jobs', id: 'a', data: { n: 2 } }]);
        const remove: Write = { op: 'delete', collection: 'jobs', id: 'a' };
        await expect(documents.commit([{ ...remove, version: stale }])).rejects.toBeInstanceOf(
          ConflictError,
        );
        expect(await dataOf('a')).toEqual({ n: 2 });
        const version = await versionOf('a');
        await documents.commit([{ ...remove, version }]);
        const again = documents.commit([{ ...remove, version }]);
        await expect(again).rejects.toBeInstanceOf(ConflictError);
        expect(await dataOf('a')).toBeUndefined();
        await documents.commit([remove]);
      });

      it('undo the whole batch, wherever in it the one stands that does not hold', async () => {
        await documents.commit([create('there', { n: 1 }), create('moved', { n: 1 })]);
        const stale = await versionOf('moved');
        await documents.commit([{ op: 'set', collection: 'jobs', id: 'moved', data: { n: 2 } }]);
        const there = await versionOf('there');
        const good: Write[] = [
          create('new'),
          { op: 'update', collection: 'jobs', id: 'there', data: { n: 3 }, version: there },
          { op: 'set', collection: 'reports', id: 'r', data: { n: 3 } },
          { op: 'delete', collection: 'jobs', id: 'nobody' },
          { op: 'increment', collection: 'counters', id: 'c', fields: { n: 1 } },
        ];
        const moved = { collection: 'jobs', id: 'moved', version: stale };
        const bad: Write[] = [
          create('moved'),
          { op: 'update', collection: 'jobs', id: 'missing', data: { n: 3 } },
          { ...moved, op: 'update', data: { n: 3 } },
          { ...moved, op: 'delete' },
        ];
        for (const write of bad) {
          for (const at of [0, 2, good.length]) {
            const batch = good.toSpliced(at, 0, write);
            await expect(documents.commit(batch)).rejects.toBeInstanceOf(ConflictError);
          }
        }
        expect(await documents.count('jobs')).toBe(2);
        expect(await documents.get('jobs', 'there')).toMatchObject({
          version: there,
          data: { n: 1 },
        });
        expect(await dataOf('moved')).toEqual({ n: 2 });
        expect(await documents.count('reports')).toBe(0);
        expect(await documents.count('counters')).toBe(0);
        await documents.commit(good);
      });
    });

    describe('increment', () => {
      it('starts from 0, adds up to the last of many at once, and leaves other fields', async () => {
        await documents.commit([create('a', { name: 'kept' })]);
        await Promise.all(
          Array.from({ length: 15 }, () =>
            documents.commit([
              { op: 'increment', collection: 'jobs', id: 'a', fields: { n: 2, cost: -0.5 } },
              { op: 'increment', collection: 'jobs', id: 'b', fields: { n: 1 } },
            ]),
          ),
        );
        expect(await dataOf('a')).toEqual({ name: 'kept', n: 30, cost: -7.5 });
        expect(await dataOf('b')).toEqual({ n: 15 });
      });
    });

    it('increment takes what is no number as 0, and any name of a field', async () => {
      const odd = 'a.b `c` \\ "d" 語';
      await documents.commit([create('a', { text: 'x', none: null, list: [1], [odd]: 1 })]);
      const fields = { text: 1, none: 2.5, list: -3, [odd]: 1 };
      await documents.commit([{ op: 'increment', collection: 'jobs', id: 'a', fields }]);
      expect(await dataOf('a')).toEqual({ ...fields, [odd]: 2 });
      await documents.commit([{ op: 'update', collection: 'jobs', id: 'a', data: { [odd]: 'x' } }]);
      expect(await dataOf('a')).toEqual({ ...fields, [odd]: 'x' });
    });

    describe('a commit', () => {
      it('answers one version a write, and nothing for no write', async () => {
        const versions = await documents.commit([
          create('a'),
          { op: 'delete', collection: 'jobs', id: 'b' },
          { op: 'set', collection: 'reports', id: 'a', data: {} },
        ]);
        expect(versions.map((version) => version === '')).toEqual([false, true, false]);
        expect(versions[2]).toBe((await documents.get('reports', 'a'))?.version);
        expect(await documents.commit([])).toEqual([]);
      });
    });
  });
}
