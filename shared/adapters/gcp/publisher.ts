import type { Topic } from '@google-cloud/pubsub';
import { TransientError } from '../../errors.ts';
import type { Publisher } from '../../ports.ts';
import { checkMessage } from '../rules/message-rules.ts';
import { withTimeLimit } from '../time-limit.ts';
import { createKept } from './kept.ts';
import { openPubsub } from './pubsub-client.ts';
import { classifyPubsubFault } from './pubsub-faults.ts';

/** The client's own are 60 s a try and 600 s in all; a caller waits for its 202 meanwhile. */
const TRY_MS = 3_000;
const RETRYING_MS = 8_500;
/** With what is not the call itself: the client's start, the access token. */
const TOTAL_MS = 10_000;

/**
 * Messages to Cloud Pub/Sub, each sent at once and waited for. The client tries again by itself, so that a
 * message whose acknowledgement was lost can arrive twice; in attributes, not in data, it puts the project's
 * id for `{{projectId}}`. It is loaded with the first message and heeds PUBSUB_EMULATOR_HOST.
 */
export function createPubsubPublisher({
  projectId,
}: {
  projectId: string;
}): Publisher & { close(): Promise<void> } {
  const opened = createKept(() => openPubsub(projectId));
  const topics = new Map<string, Topic>();

  async function topicNamed(name: string): Promise<Topic> {
    const pubsub = await opened();
    const topic = topics.get(name) ?? pubsub.topic(name, { batching: { maxMessages: 1 }, gaxOpts });
    topics.set(name, topic);
    return topic;
  }

  return {
    async publish(name, { data, attributes }) {
      const message = {
        data: Buffer.from(checkMessage(name, { data, attributes })),
        attributes: { ...attributes },
      };
      try {
        const { signal } = new AbortController();
        return await withTimeLimit(
          { service: `topic ${name}`, timeoutMs: TOTAL_MS, signal },
          async () => (await topicNamed(name)).publishMessage(message),
        );
      } catch (error) {
        throw error instanceof TransientError ? error : classifyPubsubFault(error, name);
      }
    },
    async close() {
      const pubsub = await opened.ifMade();
      await pubsub?.close();
    },
  };
}

const gaxOpts = {
  retry: {
    backoffSettings: {
      initialRetryDelayMillis: 100,
      retryDelayMultiplier: 2,
      maxRetryDelayMillis: 1_000,
      initialRpcTimeoutMillis: TRY_MS,
      rpcTimeoutMultiplier: 1,
      maxRpcTimeoutMillis: TRY_MS,
      totalTimeoutMillis: RETRYING_MS,
    },
  },
};
