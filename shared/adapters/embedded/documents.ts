import type { DatabaseSync, SQLOutputValue, StatementSync } from 'node:sqlite';
import type { Data, Doc, Documents, Write } from '../../ports.ts';
import { applyWrite } from '../rules/apply-write.ts';
import { checkCollection, checkDocument, checkId, checkWrites } from '../rules/document-rules.ts';
import { checkQuery, checkWhere, writeCursor } from '../rules/query-rules.ts';
import { countDocuments, type Sql, selectDocuments } from './document-query.ts';
import { answering, inTransaction } from './transaction.ts';

type Row = Record<string, SQLOutputValue>;

/** Statements kept prepared; queries come in few shapes, so that more than this is not worth keeping. */
const KEPT_STATEMENTS = 200;

/**
 * Documents in one table of a database that `prepareDatabase` has seen. A version is the number of the
 * commit that wrote the document: it never comes back, not even for a document deleted and made again.
 */
export function createEmbeddedDocuments({ database }: { database: DatabaseSync }): Documents {
  const statements = new Map<string, StatementSync>();

  function prepared(text: string): StatementSync {
    const kept = statements.get(text);
    if (kept !== undefined) return kept;
    if (statements.size >= KEPT_STATEMENTS) statements.clear();
    const statement = database.prepare(text);
    statements.set(text, statement);
    return statement;
  }

  function all({ text, values }: Sql): Row[] {
    return prepared(text).all(...values);
  }

  function read(collection: string, id: string): Doc | undefined {
    const text = 'SELECT id, version, data FROM documents WHERE collection = ? AND id = ?';
    return all({ text, values: [collection, id] }).map(toDoc)[0];
  }

  function write(item: Write, commit: number): string {
    const { collection, id } = item;
    const data = applyWrite(read(collection, id), item);
    if (data === undefined) {
      prepared('DELETE FROM documents WHERE collection = ? AND id = ?').run(collection, id);
      return '';
    }
    checkDocument(collection, id, data);
    prepared(
      'INSERT INTO documents (collection, id, version, data) VALUES (?, ?, ?, ?) ' +
        'ON CONFLICT (id, collection) DO UPDATE SET version = excluded.version, data = excluded.data',
    ).run(collection, id, commit, JSON.stringify(data));
    return String(commit);
  }

  return {
    async get(collection, id) {
      checkCollection(collection);
      checkId(id);
      return answering(() => read(collection, id));
    },

    async query(query) {
      const { after } = checkQuery(query);
      const found = answering(() => all(selectDocuments(query, after))).map(toDoc);
      const docs = found.slice(0, query.limit);
      const last = docs.at(-1);
      if (last === undefined || found.length === docs.length) return { docs };
      return { docs, nextCursor: writeCursor(placeOf(last, query.orderBy.field)) };
    },

    async count(collection, where) {
      checkCollection(collection);
      checkWhere(where);
      return Number(answering(() => all(countDocuments(collection, where)))[0]?.total);
    },

    async commit(writes) {
      checkWrites(writes);
      if (writes.length === 0) return [];
      return answering(() =>
        inTransaction(database, () => {
          const row = prepared('UPDATE commits SET count = count + 1 RETURNING count').get();
          const commit = Number(row?.count);
          return writes.map((item) => write(item, commit));
        }),
      );
    },
  };
}

function toDoc(row: Row): Doc {
  const data: unknown = JSON.parse(String(row.data));
  // Only `write` above fills the table, with objects.
  return { id: String(row.id), version: String(row.version), data: data as Data };
}

function placeOf(doc: Doc, field: string): { value: string | number | null; id: string } {
  const value = doc.data[field];
  return {
    value: typeof value === 'string' || value === null ? value : Number(value),
    id: doc.id,
  };
}
