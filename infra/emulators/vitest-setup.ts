import type { TestProject } from 'vitest/node';
import { type EmulatorHosts, startEmulators } from './start.ts';

declare module 'vitest' {
  interface ProvidedContext {
    emulators: EmulatorHosts;
  }
}

/** One pair of emulators for a whole run; those that are running already when the environment names them. */
export default async function setup(
  project: TestProject,
): Promise<(() => Promise<void>) | undefined> {
  const { FIRESTORE_EMULATOR_HOST: firestoreHost, PUBSUB_EMULATOR_HOST: pubsubHost } = process.env;
  if (firestoreHost && pubsubHost) {
    project.provide('emulators', { firestoreHost, pubsubHost });
    return undefined;
  }
  const { close, ...hosts } = await startEmulators();
  project.provide('emulators', hosts);
  return close;
}
