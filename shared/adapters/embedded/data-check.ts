import { accessSync, constants, statfsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { TransientError } from '../../errors.ts';
import { DataFaultError } from './data-check-fault.ts';
import { answering } from './transaction.ts';

/**
 * Whether what was opened still lies there, and more can be stored. Each throws TransientError when not,
 * DataFaultError where it can be read still.
 */
export interface DataCheck {
  database(): void;
  objects(): void;
}

/** What the check asks of the file system. */
export interface Disk {
  /** Free for this user where `path` lies; null where that is not told. */
  freeBytes(path: string): number | null;
  /** Throws when this process has no right to write there. */
  writable(path: string): void;
}

const BUSY_MS = 1_000;

/** The journal of the database grows to 4 MB before it is written back, and an analysis stores less than one. */
const ROOM_BYTES = 8 * 1024 * 1024;

const realDisk: Disk = {
  freeBytes(path) {
    const { blocks, bavail, bsize } = statfsSync(path);
    // Some network file systems tell nothing.
    return blocks === 0 ? null : bavail * bsize;
  },
  writable: (path) => accessSync(path, constants.W_OK),
};

/** For a database at `path` that is open in this process. An open file goes on to answer when it is deleted. */
export function createDataCheck({
  path,
  objectsFolder,
  disk = realDisk,
}: {
  path: string;
  objectsFolder: string;
  disk?: Disk;
}): DataCheck {
  const opened = statSync(path).ino;

  /** Nothing is written to see: what cannot be stored is not made worse by a try. */
  function takesMore(folder: string, ...files: readonly string[]): void {
    for (const place of [folder, ...files]) {
      try {
        disk.writable(place);
      } catch (cause) {
        throw new DataFaultError('not_writable', `${place} cannot be written`, { cause });
      }
    }
    const free = disk.freeBytes(folder);
    if (free !== null && free < ROOM_BYTES) {
      throw new DataFaultError('disk_full', `${free} bytes are free at ${folder}`);
    }
  }

  return {
    database() {
      if (statSync(path, { throwIfNoEntry: false })?.ino !== opened) {
        throw new TransientError('unavailable', `${path} is gone, or another file is there`);
      }
      // By a connection of its own: the other answers from what it has read. Not by reading the file: to
      // close it would take the locks of every connection of this process.
      answering(() => {
        const database = new DatabaseSync(path, { readOnly: true, timeout: BUSY_MS });
        try {
          database.prepare('SELECT id FROM documents LIMIT 1').get();
        } finally {
          database.close();
        }
      });
      takesMore(dirname(path), path);
    },
    objects() {
      if (!statSync(objectsFolder, { throwIfNoEntry: false })?.isDirectory()) {
        throw new TransientError('unavailable', `${objectsFolder} is gone`);
      }
      takesMore(objectsFolder);
    },
  };
}
