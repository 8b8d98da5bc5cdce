import { randomUUID } from 'node:crypto';
import { expect, inject, it } from 'vitest';
import { z } from 'zod';
import { TransientError } from '../../errors.ts';
import { publisherContract, type ReceivedMessage } from '../../testing/publisher-contract.ts';
import { createPubsubPublisher } from './publisher.ts';

const pulledSchema = z.object({
  receivedMessages: z
    .array(
      z.object({
        message: z.object({
          messageId: z.string(),
          data: z.base64(),
          attributes: z.record(z.string(), z.string()).default({}),
        }),
      }),
    )
    .default([]),
});

/** By REST, so that what arrives is not read by the client that sent it. */
async function ask(method: string, path: string, body: unknown): Promise<unknown> {
  const response = await fetch(`http://${inject('emulators').pubsubHost}/v1/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${response.status}`);
  return response.json();
}

async function openProject() {
  const projectId = `test-${randomUUID().slice(0, 18)}`;
  const topic = `projects/${projectId}/topics/analyses`;
  const subscription = `projects/${projectId}/subscriptions/analyses`;
  await ask('PUT', topic, {});
  await ask('PUT', subscription, { topic, ackDeadlineSeconds: 600 });
  return { projectId, subscription };
}

publisherContract('Cloud Pub/Sub', async () => {
  const { projectId, subscription } = await openProject();
  const driver = createPubsubPublisher({ projectId });
  return {
    driver,
    async received() {
      const found: ReceivedMessage[] = [];
      for (;;) {
        const request = { maxMessages: 100, returnImmediately: true };
        const answer = await ask('POST', `${subscription}:pull`, request);
        const { receivedMessages } = pulledSchema.parse(answer);
        if (receivedMessages.length === 0) return found;
        for (const { message } of receivedMessages) {
          const data = JSON.parse(Buffer.from(message.data, 'base64').toString('utf8'));
          found.push({ messageId: message.messageId, data, attributes: message.attributes });
        }
      }
    },
    close: () => driver.close(),
  };
});

it('names the topic that does not exist, which can be put right', async () => {
  const { projectId } = await openProject();
  const publisher = createPubsubPublisher({ projectId });
  const sent = publisher.publish('forgotten', { data: {}, attributes: {} });
  await expect(sent).rejects.toThrow(TransientError);
  await expect(sent).rejects.toThrow('topic forgotten did not take the message: there is no such');
  await publisher.close();
});
