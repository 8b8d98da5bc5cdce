import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { TransientError } from '../../errors.ts';
import { answering } from './transaction.ts';

/** Whether what was opened still lies there. Each throws TransientError when it does not. */
export interface DataCheck {
  database(): void;
  objects(): void;
}

const BUSY_MS = 1_000;

/** For a database at `path` that is open in this process. An open file goes on to answer when it is deleted. */
export function createDataCheck({
  path,
  objectsFolder,
}: {
  path: string;
  objectsFolder: string;
}): DataCheck {
  const opened = statSync(path).ino;
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
    },
    objects() {
      if (!statSync(objectsFolder, { throwIfNoEntry: false })?.isDirectory()) {
        throw new TransientError('unavailable', `${objectsFolder} is gone`);
      }
    },
  };
}
