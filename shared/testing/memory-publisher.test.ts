import { expect, it } from 'vitest';
import { TransientError } from '../errors.ts';
import { createMemoryPublisher } from './memory-publisher.ts';
import { publisherContract } from './publisher-contract.ts';

publisherContract('in memory', async () => {
  const driver = createMemoryPublisher();
  return {
    driver,
    received: async (topic) =>
      driver.published
        .filter((message) => message.topic === topic)
        .map(({ messageId, data, attributes }) => ({ messageId, data, attributes })),
    close: async () => {},
  };
});

it('a memory publisher fails as often as it was told, and keeps nothing of it', async () => {
  const publisher = createMemoryPublisher();
  const publish = () => publisher.publish('analyses', { data: {}, attributes: {} });
  publisher.failNext(2);
  await expect(publish()).rejects.toBeInstanceOf(TransientError);
  await expect(publish()).rejects.toBeInstanceOf(TransientError);
  await publish();
  expect(publisher.published).toHaveLength(1);
  publisher.failNext(1, new Error('other'));
  await expect(publish()).rejects.toThrow('other');
});
