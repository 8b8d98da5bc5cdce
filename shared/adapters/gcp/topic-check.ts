import type { PubSub } from '@google-cloud/pubsub';
import { classifyPubsubFault } from './pubsub-faults.ts';

export interface TopicCheck {
  /** Resolves when the topic is there and can be looked at; throws what publishing to it would throw. */
  check(topic: string): Promise<void>;
  close(): Promise<void>;
}

/** Below the probe's own limit, so that nothing runs on behind it. */
const CHECK_MS = 4_500;

/** Needs roles/pubsub.viewer on the topic. The client is loaded with the first question. */
export function createTopicCheck({ projectId }: { projectId: string }): TopicCheck {
  const connect = async () => {
    const { PubSub } = await import('@google-cloud/pubsub');
    return new PubSub({ projectId });
  };
  let connected: Promise<PubSub> | undefined;
  return {
    async check(topic) {
      try {
        connected ??= connect().catch((error: unknown) => {
          connected = undefined;
          throw error;
        });
        await (await connected).topic(topic).getMetadata({ timeout: CHECK_MS, retry: null });
      } catch (error) {
        throw classifyPubsubFault(error, topic);
      }
    },
    async close() {
      const pubsub = await connected?.catch(() => undefined);
      await pubsub?.close();
    },
  };
}
