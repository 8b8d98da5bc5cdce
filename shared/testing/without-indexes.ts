import { PermanentError } from '../errors.ts';
import type { Documents } from '../ports.ts';

/**
 * Documents as Firestore has them in a new database, where only single fields are indexed. The emulator makes
 * every index that a query needs.
 */
export function withoutIndexes<T extends Documents>(documents: T): T {
  return {
    ...documents,
    async query(query) {
      const { where = {}, orderBy, collection } = query;
      const others = Object.keys(where).filter((field) => field !== orderBy.field);
      if (others.length === 0) return documents.query(query);
      const fields = [...others, orderBy.field].join(', ');
      throw new PermanentError('internal', `there is no index over ${collection}: ${fields}`);
    },
  };
}
