import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { createFirestoreDocuments } from '../../shared/adapters/gcp/documents.ts';
import { startProxy } from '../../shared/adapters/gcp/emulator-proxy.test-rig.ts';
import { LEASE_MS } from '../../shared/domain/job.ts';
import { ANALYSIS_TOPIC } from '../../shared/jobs/accept.ts';
import { RENDER_TOPIC } from '../../shared/jobs/format-files.ts';
import { startStorageServer } from '../../shared/testing/storage-server.ts';
import type { EmulatorHosts } from '../emulators/start.ts';
import { createRig } from '../local/local-server.test-rig.ts';
import type { FaultPlatform } from './ground.test-rig.ts';
import { onTheWire } from './wire-faults.test-rig.ts';

const BUCKET = 'reports';

/** The cloud's drivers and push delivery, against the official emulators and our storage server. */
export function emulatorPlatform({ firestoreHost, pubsubHost }: EmulatorHosts): FaultPlatform {
  return {
    name: 'emulators',
    aheadMs: LEASE_MS + 1_000,
    async open() {
      const rig = await createRig();
      const { gemini, tavily } = rig;
      const projectId = `test-${randomUUID().slice(0, 8)}`;
      const port = await freePort();
      await subscribe(pubsubHost, projectId, {
        port,
        token: String(rig.env.FUNCTIONS_SECRET),
      });
      const storage = await startStorageServer();
      const bucket = storage.bucket(BUCKET);
      const [firestore, pubsub] = await Promise.all([
        startProxy(firestoreHost),
        startProxy(pubsubHost),
      ]);
      const documents = createFirestoreDocuments({
        projectId,
        databaseId: '(default)',
        emulatorHost: firestoreHost,
      });
      return {
        gemini,
        tavily,
        env: {
          ...rig.env,
          PLATFORM: 'gcp',
          GCP_PROJECT_ID: projectId,
          REPORTS_BUCKET: BUCKET,
          FIRESTORE_EMULATOR_HOST: firestore.host,
          PUBSUB_EMULATOR_HOST: pubsub.host,
          STORAGE_EMULATOR_HOST: storage.url,
          PORT: String(port),
        },
        look: (reading) => reading(documents),
        objectsUnder: async (prefix) => bucket.list(prefix, false).map(({ name }) => name),
        disturbances: onTheWire({ firestore, pubsub, documents }),
        async refuseReports() {
          storage.refuseWrites(507);
          return async () => storage.refuseWrites(null);
        },
        async close() {
          await Promise.all([rig.close(), storage.close(), documents.close()]);
          await Promise.all([firestore.close(), pubsub.close()]);
        },
      };
    },
  };
}

/** Pushes to a port where servers come and go; what one of them left is pushed again after a second or two. */
async function subscribe(
  pubsubHost: string,
  projectId: string,
  { port, token }: { port: number; token: string },
): Promise<void> {
  const project = `projects/${projectId}`;
  const subscriptions = { worker: ANALYSIS_TOPIC, render: RENDER_TOPIC };
  const put = async (path: string, body: Record<string, unknown>) => {
    const response = await fetch(`http://${pubsubHost}/v1/${path}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  };
  for (const [name, short] of Object.entries(subscriptions)) {
    const topic = `${project}/topics/${short}`;
    await put(topic, {});
    await put(`${project}/subscriptions/${name}`, {
      topic,
      pushConfig: {
        pushEndpoint: `http://127.0.0.1:${port}/functions/${name}/${topic}?token=${token}`,
      },
      ackDeadlineSeconds: 600,
      retryPolicy: { minimumBackoff: '1s', maximumBackoff: '2s' },
    });
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  // A TCP server's address is never a pipe's name.
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}
