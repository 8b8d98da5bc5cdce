import { createEmbeddedExports } from '../adapters/embedded/exports.ts';
import { createFirestoreDocuments } from '../adapters/gcp/documents.ts';
import { createFirestoreExports } from '../adapters/gcp/exports.ts';
import { createFirestoreAdmin } from '../adapters/gcp/exports-admin.ts';
import { createStorageObjects } from '../adapters/gcp/objects.ts';
import { createStorageClient } from '../adapters/gcp/storage-client.ts';
import { PermanentError } from '../errors.ts';
import type { DatabaseExports } from '../ops-ports.ts';
import type { Context } from '../platform/context.ts';
import type { Clock } from '../ports.ts';
import type { Config } from '../process/config.ts';
import { COPIED } from './copied-collections.ts';

export interface ContextWithExports extends Context {
  exports: DatabaseExports;
}

/** For what makes copies. Throws PermanentError without a place for them. */
export function withExports(context: Context): ContextWithExports {
  const source = context.local?.dataDir ?? null;
  return { ...context, exports: openExports(context.config, { source, clock: context.clock }) };
}

/**
 * The copies of PLATFORM. `source` is the open data folder; with null, as beside the process that has it
 * open, they can be read and restored, but none be made.
 */
export function openExports(
  { platform, backupBucket }: Config,
  {
    source,
    clock,
  }: { source: Parameters<typeof createEmbeddedExports>[0]['source']; clock: Clock },
): DatabaseExports {
  if (platform.name === 'embedded') {
    return createEmbeddedExports({ folder: platform.backupDir, source, clock });
  }
  if (backupBucket === undefined) {
    throw new PermanentError('misconfigured', 'BACKUP_BUCKET: is needed for backups');
  }
  const { projectId, bucket, emulatorHost } = platform;
  return createFirestoreExports({
    ...platform,
    backupBucket,
    collections: COPIED,
    storage: createStorageClient({ projectId, bucket: backupBucket }),
    admin: createFirestoreAdmin({ host: emulatorHost }),
    objects: createStorageObjects({ projectId, bucket }),
    openDocuments: (databaseId) =>
      createFirestoreDocuments({ projectId, databaseId, emulatorHost }),
  });
}
