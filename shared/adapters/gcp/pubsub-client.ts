import type { PubSub } from '@google-cloud/pubsub';
import { findCredentials } from './credentials.ts';

/** Loads the SDK. PUBSUB_EMULATOR_HOST is heeded, and needs no credentials. */
export async function openPubsub(projectId: string): Promise<PubSub> {
  const { PubSub } = await import('@google-cloud/pubsub');
  const pubsub = new PubSub({ projectId });
  if (pubsub.isEmulator) return pubsub;
  return new PubSub({ projectId, auth: await findCredentials(projectId) });
}
