import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PermanentError } from '../errors.ts';
import type { Documents, Query, Write } from '../ports.ts';

const NEWEST_FIRST = { field: 'createdAt', direction: 'desc' } as const;
const OLDEST_FIRST = { field: 'createdAt', direction: 'asc' } as const;

/** How every driver of Documents finds, orders and pages. */
export function documentQueriesContract(
  name: string,
  open: () => Promise<{ driver: Documents; close(): Promise<void> }>,
): void {
  describe(`document queries: ${name}`, () => {
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

    /** Every page of the query, by ids. */
    async function pages(query: Omit<Query, 'collection'>): Promise<string[][]> {
      const found: string[][] = [];
      let cursor: string | undefined;
      do {
        const page = { collection: 'jobs', ...query, ...(cursor === undefined ? {} : { cursor }) };
        const { docs, nextCursor } = await documents.query(page);
        found.push(docs.map((doc) => doc.id));
        cursor = nextCursor;
      } while (cursor !== undefined && found.length < 50);
      return found;
    }

    async function fill(rows: Record<string, Record<string, unknown>>): Promise<void> {
      await documents.commit(Object.entries(rows).map(([id, data]) => create(id, data)));
    }

    it('finds texts by how they begin, page by page, and nothing else', async () => {
      await fill({
        a: { name: 'te', account: 'x' },
        b: { name: 'tesla', account: 'x' },
        c: { name: 'tesla', account: 'y' },
        d: { name: 'teslaé🚗', account: 'x' },
        e: { name: 'tet', account: 'x' },
        f: { name: 7, account: 'x' },
        g: { name: 'Tesla', account: 'x' },
      });
      const orderBy = { field: 'name', direction: 'asc' } as const;
      expect(await pages({ orderBy, prefix: 'tes', limit: 2 })).toEqual([['b', 'c'], ['d']]);
      expect(await pages({ orderBy, prefix: 'tes', where: { account: 'x' }, limit: 1 })).toEqual([
        ['b'],
        ['d'],
      ]);
      await expect(
        documents.query({
          collection: 'jobs',
          orderBy: { field: 'name', direction: 'desc' },
          prefix: 't',
          limit: 1,
        }),
      ).rejects.toThrow(PermanentError);
    });

    it('page through ties in both directions without loss or repeat', async () => {
      await fill({
        b: { createdAt: 1 },
        a: { createdAt: 1 },
        c: { createdAt: 1 },
        e: { createdAt: 0.5 },
        d: { createdAt: 20 },
        é: { createdAt: 1 },
      });
      const up = [
        ['e', 'a'],
        ['b', 'c'],
        ['é', 'd'],
      ];
      expect(await pages({ orderBy: OLDEST_FIRST, limit: 2 })).toEqual(up);
      const down = [
        ['d', 'é', 'c', 'b'],
        ['a', 'e'],
      ];
      expect(await pages({ orderBy: NEWEST_FIRST, limit: 4 })).toEqual(down);
    });

    it('name no next page when the last one is full', async () => {
      await fill({ a: { createdAt: 1 }, b: { createdAt: 2 } });
      expect(await pages({ orderBy: OLDEST_FIRST, limit: 2 })).toEqual([['a', 'b']]);
      expect(await pages({ orderBy: OLDEST_FIRST, limit: 1 })).toEqual([['a'], ['b']]);
    });

    it('go on at the same place when documents come and go', async () => {
      await fill({ a: { createdAt: 1 }, b: { createdAt: 2 }, c: { createdAt: 3 } });
      const first = await documents.query({
        collection: 'jobs',
        orderBy: OLDEST_FIRST,
        limit: 2,
      });
      await documents.commit([
        { op: 'delete', collection: 'jobs', id: 'b' },
        create('0', { createdAt: 0 }),
        create('b2', { createdAt: 2 }),
      ]);
      const cursor = first.nextCursor ?? '';
      const rest = await documents.query({
        collection: 'jobs',
        orderBy: OLDEST_FIRST,
        limit: 9,
        cursor,
      });
      expect(rest.docs.map((doc) => doc.id)).toEqual(['b2', 'c']);
    });

    it('order texts and ids by code point, where UTF-16 units would differ', async () => {
      await fill({
        one: { createdAt: '\u{1f600}' },
        two: { createdAt: '\uff5e' },
        three: { createdAt: 'Z' },
        four: { createdAt: 'a' },
        '\u{1f600}': { createdAt: 'é' },
        '\uff5e': { createdAt: 'é' },
      });
      const order = ['three', 'four', '\uff5e', '\u{1f600}', 'two', 'one'];
      expect((await pages({ orderBy: OLDEST_FIRST, limit: 1 })).flat()).toEqual(order);
      expect((await pages({ orderBy: NEWEST_FIRST, limit: 1 })).flat()).toEqual(order.toReversed());
    });

    it('leave out documents without the order field, and put null first', async () => {
      await fill({
        none: {},
        nothing: { createdAt: null },
        nothing2: { createdAt: null },
        least: { createdAt: -5 },
      });
      const order = ['nothing', 'nothing2', 'least'];
      expect((await pages({ orderBy: OLDEST_FIRST, limit: 1 })).flat()).toEqual(order);
      expect((await pages({ orderBy: NEWEST_FIRST, limit: 1 })).flat()).toEqual(order.toReversed());
    });

    it('put numbers before texts, and leave out documents that hold a list or an object there', async () => {
      await fill({
        nothing: { createdAt: null },
        list: { createdAt: ['a'] },
        empty: { createdAt: [] },
        object: { createdAt: { a: 1 } },
        number: { createdAt: 1e300 },
        digits: { createdAt: '1' },
        last: { createdAt: '\u{10ffff}' },
        none: { createdAt: '' },
      });
      const order = ['nothing', 'number', 'none', 'digits', 'last'];
      for (const limit of [1, 5]) {
        expect((await pages({ orderBy: OLDEST_FIRST, limit })).flat()).toEqual(order);
        expect((await pages({ orderBy: NEWEST_FIRST, limit })).flat()).toEqual(order.toReversed());
      }
    });

    it('page on behind numbers that a store may read otherwise than JavaScript writes them', async () => {
      const numbers = [7_249_894_891_143_272_000, 1.7976931348623157e308, 5e-324, 0.1, 1e19];
      await fill(Object.fromEntries(numbers.map((createdAt, n) => [`n${n}`, { createdAt }])));
      const order = ['n2', 'n3', 'n0', 'n4', 'n1'];
      expect((await pages({ orderBy: OLDEST_FIRST, limit: 1 })).flat()).toEqual(order);
      expect((await pages({ orderBy: NEWEST_FIRST, limit: 1 })).flat()).toEqual(order.toReversed());
    });

    it('page a filtered answer through ties, with all that was written of each document', async () => {
      const rows = Array.from({ length: 23 }, (_, n) => [
        `d${String(n).padStart(2, '0')}`,
        { active: n % 4 > 0, createdAt: Math.floor(n / 6), text: `語 ${n}` },
      ]);
      await fill(Object.fromEntries(rows));
      const where = { active: true };
      const found = (await pages({ where, orderBy: OLDEST_FIRST, limit: 4 })).flat();
      const wanted = rows.map(([id]) => id).filter((_, n) => n % 4 > 0);
      expect(found).toEqual(wanted);
      const [first] = (
        await documents.query({ collection: 'jobs', where, orderBy: NEWEST_FIRST, limit: 1 })
      ).docs;
      expect(first?.data).toEqual({ active: true, createdAt: 3, text: '語 22' });
      expect(first?.version).toBe((await documents.get('jobs', 'd22'))?.version);
    });

    it('take a cursor that another driver wrote', async () => {
      await fill({ a: { createdAt: 'x' }, b: { createdAt: 'x' }, c: { createdAt: 'y' } });
      const cursor = Buffer.from('["x","a"]').toString('base64url');
      const query = { collection: 'jobs', orderBy: OLDEST_FIRST, limit: 1, cursor };
      const { docs, nextCursor } = await documents.query(query);
      expect(docs.map((doc) => doc.id)).toEqual(['b']);
      expect(Buffer.from(nextCursor ?? '', 'base64url').toString()).toBe('["x","b"]');
    });

    it('filter by equality of type and value, by all filters together', async () => {
      await fill({
        a: { createdAt: 1, active: true, status: 'running', n: 1 },
        b: { createdAt: 2, active: false, status: 'running', n: 1.5 },
        c: { createdAt: 3, active: 1, status: "it's", n: '1' },
        d: { createdAt: 4, active: 'true', status: { a: 1 }, n: null },
        e: { createdAt: 5, status: '{"a":1}' },
      });
      const found = async (where: Query['where']) =>
        (await pages({ orderBy: OLDEST_FIRST, limit: 2, ...(where && { where }) })).flat();
      expect(await found({ active: true })).toEqual(['a']);
      expect(await found({ active: 1 })).toEqual(['c']);
      expect(await found({ active: 'true' })).toEqual(['d']);
      expect(await found({ status: "it's" })).toEqual(['c']);
      expect(await found({ status: '{"a":1}' })).toEqual(['e']);
      expect(await found({ status: 'running', active: false })).toEqual(['b']);
      expect(await found({ n: 1.5 })).toEqual(['b']);
      expect(await found({ n: 1 })).toEqual(['a']);
      expect(await found({ absent: '' })).toEqual([]);
    });

    it('take "one of" a list, with pages and counts', async () => {
      const statuses = ['pending', 'running', 'failed', '日本語 "x"', 'pending'];
      await fill(
        Object.fromEntries(statuses.map((status, n) => [`d${n}`, { status, createdAt: n }])),
      );
      const where = { status: ['pending', '日本語 "x"'] };
      expect(await pages({ where, orderBy: NEWEST_FIRST, limit: 2 })).toEqual([
        ['d4', 'd3'],
        ['d0'],
      ]);
      expect(await documents.count('jobs', where)).toBe(3);
    });

    it('count what a filter finds, ordered or not', async () => {
      await fill({ a: { s: 'x' }, b: { s: 'x', createdAt: 1 }, c: {} });
      expect(await documents.count('jobs')).toBe(3);
      expect(await documents.count('jobs', { s: 'x' })).toBe(2);
      expect(await documents.count('jobs', { s: 'y' })).toBe(0);
      expect(await documents.count('reports')).toBe(0);
    });

    it.each([
      '',
      'garbage!',
      'Z2FyYmFnZQ',
      `${Buffer.from('[1,"a"]').toString('base64url')}!`,
      ...['{}', '[]', '[1]', '[1,""]', '[1,2]', '[{},"a"]', 'null', '[1,"a",2]'].map((text) =>
        Buffer.from(text).toString('base64url'),
      ),
    ])('refuse the cursor %j as a RangeError', async (cursor) => {
      const query = { collection: 'jobs', orderBy: OLDEST_FIRST, limit: 5, cursor };
      await expect(documents.query(query)).rejects.toBeInstanceOf(RangeError);
    });

    it.each([0, -1, 1.5, 1001, Number.NaN])('refuse the limit %d', async (limit) => {
      const query = { collection: 'jobs', orderBy: OLDEST_FIRST, limit };
      await expect(documents.query(query)).rejects.toBeInstanceOf(RangeError);
    });

    it.each(['', 'a.b', "x') OR 1=1 --", 'a b', '1a'])('refuse the field %j', async (field) => {
      const orderBy = { field, direction: 'asc' } as const;
      const query = { collection: 'jobs', orderBy, limit: 1 };
      await expect(documents.query(query)).rejects.toBeInstanceOf(PermanentError);
      await expect(documents.count('jobs', { [field]: 1 })).rejects.toBeInstanceOf(PermanentError);
    });

    it('refuse an empty list and one of more than 30', async () => {
      for (const length of [0, 31]) {
        const s = Array.from({ length }, (_, n) => `v${n}`);
        await expect(documents.count('jobs', { s })).rejects.toBeInstanceOf(PermanentError);
      }
    });
  });
}
