import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { StoreCopy } from '../../ops-ports.ts';
import { createEmbeddedDocuments } from './documents.ts';
import { databaseFaults } from './exports-database.ts';
import { hashFile } from './exports-files.ts';
import { DATABASE_FILE, OBJECTS_FOLDER, readManifest } from './exports-manifest.ts';
import { createEmbeddedObjects } from './objects.ts';

/** No more are told: one is enough. */
const FAULTS = 10;

/** Every byte of a copy against its manifest, and the database by opening it. Empty when nothing is wrong. */
export async function checkCopy(place: string): Promise<string[]> {
  const manifest = await readManifest(place);
  if ('fault' in manifest) return [manifest.fault];
  const faults: string[] = [];
  for (const { path, sha256 } of manifest.files) {
    const found = await hashFile(join(place, path));
    if (found !== sha256) faults.push(`${path} is ${found === undefined ? 'missing' : 'damaged'}`);
    if (faults.length === FAULTS) break;
  }
  if (!manifest.files.some(({ path }) => path === DATABASE_FILE)) faults.push('it has no database');
  return faults.length > 0
    ? faults
    : databaseFaults(join(place, DATABASE_FILE), manifest.documents);
}

/** A folder laid out like DATA_DIR, for reading; nothing is written there. */
export function openCopy(place: string): StoreCopy {
  const database = new DatabaseSync(join(place, DATABASE_FILE), { readOnly: true });
  const objects = createEmbeddedObjects({ folder: join(place, OBJECTS_FOLDER), attached: true });
  return {
    documents: createEmbeddedDocuments({ database }),
    objects: {
      get: objects.get,
      // A disk decays, and a copy of what has decayed is a faithful one: only the bytes tell.
      head: async (name) => (await objects.get(name)) && objects.head(name),
    },
    close: async () => database.close(),
  };
}
