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
      it('let one of twenty updates of the same version through', async () => {
        await documents.commit([create('a')]);
        const version = await versionOf('a');
        const results = await Promise.allSettled(
          Array.from({ length: 20 }, (_, by) =>
            documents.commit([
              { op: 'update', collection: 'jobs', id: 'a', data: { by }, version },
            ]),
          ),
        );
        expect(results.filter((result) => result.status === 'fulfilled')).toHaveLength(1);
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

      it('undo the whole batch when one does not hold', async () => {
        await documents.commit([create('there', { n: 1 })]);
        const batch: Write[] = [
          create('new'),
          { op: 'set', collection: 'jobs', id: 'there', data: { n: 2 } },
          { op: 'increment', collection: 'jobs', id: 'counter', fields: { n: 1 } },
          { op: 'update', collection: 'jobs', id: 'missing', data: { n: 1 } },
        ];
        await expect(documents.commit(batch)).rejects.toBeInstanceOf(ConflictError);
        expect(await dataOf('new')).toBeUndefined();
        expect(await dataOf('there')).toEqual({ n: 1 });
        expect(await dataOf('counter')).toBeUndefined();
        await documents.commit([create('new')]);
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
