import { randomBytes } from 'node:crypto';
import { type StorageServer, startStorageServer } from '../../shared/testing/storage-server.ts';
import type { StorageBucket } from '../../shared/testing/storage-server-buckets.ts';
import type { EmulatorHosts } from './start.ts';

/** A project of its own on running emulators, with a bucket on our storage server. */
export interface CloudProject {
  projectId: string;
  storage: StorageServer;
  /** That of reports. */
  bucket: StorageBucket;
  /** Configures processes on it; service keys come from elsewhere. */
  env: Record<string, string>;
  /** Makes a topic; a second time is an error. */
  createTopic(topic: string): Promise<void>;
  /** Pushes the topic's messages to `url`. Seconds; the emulator knows no shorter backoff. */
  pushTo(
    topic: string,
    subscription: string,
    url: string,
    minBackoffSeconds?: number,
  ): Promise<void>;
  close(): Promise<void>;
}

/** Rejects with what the emulator answered. */
export async function openCloudProject(hosts: EmulatorHosts): Promise<CloudProject> {
  const projectId = `test-${randomBytes(6).toString('hex')}`;
  const storage = await startStorageServer();
  const bucket = storage.bucket(`${projectId}-reports`);
  const api = `http://${hosts.pubsubHost}/v1/projects/${projectId}`;

  async function put(path: string, body: unknown): Promise<void> {
    const response = await fetch(`${api}/${path}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    await response.arrayBuffer();
  }

  return {
    projectId,
    storage,
    bucket,
    env: {
      PLATFORM: 'gcp',
      GCP_PROJECT_ID: projectId,
      REPORTS_BUCKET: bucket.name,
      FIRESTORE_EMULATOR_HOST: hosts.firestoreHost,
      PUBSUB_EMULATOR_HOST: hosts.pubsubHost,
      STORAGE_EMULATOR_HOST: storage.url,
      METADATA_SERVER_DETECTION: 'none',
    },
    createTopic: (topic) => put(`topics/${topic}`, {}),
    pushTo: (topic, subscription, url, minBackoffSeconds = 1) =>
      put(`subscriptions/${subscription}`, {
        topic: `projects/${projectId}/topics/${topic}`,
        ackDeadlineSeconds: 600,
        pushConfig: { pushEndpoint: url },
        retryPolicy: { minimumBackoff: `${minBackoffSeconds}s`, maximumBackoff: '10s' },
      }),
    close: () => storage.close(),
  };
}
