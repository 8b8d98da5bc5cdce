import type { Doc, Documents, Query } from '../../ports.ts';
import { checkCollection, checkId, checkWrites, refuse } from '../rules/document-rules.ts';
import { checkQuery, checkWhere, type Place, writeCursor } from '../rules/query-rules.ts';
import { inAttempts } from './firestore-attempts.ts';
import { createConnection } from './firestore-client.ts';
import { commitWrites } from './firestore-commit.ts';
import type { Call } from './firestore-faults.ts';
import { matchDocuments, selectDocuments, shapeOf } from './firestore-query.ts';
import { readDocuments, runCount, runQuery, type WireDocument } from './firestore-reads.ts';
import { decodeFields, encodeVersion } from './firestore-values.ts';
import { MARK_FIELD } from './firestore-writes.ts';

export interface FirestoreDocuments extends Documents {
  /** Loads the SDK and finds credentials, so that the first call need not. */
  warm(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Documents in Cloud Firestore. Every call settles within its limit. A version is the time of the last write;
 * clocks of callers play no part. Pages ordered by a field that holds true or false cannot be continued.
 */
export function createFirestoreDocuments({
  projectId,
  databaseId,
  emulatorHost,
  readLimitMs = 10_000,
  commitLimitMs = 15_000,
}: {
  projectId: string;
  databaseId: string;
  /** `host:port` of the emulator, instead of the real service. */
  emulatorHost?: string | undefined;
  readLimitMs?: number;
  commitLimitMs?: number;
}): FirestoreDocuments {
  const database = `projects/${projectId}/databases/${databaseId}`;
  const parent = `${database}/documents`;
  const connection = createConnection({ database, emulatorHost });

  function reading<T>(what: string, read: (timeoutMs: number) => Promise<T>): Promise<T> {
    const call: Call = { kind: 'query', what, database, expectsDocument: false };
    return inAttempts({ call, limitMs: readLimitMs }, read);
  }

  return {
    async get(collection, id) {
      checkCollection(collection);
      checkId(id);
      const names = [`${parent}/${collection}/${id}`];
      const [found] = await reading(collection, (timeoutMs) =>
        readDocuments(connection, { database, names, timeoutMs }),
      );
      return found && toDoc(found);
    },

    async query(query) {
      const { after } = checkQuery(query);
      const { collection, where, orderBy, limit } = query;
      const selection = selectDocuments(query, after, parent);
      const found = await reading(shapeOf(collection, where, orderBy), (timeoutMs) =>
        runQuery(connection, { database, query: selection, timeoutMs }),
      );
      const docs = found.slice(0, limit).map(toDoc);
      const last = docs.at(-1);
      if (last === undefined || found.length === docs.length) return { docs };
      return { docs, nextCursor: writeCursor(placeOf(last, orderBy)) };
    },

    async count(collection, where) {
      checkCollection(collection);
      checkWhere(where);
      const query = matchDocuments(collection, where);
      return reading(shapeOf(collection, where), (timeoutMs) =>
        runCount(connection, { database, query, timeoutMs }),
      );
    },

    async commit(writes) {
      checkWrites(writes);
      if (writes.length === 0) return [];
      return commitWrites(writes, { connection, database, limitMs: commitLimitMs });
    },

    async warm() {
      await connection.client();
    },
    close: connection.close,
  };
}

function toDoc({ name, fields, updateTime }: WireDocument): Doc {
  const { [MARK_FIELD]: _, ...data } = decodeFields(fields ?? {});
  return { id: name.slice(name.lastIndexOf('/') + 1), version: encodeVersion(updateTime), data };
}

function placeOf({ id, data }: Doc, { field }: Query['orderBy']): Place {
  const value = data[field];
  if (typeof value === 'string' || typeof value === 'number' || value === null)
    return { value, id };
  return refuse(`"${field}" holds what a cursor cannot name`);
}
