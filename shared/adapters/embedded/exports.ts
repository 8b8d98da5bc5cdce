import { mkdir, readdir, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { isWithin } from '../../backup/is-within.ts';
import { PermanentError } from '../../errors.ts';
import type { DatabaseExports } from '../../ops-ports.ts';
import type { Clock } from '../../ports.ts';
import type { DataDir } from './data-dir.ts';
import { checkCopy, openCopy } from './exports-check.ts';
import { copyDatabase } from './exports-database.ts';
import {
  copyDurably,
  hashFile,
  linkIntact,
  makeFoldersOf,
  objectFiles,
  syncFoldersOf,
  unlessMissing,
} from './exports-files.ts';
import {
  DATABASE_FILE,
  documentsIn,
  type Manifest,
  type ManifestFile,
  OBJECTS_FOLDER,
  readManifest,
  sizeOf,
  writeManifest,
} from './exports-manifest.ts';
import { syncFolder } from './folder-sync.ts';
import { restoreCopy } from './restore.ts';

const NAME = /^[A-Za-z0-9-]{1,100}$/;
/** Of the one copy that is being made; whatever else has it was left by a process that died. */
const UNFINISHED = '.unfinished';

/**
 * Copies of DATA_DIR as folders under `folder`, each laid out like it and whole by itself. The database is
 * copied before the objects: a report is stored before a document points at it, so every report that the copy
 * knows of is there to be copied, and what retention deletes meanwhile belongs to jobs that had expired days
 * before. An object that an intact earlier copy has is linked to that, never to the one in use, so that fourteen
 * copies take little more room than one and no damage to the data reaches them.
 */
export function createEmbeddedExports({
  folder: given,
  source,
  clock,
}: {
  folder: string;
  /** Null beside the process that has DATA_DIR open: then none can be made. */
  source: Pick<DataDir, 'database' | 'objectsFolder'> | null;
  clock: Clock;
}): DatabaseExports {
  const folder = resolve(given);
  const now = () => new Date(clock.now()).toISOString();
  let last: Promise<unknown> = Promise.resolve();

  function placeOf(name: string): string {
    if (!NAME.test(name)) throw new PermanentError('misconfigured', `"${name}" names no backup`);
    return join(folder, name);
  }

  async function complete(): Promise<(Manifest & { place: string })[]> {
    const names = ((await readdir(folder).catch(unlessMissing)) ?? []).filter((name) =>
      NAME.test(name),
    );
    const found = names.map(async (name) => {
      const manifest = await readManifest(join(folder, name));
      return 'fault' in manifest ? [] : [{ ...manifest, name, place: join(folder, name) }];
    });
    const all = (await Promise.all(found)).flat();
    return all.sort((a, b) => (a.finishedAt < b.finishedAt ? 1 : -1));
  }

  async function removeUnfinished(): Promise<void> {
    for (const name of (await readdir(folder).catch(unlessMissing)) ?? []) {
      if (name.endsWith(UNFINISHED)) await rm(join(folder, name), { recursive: true });
    }
  }

  async function copyObjects(from: string, to: string): Promise<ManifestFile[]> {
    const [earlier] = await complete();
    const known = new Map(earlier?.files.map((file) => [file.path, file]));
    const files: ManifestFile[] = [];
    // What is made again of what is copied needs no copy.
    const names = (await objectFiles(from)).filter((name) => !name.startsWith('formats/'));
    await makeFoldersOf(join(to, OBJECTS_FOLDER), names);
    for (const name of names) {
      const path = `${OBJECTS_FOLDER}/${name}`;
      const before = known.get(path);
      // The same name may have been deleted and stored again since.
      const same = before && (await hashFile(join(from, name))) === before.sha256;
      if (
        earlier &&
        same &&
        (await linkIntact(join(earlier.place, path), join(to, path), before))
      ) {
        files.push(before);
      } else {
        const copied = await copyDurably(join(from, name), join(to, path));
        if (copied) files.push({ path, ...copied });
      }
    }
    return files;
  }

  async function make(name: string): Promise<string> {
    if (source === null) {
      throw new PermanentError('internal', 'a backup is made by the process that has the data');
    }
    const place = placeOf(name);
    const unfinished = place + UNFINISHED;
    await removeUnfinished();
    await mkdir(unfinished, { recursive: true, mode: 0o700 });
    const startedAt = now();
    const path = join(unfinished, DATABASE_FILE);
    const copy = await copyDatabase(source.database, path);
    const objects = await copyObjects(source.objectsFolder, unfinished);
    const database = {
      path: DATABASE_FILE,
      bytes: (await stat(path)).size,
      sha256: (await hashFile(path)) ?? '',
    };
    const files = [database, ...objects];
    await writeManifest(unfinished, { name, startedAt, finishedAt: now(), ...copy, files });
    await syncFoldersOf(
      unfinished,
      files.map(({ path: inner }) => inner),
    );
    await rename(unfinished, place);
    await syncFolder(folder);
    return name;
  }

  return {
    whole: true,
    /** One after the other: each shares what it can with the one before it. */
    start(name) {
      const made = last.then(() => make(name));
      last = made.catch(() => undefined);
      return made;
    },
    async progress(name) {
      const manifest = await readManifest(placeOf(name));
      if ('fault' in manifest) return { state: 'failed', reason: manifest.fault };
      return {
        state: 'done',
        documents: documentsIn(manifest),
        estimatedDocuments: manifest.estimatedDocuments,
        bytes: sizeOf(manifest),
      };
    },
    async list() {
      return (await complete()).map(({ name, finishedAt }) => ({ name, finishedAt }));
    },
    check: (name) => checkCopy(placeOf(name)),
    contents: async () => null,
    open: async (name) => openCopy(placeOf(name)),
    async restore(name, target) {
      const to = resolve(target);
      if (isWithin(folder, to)) {
        const why = `${to} lies in BACKUP_DIR, where only copies are: name a folder outside of it`;
        throw new PermanentError('misconfigured', why);
      }
      const count = await restoreCopy(placeOf(name), to);
      return { ...openCopy(to), count, setting: { name: 'DATA_DIR', value: to } };
    },
    delete: (name) => rm(placeOf(name), { recursive: true, force: true }),
  };
}
