import { open } from 'node:fs/promises';
import { backup, DatabaseSync } from 'node:sqlite';
import { PermanentError } from '../../errors.ts';
import { prepareDatabase } from './schema.ts';

/** Copied in one go; other work comes in between. */
const PAGES = 1_000;

export interface DatabaseCopy {
  estimatedDocuments: number;
  /** By collection. */
  documents: Record<string, number>;
}

/** A consistent copy of a database in use, as it is now. */
export async function copyDatabase(source: DatabaseSync, path: string): Promise<DatabaseCopy> {
  const location = source.location();
  if (location === null) throw new PermanentError('internal', 'the database is not in a file');
  // A connection of its own whose transaction is open throughout: what is written meanwhile neither comes
  // into the copy nor makes it begin again.
  const snapshot = new DatabaseSync(location, { readOnly: true });
  let estimatedDocuments: number;
  try {
    snapshot.exec('BEGIN');
    estimatedDocuments = Number(snapshot.prepare('SELECT count(*) AS n FROM documents').get()?.n);
    await backup(snapshot, path, { rate: PAGES });
  } finally {
    snapshot.close();
  }
  const copy = new DatabaseSync(path);
  try {
    // One file is then all there is of it.
    copy.exec('PRAGMA journal_mode = DELETE');
    return { estimatedDocuments, documents: countDocuments(copy) };
  } finally {
    copy.close();
    await syncFile(path);
  }
}

/** What is wrong inside the file; empty when nothing is. */
export function databaseFaults(path: string, documents: Record<string, number>): string[] {
  let database: DatabaseSync | undefined;
  try {
    database = new DatabaseSync(path, { readOnly: true });
    const found = database.prepare('PRAGMA integrity_check').all();
    const faults = found.map((row) => String(row.integrity_check)).filter((text) => text !== 'ok');
    if (faults.length > 0) return [`its database is damaged: ${faults[0]}`];
    const [version, known] = [versionOf(database), knownVersion()];
    if (version > known) {
      return [
        `its database was written by a newer version (schema ${version}; this one knows ${known})`,
      ];
    }
    const counted = countDocuments(database);
    return [...new Set([...Object.keys(documents), ...Object.keys(counted)])]
      .filter((name) => documents[name] !== counted[name])
      .map(
        (name) => `it holds ${counted[name] ?? 0} of ${documents[name] ?? 0} documents of ${name}`,
      );
  } catch (error) {
    return [`its database cannot be read: ${error instanceof Error ? error.message : error}`];
  } finally {
    database?.close();
  }
}

function countDocuments(database: DatabaseSync): Record<string, number> {
  const rows = database
    .prepare('SELECT collection, count(*) AS n FROM documents GROUP BY collection')
    .all();
  return Object.fromEntries(rows.map((row) => [String(row.collection), Number(row.n)]));
}

function knownVersion(): number {
  const fresh = new DatabaseSync(':memory:');
  try {
    prepareDatabase(fresh);
    return versionOf(fresh);
  } finally {
    fresh.close();
  }
}

function versionOf(database: DatabaseSync): number {
  return Number(database.prepare('PRAGMA user_version').get()?.user_version);
}

async function syncFile(path: string): Promise<void> {
  const handle = await open(path, 'r+');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
