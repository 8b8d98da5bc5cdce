import { existsSync, mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { PermanentError } from '../../errors.ts';
import { createDataCheck, type DataCheck } from './data-check.ts';
import { ownFile, refuseOrphans } from './database-file.ts';
import {
  type Holder,
  isLocked,
  lockFolder,
  readNote,
  removeNote,
  writeNote,
} from './folder-lock.ts';
import { prepareDatabase, schemaFault } from './schema.ts';

const DATABASE = 'consultantos.sqlite';
const OBJECTS = 'objects';

/**
 * How long a write waits for one of another process, and this process does nothing else meanwhile. Those of
 * the attached one are few and take milliseconds; it is the one to wait when the server writes all the time.
 */
const BUSY_MS = 2_000;
const ATTACHED_BUSY_MS = 15_000;

/** The folder that holds everything of the embedded platform, open for this process alone. */
export interface DataDir {
  /** Absolute. */
  readonly dir: string;
  readonly database: DatabaseSync;
  /** It exists. */
  readonly objectsFolder: string;
  readonly check: DataCheck;
  /** Tells other processes of this user where this one serves, and with what its functions are called. */
  announce(url: string, secret: string): void;
  /** Gives the folder free; calling it again does nothing. */
  close(): void;
}

/**
 * Opens the folder, making it (for this user alone) when it is missing. Throws PermanentError
 * `misconfigured` when another process has it open, it cannot be used, or it is of a newer version.
 */
export function openDataDir(dir: string): DataDir {
  if (dir.trim() === '') throw new PermanentError('misconfigured', 'DATA_DIR is empty');
  const folder = resolve(dir);
  const lock = usable(folder, () => {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    return lockFolder(folder);
  });
  if (lock === undefined) throw inUse(folder, readNote(folder));
  let database: DatabaseSync | undefined;
  try {
    database = usable(folder, () => {
      writeNote(folder, { pid: process.pid, url: null, secret: null });
      mkdirSync(join(folder, OBJECTS), { recursive: true, mode: 0o700 });
      return openDatabase(folder);
    });
  } catch (error) {
    leave(folder, lock);
    throw error;
  }
  const opened = database;
  return {
    ...placesOf(folder),
    database: opened,
    announce: (url, secret) =>
      usable(folder, () => writeNote(folder, { pid: process.pid, url, secret })),
    close() {
      if (!opened.isOpen) return;
      opened.close();
      removeNote(folder);
      lock.release();
    },
  };
}

/**
 * Opens the data that another process may be serving, for reading and small writes beside it: SQLite keeps
 * the two apart. Nothing is made, cleaned or brought up to date. Throws PermanentError `misconfigured` when
 * there are no data, or they are of another version.
 */
export function attachDataDir(
  dir: string,
): Pick<DataDir, 'dir' | 'database' | 'objectsFolder' | 'check' | 'close'> {
  const folder = resolve(dir);
  if (!existsSync(join(folder, DATABASE))) {
    throw new PermanentError('misconfigured', `DATA_DIR ${folder} holds no data of ConsultantOS`);
  }
  const database = usable(folder, () => {
    const opened = connect(folder, ATTACHED_BUSY_MS);
    const fault = schemaFault(opened);
    if (fault === undefined) return opened;
    opened.close();
    throw new Error(fault);
  });
  return {
    ...placesOf(folder),
    database,
    close() {
      if (database.isOpen) database.close();
    },
  };
}

function leave(folder: string, lock: { release(): void }): void {
  try {
    removeNote(folder);
  } catch {
    // Nothing can be written there. It counts for nothing once the lock is free, and what failed is said.
  }
  lock.release();
}

/** Who has the folder open (`pid` 0: someone not to be made out), or null when nobody has. */
export function readHolder(dir: string): Holder | null {
  const folder = resolve(dir);
  if (!usable(folder, () => isLocked(folder))) return null;
  return readNote(folder) ?? { pid: 0, url: null, secret: null };
}

/** Once the database is open. */
function placesOf(folder: string): Pick<DataDir, 'dir' | 'objectsFolder' | 'check'> {
  const objectsFolder = join(folder, OBJECTS);
  const check = createDataCheck({ path: join(folder, DATABASE), objectsFolder });
  return { dir: folder, objectsFolder, check };
}

function openDatabase(folder: string): DatabaseSync {
  const path = join(folder, DATABASE);
  refuseOrphans(path, join(folder, OBJECTS, 'reports'));
  ownFile(path);
  const database = connect(folder, BUSY_MS);
  try {
    prepareDatabase(database);
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function connect(folder: string, timeout: number): DatabaseSync {
  const database = new DatabaseSync(join(folder, DATABASE), { timeout });
  try {
    database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON');
    return database;
  } catch (error) {
    database.close();
    throw error;
  }
}

function usable<T>(folder: string, work: () => T): T {
  try {
    return work();
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    const what = `DATA_DIR ${folder} cannot be used: ${why}${remedyFor(cause)}`;
    throw new PermanentError('misconfigured', what, { cause });
  }
}

/** Of SQLite (read-only, cannot be opened) and of the file system. */
const NOT_WRITABLE: readonly unknown[] = [8, 14, 'EACCES', 'EPERM', 'EROFS'];

function remedyFor(cause: unknown): string {
  if (!(cause instanceof Error)) return '';
  // The lowest byte of SQLite's is the kind.
  const codes = ['errcode' in cause && Number(cause.errcode) & 0xff, 'code' in cause && cause.code];
  return codes.some((code) => NOT_WRITABLE.includes(code))
    ? '; give this user the right to write there, or set another DATA_DIR'
    : '';
}

function inUse(folder: string, holder: Holder | undefined): PermanentError {
  const process = holder === undefined ? 'another process' : `process ${holder.pid}`;
  const place = holder?.url ? ` at ${holder.url}` : '';
  return new PermanentError(
    'misconfigured',
    `DATA_DIR ${folder} is in use by ${process}${place}; stop it or set another DATA_DIR`,
  );
}
