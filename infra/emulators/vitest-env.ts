import { inject } from 'vitest';

const { firestoreHost, pubsubHost } = inject('emulators');

/** What the official clients, here and in processes that a test starts, find the emulators by. */
process.env.FIRESTORE_EMULATOR_HOST = firestoreHost;
process.env.PUBSUB_EMULATOR_HOST = pubsubHost;
process.env.METADATA_SERVER_DETECTION = 'none';
