import { checkMessage } from '../adapters/rules/message-rules.ts';
import { TransientError } from '../errors.ts';
import type { Data, Publisher } from '../ports.ts';
import { createCountingIds } from './counting-ids.ts';

export interface PublishedMessage {
  readonly messageId: string;
  readonly topic: string;
  readonly data: Data;
  readonly attributes: Record<string, string>;
}

/** Keeps what is published, oldest first; refuses what Pub/Sub would refuse. */
export function createMemoryPublisher(): Publisher & {
  readonly published: readonly PublishedMessage[];
  /** The next `times` publications throw `error` and keep nothing. */
  failNext(times: number, error?: Error): void;
} {
  const ids = createCountingIds('message');
  const published: PublishedMessage[] = [];
  let failures = 0;
  let failure: Error;
  return {
    published,
    failNext(times, error = new TransientError('unavailable', 'told to fail')) {
      failures = times;
      failure = error;
    },
    async publish(topic, message) {
      const json = checkMessage(topic, message);
      if (failures > 0) {
        failures -= 1;
        throw failure;
      }
      const messageId = ids.next();
      // `checkMessage` took it for a JSON object.
      const data = JSON.parse(json) as Data;
      published.push({ messageId, topic, data, attributes: { ...message.attributes } });
      return messageId;
    },
  };
}
