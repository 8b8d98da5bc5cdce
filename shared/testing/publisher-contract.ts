import { isDeepStrictEqual } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PermanentError } from '../errors.ts';
import type { OutgoingMessage, Publisher } from '../ports.ts';

export interface ReceivedMessage extends OutgoingMessage {
  readonly messageId: string;
}

/** What every driver of Publisher keeps. `received` answers what was published to the topic, in any order. */
export function publisherContract(
  name: string,
  open: () => Promise<{
    driver: Publisher;
    received(topic: string): Promise<ReceivedMessage[]>;
    close(): Promise<void>;
  }>,
): void {
  describe(`publisher: ${name}`, () => {
    let opened: Awaited<ReturnType<typeof open>>;
    const publish = (data: Record<string, unknown>, attributes: Record<string, string> = {}) =>
      opened.driver.publish('analyses', { data, attributes });

    beforeEach(async () => {
      opened = await open();
    });
    afterEach(() => opened.close());

    it('delivers data and attributes as they were, under the id it answered', async () => {
      const data = { text: `it's "AT&T" 日本語 👩‍👩‍👧 \u0000`, list: [1, { deep: null }] };
      const attributes = { request_id: 'r-1', 'key é': 'value 😀' };
      const messageId = await publish(data, attributes);
      expect(await opened.received('analyses')).toEqual([{ messageId, data, attributes }]);
    });

    it('gives each message its own id, also when the same is published at once', async () => {
      const ids = await Promise.all(Array.from({ length: 20 }, () => publish({ same: true })));
      expect(new Set(ids).size).toBe(20);
      const received = await opened.received('analyses');
      expect(received.map((message) => message.messageId).sort()).toEqual([...ids].sort());
    });

    it('keeps what it was given, whatever becomes of the object', async () => {
      const data = { list: ['kept'] };
      const published = publish(data);
      data.list.push('after');
      await published;
      expect((await opened.received('analyses'))[0]?.data).toEqual({ list: ['kept'] });
    });

    it.each([
      ['no data to speak of', {}, {}],
      ['data that a client could take for a placeholder', { id: '{{projectId}}' }, {}],
      ['attributes at their limits', {}, { ['k'.repeat(256)]: 'é'.repeat(512) }],
      ['nearly 10 MB', { value: 'x'.repeat(9_999_900) }, {}],
    ])('delivers a message with %s', async (_, data, attributes) => {
      await publish(data, attributes);
      const [received] = await opened.received('analyses');
      expect(isDeepStrictEqual(received?.data, data)).toBe(true);
      expect(received?.attributes).toEqual(attributes);
    });

    it.each([
      ['undefined', { value: undefined }],
      ['NaN', { value: Number.NaN }],
      ['a function', { value: () => 1 }],
      ['more than 10 MB', { value: 'x'.repeat(10_000_001) }],
    ])('refuses data with %s', async (_, data) => {
      await expect(publish(data)).rejects.toBeInstanceOf(PermanentError);
      expect(await opened.received('analyses')).toEqual([]);
    });

    it.each([
      ['an empty name', { '': 'x' }],
      ['a reserved name', { googx: 'x' }],
      ['a name of 257 bytes', { ['x'.repeat(257)]: 'x' }],
      ['a value of 1,025 bytes', { x: 'x'.repeat(1025) }],
      ['101 entries', Object.fromEntries(Array.from({ length: 101 }, (_, n) => [`k${n}`, '']))],
    ])('refuses attributes with %s', async (_, attributes) => {
      await expect(publish({}, attributes)).rejects.toBeInstanceOf(PermanentError);
    });

    it.each(['', 'ab', 'goog-x', '1abc', 'a/b/c', 'x'.repeat(256)])(
      'refuses the topic %j',
      async (topic) => {
        const sent = opened.driver.publish(topic, { data: {}, attributes: {} });
        await expect(sent).rejects.toBeInstanceOf(PermanentError);
      },
    );
  });
}
