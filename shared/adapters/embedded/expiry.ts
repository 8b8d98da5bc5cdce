import type { DatabaseSync } from 'node:sqlite';
import { setImmediate as otherWork } from 'node:timers/promises';
import type { Expiry } from '../../ops-ports.ts';
import { answering } from './transaction.ts';

/** Rows looked at in one go: the process serves callers in between. */
const PAGE = 500;

/**
 * What Firestore's TTL does, on request. The table is read through in pages: an index over `expireAt` would
 * cost every write more than a nightly reading does.
 */
export function createEmbeddedExpiry({ database }: { database: DatabaseSync }): Expiry {
  // ISO 8601 in UTC sorts as text; documents with another value of the field, or without it, stay.
  const page = database.prepare(
    `SELECT rowid, (data ->> '$.expireAt' <= ?) AS expired FROM documents
     WHERE rowid > ? ORDER BY rowid LIMIT ${PAGE}`,
  );
  const remove = database.prepare('DELETE FROM documents WHERE rowid = ?');

  /** `take` runs before anyone else can write. */
  async function eachExpired(nowMs: number, take: (rowid: number) => void): Promise<number> {
    const now = new Date(nowMs).toISOString();
    let total = 0;
    let after = 0;
    for (;;) {
      const rows = answering(() => page.all(now, after));
      const last = rows.at(-1);
      if (last === undefined) return total;
      after = Number(last.rowid);
      const expired = rows.filter((row) => row.expired === 1).map((row) => Number(row.rowid));
      for (const rowid of expired) take(rowid);
      total += expired.length;
      await otherWork();
    }
  }

  return {
    count: (nowMs) => eachExpired(nowMs, () => {}),
    deleteExpired: (nowMs) => eachExpired(nowMs, (rowid) => answering(() => remove.run(rowid))),
  };
}
