import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { z } from 'zod';
import { ownFile } from './database-file.ts';

/**
 * One process per folder. The lock is SQLite's on an empty database: the operating system holds it for the
 * process and drops it however the process ends. (Any other opening and closing of `lock.sqlite` inside
 * the process would drop it too, as POSIX locks go; so nothing else may touch that file.)
 */
const LOCK = 'lock.sqlite';
const NOTE = 'holder.json';

/** Someone who asks whether the folder is locked holds the lock for a moment: waited out. */
const WAIT_MS = 250;
const SQLITE_BUSY = 5;

const holderSchema = z.object({
  pid: z.int().positive(),
  url: z.string().nullable(),
  secret: z.string().nullable().default(null),
});

export interface Holder {
  readonly pid: number;
  /** Where it serves, once it does. */
  readonly url: string | null;
  /** With which its functions are called: the note is for this user's eyes alone. */
  readonly secret: string | null;
}

/** Undefined when the folder is locked already, by another process or by this one. */
export function lockFolder(folder: string): { release(): void } | undefined {
  const path = join(folder, LOCK);
  ownFile(path);
  const lock = new DatabaseSync(path, { timeout: WAIT_MS });
  try {
    lock.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    return { release: () => lock.close() };
  } catch (error) {
    lock.close();
    if (isBusy(error)) return undefined;
    throw error;
  }
}

export function isLocked(folder: string): boolean {
  const path = join(folder, LOCK);
  if (!existsSync(path)) return false;
  const lock = new DatabaseSync(path, { readOnly: true, timeout: 0 });
  try {
    lock.prepare('SELECT count(*) FROM sqlite_schema').get();
    return false;
  } catch (error) {
    if (isBusy(error)) return true;
    throw error;
  } finally {
    lock.close();
  }
}

/** What the holder says of itself; it is true only while the folder is locked. */
export function readNote(folder: string): Holder | undefined {
  try {
    return holderSchema.parse(JSON.parse(readFileSync(join(folder, NOTE), 'utf8')));
  } catch {
    // Missing or of another make: the lock is what counts, the note is a courtesy.
    return undefined;
  }
}

export function writeNote(folder: string, holder: Holder): void {
  const path = join(folder, NOTE);
  writeFileSync(`${path}.new`, JSON.stringify(holder), { mode: 0o600 });
  renameSync(`${path}.new`, path);
}

export function removeNote(folder: string): void {
  rmSync(join(folder, NOTE), { force: true });
}

function isBusy(error: unknown): boolean {
  return error instanceof Error && 'errcode' in error && error.errcode === SQLITE_BUSY;
}
