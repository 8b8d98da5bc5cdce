import { applyWrite } from '../adapters/rules/apply-write.ts';
import {
  checkCollection,
  checkDocument,
  checkId,
  checkWrites,
} from '../adapters/rules/document-rules.ts';
import { checkQuery, checkWhere, writeCursor } from '../adapters/rules/query-rules.ts';
import type { Data, Doc, Documents, Query } from '../ports.ts';

/** Kept as JSON text, so that nobody shares an object with the store. */
interface Stored {
  readonly id: string;
  readonly version: string;
  readonly json: string;
}

/** Documents in memory, as strict as the real stores. */
export function createMemoryDocuments(): Documents {
  const collections = new Map<string, Map<string, Stored>>();
  let commits = 0;

  function read(collection: string, id: string): Doc | undefined {
    const stored = collections.get(collection)?.get(id);
    return stored && parse(stored);
  }

  function matching(collection: string, where: Query['where']): Doc[] {
    const all = [...(collections.get(collection)?.values() ?? [])].map(parse);
    return all.filter((doc) => matches(doc.data, where));
  }

  return {
    async get(collection, id) {
      checkCollection(collection);
      checkId(id);
      return read(collection, id);
    },

    async query(query) {
      const { after } = checkQuery(query);
      const { field, direction } = query.orderBy;
      const sign = direction === 'asc' ? 1 : -1;
      const found = matching(query.collection, query.where)
        .flatMap((doc) => {
          const value = orderValue(doc.data[field]);
          return value === undefined ? [] : [{ doc, value, id: doc.id }];
        })
        .filter(({ value }) => query.prefix === undefined || String(value).startsWith(query.prefix))
        .sort((a, b) => sign * comparePlaces(a, b))
        .filter((entry) => after === undefined || sign * comparePlaces(entry, after) > 0);
      const page = found.slice(0, query.limit);
      const last = page.at(-1);
      return {
        docs: page.map((entry) => entry.doc),
        ...(last !== undefined && found.length > page.length
          ? { nextCursor: writeCursor(last) }
          : {}),
      };
    },

    async count(collection, where) {
      checkCollection(collection);
      checkWhere(where);
      return matching(collection, where).length;
    },

    async commit(writes) {
      checkWrites(writes);
      const version = String(commits + 1);
      const results = writes.map((write) => {
        const data = applyWrite(read(write.collection, write.id), write);
        if (data !== undefined) checkDocument(write.collection, write.id, data);
        return { write, json: data && JSON.stringify(data) };
      });
      commits += 1;
      return results.map(({ write: { collection, id }, json }) => {
        const documents = collections.get(collection) ?? new Map<string, Stored>();
        collections.set(collection, documents);
        if (json === undefined) documents.delete(id);
        else documents.set(id, { id, version, json });
        return json === undefined ? '' : version;
      });
    },
  };
}

function parse({ id, version, json }: Stored): Doc {
  // What `commit` wrote was an object.
  return { id, version, data: JSON.parse(json) as Data };
}

function matches(data: Data, where: Query['where'] = {}): boolean {
  return Object.entries(where).every(([field, wanted]) =>
    Array.isArray(wanted) ? wanted.includes(data[field]) : data[field] === wanted,
  );
}

/** Undefined for what has no place in an order. */
function orderValue(value: unknown): string | number | null | undefined {
  if (typeof value === 'boolean') return Number(value);
  return typeof value === 'string' || typeof value === 'number' || value === null
    ? value
    : undefined;
}

type Place = { value: string | number | null; id: string };

function comparePlaces(a: Place, b: Place): number {
  return compareValues(a.value, b.value) || compareTexts(a.id, b.id);
}

/** Null before numbers before texts, as in Firestore. */
function compareValues(a: Place['value'], b: Place['value']): number {
  if (typeof a === 'string' && typeof b === 'string') return compareTexts(a, b);
  if (typeof a === 'number' && typeof b === 'number') return Math.sign(a - b);
  return rank(a) - rank(b);
}

function rank(value: Place['value']): number {
  if (value === null) return 0;
  return typeof value === 'number' ? 1 : 2;
}

/** By code point (UTF-8 bytes sort so); JavaScript's own order is by UTF-16 unit. */
function compareTexts(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
