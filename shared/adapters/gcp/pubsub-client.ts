import type { PubSub } from '@google-cloud/pubsub';
import { findCredentials } from './credentials.ts';

/** Loads the SDK. PUBSUB_EMULATOR_HOST is heeded, and needs no credentials. */
export async function openPubsub(projectId: string): Promise<PubSub> {
  const { PubSub } = await import('@google-cloud/pubsub');
  // Else the client would ask Google's network for it, the emulator notwithstanding.
  const pubsub = new PubSub({ projectId, clientOptions: { universeDomain: 'googleapis.com' } });
  if (pubsub.isEmulator) return pubsub;
  return new PubSub({ projectId, auth: await findCredentials(projectId) });
}
