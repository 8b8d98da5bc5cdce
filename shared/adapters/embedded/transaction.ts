import type { DatabaseSync } from 'node:sqlite';
import { TransientError } from '../../errors.ts';

/** Runs `work` as one transaction: kept whole when it returns, undone when it throws. */
export function inTransaction<T>(database: DatabaseSync, work: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = work();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    // Some faults (a full disk) have undone it already.
    if (database.isTransaction) database.exec('ROLLBACK');
    throw error;
  }
}

/** Runs `work`; what SQLite throws (disk full, closed, damaged) becomes a TransientError with its cause. */
export function answering<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (!isStoreFault(error)) throw error;
    throw new TransientError('unavailable', `the local database failed: ${error.message}`, {
      cause: error,
    });
  }
}

function isStoreFault(error: unknown): error is Error {
  if (!(error instanceof Error) || !('code' in error)) return false;
  return error.code === 'ERR_SQLITE_ERROR' || error.code === 'ERR_INVALID_STATE';
}
