import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { TransientError } from '../../errors.ts';
import { createFirestoreDocuments } from './documents.ts';
import { createFirestoreAdmin } from './exports-admin.ts';
import { createPubsubPublisher } from './publisher.ts';
import { createCloudSchedules } from './scheduler.ts';
import { createTopicCheck } from './topic-check.ts';

const projectId = 'test-project';

const CLIENTS: [name: string, open: () => () => Promise<unknown>][] = [
  [
    'publisher',
    () => {
      const publisher = createPubsubPublisher({ projectId });
      return () => publisher.publish('analyses', { data: {}, attributes: {} });
    },
  ],
  [
    'topic check',
    () => {
      const topics = createTopicCheck({ projectId });
      return () => topics.check('analyses');
    },
  ],
  [
    'administration of Firestore',
    () => {
      const admin = createFirestoreAdmin({});
      return () => admin.locationOf(`projects/${projectId}/databases/(default)`);
    },
  ],
  [
    'scheduler',
    () => {
      const schedules = createCloudSchedules({
        wanted: [],
        projectId,
        region: 'europe-west4',
        emulated: false,
      });
      return () => schedules.list();
    },
  ],
  [
    'Firestore',
    () => {
      const documents = createFirestoreDocuments({
        projectId,
        databaseId: '(default)',
        emulatorHost: undefined,
      });
      return () => documents.get('jobs', 'a');
    },
  ],
];

beforeEach(() => {
  for (const name of ['GOOGLE_APPLICATION_CREDENTIALS', 'PUBSUB_EMULATOR_HOST', 'K_SERVICE']) {
    vi.stubEnv(name, undefined);
  }
  // No file of somebody's own, no server that could be asked.
  vi.stubEnv('CLOUDSDK_CONFIG', '/nowhere');
  vi.stubEnv('METADATA_SERVER_DETECTION', 'none');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

it.each(CLIENTS)(
  'the %s looks for credentials anew after it found none, and no rejection goes unheard',
  async (_, open) => {
    const unheard: unknown[] = [];
    const hear = (error: unknown) => unheard.push(error);
    process.on('unhandledRejection', hear);
    try {
      const ask = open();
      expect(await failureOf(ask())).toContain('Could not load the default credentials');
      vi.stubEnv('GOOGLE_APPLICATION_CREDENTIALS', '/nowhere/key.json');
      expect(await failureOf(ask())).toContain('Unable to read the credential file');
      // Unheard rejections are told of once the turn in which they came is over.
      await new Promise(setImmediate);
      expect(unheard).toEqual([]);
    } finally {
      process.off('unhandledRejection', hear);
    }
  },
);

/** What the client said, behind the error that we make of it. */
async function failureOf(call: Promise<unknown>): Promise<string> {
  const error = await call.then(
    () => expect.unreachable('it answered'),
    (error: unknown) => error,
  );
  if (!(error instanceof TransientError)) throw error;
  return String(error.cause);
}
