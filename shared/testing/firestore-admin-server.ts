import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { createEmulatorCopies } from './firestore-emulator-copies.ts';
import type { StorageBucket } from './storage-server-buckets.ts';

const DATABASE = /^\/v1\/projects\/([^/]+)\/databases\/([^/:?]+)$/;
const TYPE = 'type.googleapis.com/google.';
/** What the metadata of an operation is, and what it answers at its end. */
const OPERATIONS = {
  export: [
    'firestore.admin.v1.ExportDocumentsMetadata',
    'firestore.admin.v1.ExportDocumentsResponse',
  ],
  import: ['firestore.admin.v1.ImportDocumentsMetadata', 'protobuf.Empty'],
  create: ['firestore.admin.v1.CreateDatabaseMetadata', 'firestore.admin.v1.Database'],
} as const;
const exportSchema = z.object({
  outputUriPrefix: z.string(),
  snapshotTime: z.string(),
  collectionIds: z.array(z.string()).min(1),
});
const importSchema = z.object({ inputUriPrefix: z.string() });
export interface FirestoreAdminServer {
  /** `127.0.0.1:<port>` */
  readonly host: string;
  /** Of operations; they end with the first look unless it is set. */
  running: boolean;
  /** So many looks at operations are answered by 500. */
  failingLooks: number;
  close(): Promise<void>;
}

/**
 * Stands in for Firestore's administration, which the emulator lacks, over its own export and import. Exports
 * end up in the bucket.
 */
export async function startFirestoreAdmin({
  firestoreHost,
  bucket,
}: {
  firestoreHost: string;
  bucket: StorageBucket;
}): Promise<FirestoreAdminServer> {
  const emulator = createEmulatorCopies(firestoreHost);
  const folder = await mkdtemp(join(tmpdir(), 'firestore-admin-'));
  const databases = new Set<string>();
  const operations = new Map<string, { running: object; response: object }>();
  /** By the name of an export: what it holds. */
  const collectionsOf = new Map<string, string[]>();
  let scratch = 0;

  function begin(database: string, kind: keyof typeof OPERATIONS, counted: object): object {
    const name = `${database}/operations/${operations.size + 1}`;
    const [metadata, response] = OPERATIONS[kind];
    operations.set(name, {
      running: { name, metadata: { '@type': TYPE + metadata, ...counted } },
      response: { '@type': TYPE + response },
    });
    return { name };
  }

  async function exportDocuments(project: string, database: string, body: unknown) {
    const { outputUriPrefix, snapshotTime, collectionIds } = exportSchema.parse(body);
    const name = outputUriPrefix.split('/').at(-1) ?? '';
    const prefix = outputUriPrefix.replace(`gs://${bucket.name}/`, '');
    // As the service says it (INVALID_ARGUMENT).
    if (bucket.list(`${prefix}/`, false).length > 0)
      throw new Error(`Path already exists: ${prefix}`);
    collectionsOf.set(name, collectionIds);
    const documents = await emulator.count(database, collectionIds);
    await emulator.export(project, database, { folder, name });
    for (const path of await readdir(join(folder, name), { recursive: true })) {
      const bytes = await readFile(join(folder, name, path)).catch(() => undefined);
      if (!bytes) continue;
      bucket.insert(
        {
          name: `${prefix}/${path}`,
          bytes,
          contentType: 'application/octet-stream',
          metadata: {},
          crc32c: undefined,
          md5: undefined,
        },
        {},
      );
    }
    const progress = { estimatedWork: documents, completedWork: documents };
    return begin(database, 'export', {
      outputUriPrefix,
      snapshotTime,
      progressDocuments: progress,
      progressBytes: { completedWork: '1' },
    });
  }

  async function importDocuments(project: string, database: string, body: unknown) {
    const { inputUriPrefix } = importSchema.parse(body);
    const name = inputUriPrefix.split('/').at(-1) ?? '';
    scratch += 1;
    const file = join(folder, name, `${name}.overall_export_metadata`);
    const count = await emulator.import(file, database, {
      scratchProject: `${project}-scratch-${scratch}`,
      collections: collectionsOf.get(name) ?? [],
    });
    const work = String(count);
    return begin(database, 'import', {
      inputUriPrefix,
      progressDocuments: { estimatedWork: work, completedWork: work },
    });
  }

  async function answer(method: string, url: URL, body: unknown): Promise<object | number> {
    const [path = '', verb] = decodeURIComponent(url.pathname).split(/:(?=[a-zA-Z]+$)/);
    const [, project = '', id = ''] = DATABASE.exec(path) ?? [];
    const database = path.slice('/v1/'.length);
    if (verb === 'exportDocuments') return exportDocuments(project, database, body);
    if (verb === 'importDocuments') return importDocuments(project, database, body);
    if (method === 'GET' && id !== '') {
      if (id !== '(default)' && !databases.has(database)) return 404;
      return { name: database, locationId: 'nam5', type: 1 };
    }
    if (method === 'GET' && server.failingLooks > 0) {
      server.failingLooks -= 1;
      return 500;
    }
    if (method === 'GET') {
      const operation = operations.get(database);
      if (operation === undefined) return 404;
      const { running, response } = operation;
      return server.running ? running : { ...running, done: true, response };
    }
    if (method === 'POST' && /^\/v1\/projects\/[^/]+\/databases$/.test(path)) {
      const made = `${database}/${url.searchParams.get('databaseId')}`;
      databases.add(made);
      return begin(made, 'create', {});
    }
    return 501;
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://localhost');
    const result = await answer(request.method ?? '', url, await bodyOf(request));
    const refused = typeof result === 'number';
    const body = refused ? { error: { code: result, message: `${request.url}` } } : result;
    response
      .writeHead(refused ? result : 200, { 'content-type': 'application/json' })
      .end(JSON.stringify(body));
  }

  const http = createServer((request, response) => {
    serve(request, response).catch((error: unknown) => {
      const body = { error: { code: 400, message: String(error) } };
      response.writeHead(400).end(JSON.stringify(body));
    });
  });
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  const server: FirestoreAdminServer = {
    host: `127.0.0.1:${(http.address() as AddressInfo).port}`,
    running: false,
    failingLooks: 0,
    async close() {
      http.closeAllConnections();
      await new Promise((resolve) => http.close(resolve));
      await rm(folder, { recursive: true });
    },
  };
  return server;
}

async function bodyOf(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? {} : JSON.parse(text);
}
