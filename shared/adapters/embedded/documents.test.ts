import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ConflictError, TransientError } from '../../errors.ts';
import type { Query, Write } from '../../ports.ts';
import { documentsContract } from '../../testing/documents-contract.ts';
import { createMemoryDocuments } from '../../testing/memory-documents.ts';
import { type Sql, selectDocuments } from './document-query.ts';
import { createEmbeddedDocuments } from './documents.ts';
import { prepareDatabase } from './schema.ts';

function openDatabase(): DatabaseSync {
  const database = new DatabaseSync(':memory:');
  prepareDatabase(database);
  return database;
}

documentsContract('embedded', async () => {
  const database = openDatabase();
  return {
    driver: createEmbeddedDocuments({ database }),
    close: async () => database.close(),
  };
});

describe('embedded documents', () => {
  it.each<[string, Query['where'], Query['orderBy']]>([
    ['jobs_active_wakeAt', { active: true }, { field: 'wakeAt', direction: 'asc' }],
    ['jobs_status_createdAt', { status: 'pending' }, { field: 'createdAt', direction: 'desc' }],
    ['jobs_createdAt', {}, { field: 'createdAt', direction: 'desc' }],
    [
      'reports_companyKey_createdAt',
      { companyKey: 'x' },
      { field: 'createdAt', direction: 'desc' },
    ],
    ['steps_jobId_startedAt', { jobId: 'x' }, { field: 'startedAt', direction: 'asc' }],
    ['reports_createdAt', {}, { field: 'createdAt', direction: 'desc' }],
  ])('seek the page in the index %s and need no sorting', (index, where = {}, orderBy) => {
    const database = openDatabase();
    const collection = index.split('_')[0] ?? '';
    const query = { collection, where, orderBy, limit: 5 };
    const plan = ({ text, values }: Sql) =>
      database
        .prepare(`EXPLAIN QUERY PLAN ${text}`)
        .all(...values)
        .map((step) => String(step.detail));
    const first = plan(selectDocuments(query, undefined));
    const next = plan(selectDocuments(query, { value: 7, id: 'x' }));
    expect(first).toEqual([expect.stringContaining(`USING INDEX ${index}`)]);
    expect(next).toEqual([
      expect.stringMatching(`^SEARCH documents USING INDEX ${index} .*<expr>[<>]`),
    ]);
    database.close();
  });

  it('report a failing database as something to try again, with its cause', async () => {
    const database = openDatabase();
    const documents = createEmbeddedDocuments({ database });
    database.exec('PRAGMA query_only = ON');
    const write: Write = { op: 'set', collection: 'jobs', id: 'a', data: {} };
    const failure = await documents.commit([write]).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(TransientError);
    expect(failure).toHaveProperty('cause.code', 'ERR_SQLITE_ERROR');
    database.exec('PRAGMA query_only = OFF');
    await documents.commit([write]);
    database.close();
    await expect(documents.get('jobs', 'a')).rejects.toBeInstanceOf(TransientError);
  });

  const id = fc.constantFrom('a', 'b', '\u{1f600}', '\uff5e');
  const value = fc.oneof(
    fc.constantFrom(null, 0, 1, -1.5, 1e17, 1e300, '', 'a', 'Z', '\u{1f600}', '\uff5e', '\u0000'),
    fc.double({ noDefaultInfinity: true, noNaN: true }),
    fc.string({ unit: 'binary' }),
  );
  const data = fc.dictionary(fc.constantFrom('k', 'v'), value, { maxKeys: 2 });
  const collection = fc.constant('jobs');
  const write: fc.Arbitrary<Write> = fc.oneof(
    fc.record({ op: fc.constantFrom('create', 'set', 'update'), collection, id, data }),
    fc.record({ op: fc.constant('delete'), collection, id }),
    fc.record({
      op: fc.constant('increment'),
      collection,
      id,
      fields: fc.record({ v: fc.integer({ min: -3, max: 3 }) }),
    }),
  );

  it('answer as the store in memory does, whatever is written and asked', async () => {
    const commits = fc.array(fc.uniqueArray(write, { selector: (w) => w.id, minLength: 1 }));
    const direction = fc.constantFrom('asc', 'desc');
    await fc.assert(
      fc.asyncProperty(commits, direction, async (batches, way) => {
        const database = openDatabase();
        const stores = [createEmbeddedDocuments({ database }), createMemoryDocuments()];
        const histories = await Promise.all(
          stores.map(async (store) => {
            const seen: unknown[] = [];
            for (const batch of batches) {
              seen.push(await store.commit(batch).then(String, conflictOnly));
            }
            let cursor: string | undefined;
            do {
              const answer = await store.query({
                collection: 'jobs',
                orderBy: { field: 'v', direction: way },
                limit: 1,
                ...(cursor === undefined ? {} : { cursor }),
              });
              seen.push(answer);
              cursor = answer.nextCursor;
            } while (cursor !== undefined);
            for (const v of ['a', '', '\u{1f600}', 0, 1, 1e17, -1.5]) {
              seen.push(await store.count('jobs', { v }));
            }
            return seen.map(withoutVersions);
          }),
        );
        database.close();
        expect(histories[0]).toEqual(histories[1]);
      }),
      { numRuns: 200 },
    );
  });
});

function conflictOnly(error: unknown): string {
  if (!(error instanceof ConflictError)) throw error;
  return 'conflict';
}

/** A commit that failed may or may not use up a version. */
function withoutVersions(seen: unknown): unknown {
  if (typeof seen === 'string') return seen.replaceAll(/\d+/g, 'v');
  const text = JSON.stringify(seen, (key, value: unknown) => (key === 'version' ? 'v' : value));
  return JSON.parse(text);
}
