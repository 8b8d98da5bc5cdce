import { type DataDir, openDataDir } from '../adapters/embedded/data-dir.ts';
import { createEmbeddedDocuments } from '../adapters/embedded/documents.ts';
import { createEmbeddedObjects } from '../adapters/embedded/objects.ts';
import { createEmbeddedQueue, type EmbeddedQueue } from '../adapters/embedded/queue.ts';
import { createFirestoreDocuments } from '../adapters/gcp/documents.ts';
import { createStorageObjects } from '../adapters/gcp/objects.ts';
import { createPubsubPublisher } from '../adapters/gcp/publisher.ts';
import type { Clock, Documents, Ids, Objects, Publisher } from '../ports.ts';
import type { Config } from '../process/config.ts';

/** Where everything durable lies. */
export interface Stores {
  documents: Documents;
  objects: Objects;
  publisher: Publisher;
  /** What this process alone serves; null where the stores are shared with others. */
  local: { queue: EmbeddedQueue; dataDir: DataDir } | null;
  close(): Promise<void>;
}

/**
 * The drivers of PLATFORM; nothing else chooses between them. Embedded: throws PermanentError when another
 * process uses DATA_DIR. Cloud: connects at the first use, so that a start waits for nothing.
 */
export function openStores(config: Config, { clock, ids }: { clock: Clock; ids: Ids }): Stores {
  return config.platform.name === 'gcp'
    ? openCloud(config.platform)
    : openEmbedded(config.platform.dataDir, { clock, ids });
}

function openCloud({ projectId, databaseId, emulatorHost, bucket }: CloudPlatform): Stores {
  const documents = createFirestoreDocuments({ projectId, databaseId, emulatorHost });
  const publisher = createPubsubPublisher({ projectId });
  return {
    documents,
    objects: createStorageObjects({ projectId, bucket }),
    publisher,
    local: null,
    async close() {
      await Promise.all([documents.close(), publisher.close()]);
    },
  };
}

function openEmbedded(dir: string, { clock, ids }: { clock: Clock; ids: Ids }): Stores {
  const dataDir = openDataDir(dir);
  const { database } = dataDir;
  const queue = createEmbeddedQueue({ database, clock, ids });
  return {
    documents: createEmbeddedDocuments({ database }),
    objects: createEmbeddedObjects({ folder: dataDir.objectsFolder }),
    publisher: queue.publisher,
    local: { queue, dataDir },
    close: async () => dataDir.close(),
  };
}

type CloudPlatform = Extract<Config['platform'], { name: 'gcp' }>;
