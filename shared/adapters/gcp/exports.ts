import { createHash } from 'node:crypto';
import type { File } from '@google-cloud/storage';
import { PermanentError } from '../../errors.ts';
import type { DatabaseExports, ExportContents, ExportSummary } from '../../ops-ports.ts';
import type { Documents, Objects } from '../../ports.ts';
import type { FirestoreAdmin } from './exports-admin.ts';
import type { StorageClient } from './storage-client.ts';

const FOLDER = 'exports/';
/** Firestore writes it last. */
const COMPLETE = '.overall_export_metadata';
const NAME = /^[A-Za-z0-9-]{1,100}$/;
/** Of one try; there are three. */
const LIST_MS = 30_000;

/**
 * Firestore's own exports into a bucket. An import merges over what a database holds, so a restore goes into
 * a new one, made where the first one lies. Reports stay in their bucket, which keeps versions: the restored
 * documents are read together with that. A copy says nothing before it is restored, so `open` answers null.
 */
export function createFirestoreExports({
  projectId,
  databaseId,
  backupBucket,
  collections,
  storage,
  admin,
  objects,
  openDocuments,
}: {
  projectId: string;
  databaseId: string;
  backupBucket: string;
  /** What is copied. */
  collections: readonly string[];
  /** Of the backup bucket. */
  storage: StorageClient;
  admin: FirestoreAdmin;
  /** The reports' bucket. */
  objects: Objects;
  openDocuments: (databaseId: string) => Documents & { close(): Promise<void> };
}): DatabaseExports {
  const databaseOf = (id: string) => `projects/${projectId}/databases/${id}`;

  function uriOf(name: string): string {
    if (!NAME.test(name)) throw new PermanentError('misconfigured', `"${name}" names no backup`);
    return `gs://${backupBucket}/${FOLDER}${name}`;
  }

  function filesOf(prefix: string): Promise<File[]> {
    const what = 'the exports could not be listed';
    return storage.call({ what, tryMs: LIST_MS }, async (bucket) => {
      const [files] = await bucket.getFiles({ prefix });
      return files;
    });
  }

  /** Of each export that Firestore completed. */
  async function completed(prefix: string): Promise<ExportSummary[]> {
    const files = await filesOf(prefix);
    return files
      .filter((file) => file.name.endsWith(COMPLETE))
      .map((file) => ({
        name: file.name.slice(FOLDER.length).split('/')[0] ?? '',
        finishedAt: String(file.metadata.timeCreated),
      }));
  }

  return {
    whole: false,
    start: (name, snapshotTime) =>
      admin.startExport(databaseOf(databaseId), uriOf(name), {
        snapshotSeconds: Date.parse(snapshotTime) / 1000,
        collections,
      }),
    async progress(operation) {
      const state = await admin.exportState(operation);
      if (state === undefined) return { state: 'failed', reason: 'its operation is not known' };
      if (state.error !== null) return { state: 'failed', reason: state.error };
      return state.done ? { ...state, state: 'done' } : { state: 'running' };
    },
    async list() {
      const found = await completed(FOLDER);
      return found.sort((a, b) => (a.finishedAt < b.finishedAt ? 1 : -1));
    },
    async check(name) {
      uriOf(name);
      const found = await completed(`${FOLDER}${name}/`);
      return found.length > 0
        ? []
        : [`it has no ${COMPLETE}: it was not finished, or is no backup`];
    },
    async contents(name) {
      uriOf(name);
      return contentsOf(await filesOf(`${FOLDER}${name}/`));
    },
    open: async () => null,
    async restore(name, target) {
      const uri = uriOf(name);
      const [fault] = await this.check(name);
      if (fault !== undefined) throw new PermanentError('misconfigured', fault);
      const locationId = await admin.locationOf(databaseOf(databaseId));
      if (locationId === undefined) {
        const what = `there is no database ${databaseId} any more, so it is not known where to restore`;
        throw new PermanentError('misconfigured', `${what}: create it, empty, and try again`);
      }
      if ((await admin.locationOf(databaseOf(target))) !== undefined) {
        throw new PermanentError('misconfigured', `the database ${target} exists: name a new one`);
      }
      await admin.createDatabase(projectId, target, locationId);
      const { documents, estimatedDocuments } = await admin.importInto(databaseOf(target), uri);
      if (documents !== estimatedDocuments) {
        const what = `${documents} of ${estimatedDocuments} documents were imported`;
        throw new PermanentError('internal', `${what}: do not use the database ${target}`);
      }
      const restored = openDocuments(target);
      return {
        count: documents,
        documents: restored,
        objects,
        setting: { name: 'FIRESTORE_DATABASE_ID', value: target },
        close: () => restored.close(),
      };
    },
    delete: null,
  };
}

/** Checksums are the bucket's own, so that a copy of it in another bucket has the same contents. */
function contentsOf(files: readonly File[]): ExportContents {
  const lines = files.map(({ name, metadata: { size, crc32c } }) => `${name} ${size} ${crc32c}\n`);
  return {
    objects: files.length,
    bytes: files.reduce((sum, { metadata: { size } }) => sum + Number(size), 0),
    sha256: createHash('sha256').update(lines.sort().join('')).digest('hex'),
  };
}
