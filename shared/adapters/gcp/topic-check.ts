import { createKept } from './kept.ts';
import { openPubsub } from './pubsub-client.ts';
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
  const opened = createKept(() => openPubsub(projectId));
  return {
    async check(topic) {
      try {
        const pubsub = await opened();
        await pubsub.topic(topic).getMetadata({ timeout: CHECK_MS, retry: null });
      } catch (error) {
        throw classifyPubsubFault(error, topic);
      }
    },
    async close() {
      const pubsub = await opened.ifMade();
      await pubsub?.close();
    },
  };
}
