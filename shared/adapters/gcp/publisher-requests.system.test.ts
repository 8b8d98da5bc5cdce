import { PubSub } from '@google-cloud/pubsub';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createPubsubPublisher } from './publisher.ts';
import { startPubsubServer } from './pubsub-server.test-rig.ts';

let server: Awaited<ReturnType<typeof startPubsubServer>>;
let publisher: ReturnType<typeof createPubsubPublisher>;
beforeEach(async () => {
  server = await startPubsubServer();
  vi.stubEnv('PUBSUB_EMULATOR_HOST', server.host);
  vi.stubEnv('METADATA_SERVER_DETECTION', 'none');
  publisher = createPubsubPublisher({ projectId: 'test-project' });
});
afterEach(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await publisher.close();
  server.close();
});

const publish = () => publisher.publish('analyses', { data: {}, attributes: {} });

it('sends each message in a request of its own: none waits for others to go with', async () => {
  await publish();
  expect(new Set(await Promise.all([publish(), publish(), publish()]))).toEqual(
    new Set(['m2', 'm3', 'm4']),
  );
  expect(server.requests()).toBe(4);
});

it('has one topic object for all messages to a topic', async () => {
  const made = vi.spyOn(PubSub.prototype, 'topic');
  await Promise.all([publish(), publish()]);
  await publish();
  expect(made).toHaveBeenCalledOnce();
});

it('publishes once credentials are found that were missing at the first message', async () => {
  for (const name of ['PUBSUB_EMULATOR_HOST', 'GOOGLE_APPLICATION_CREDENTIALS', 'K_SERVICE']) {
    vi.stubEnv(name, undefined);
  }
  vi.stubEnv('CLOUDSDK_CONFIG', '/nowhere');
  await expect(publish()).rejects.toThrow('topic analyses did not take the message');
  // Whose address stands for credentials: none are needed there.
  vi.stubEnv('PUBSUB_EMULATOR_HOST', server.host);
  expect(await publish()).toBe('m1');
});
