import { DatabaseSync } from 'node:sqlite';
import { beforeEach, describe, expect, it } from 'vitest';
import { TransientError } from '../../errors.ts';
import { createCountingIds } from '../../testing/counting-ids.ts';
import { createManualClock } from '../../testing/manual-clock.ts';
import { publisherContract, type ReceivedMessage } from '../../testing/publisher-contract.ts';
import { createEmbeddedQueue, type EmbeddedQueue, type QueuedMessage } from './queue.ts';
import { createDeadLetters } from './queue-dead-letters.ts';
import { prepareDatabase } from './schema.ts';

function open() {
  const database = new DatabaseSync(':memory:');
  prepareDatabase(database);
  const clock = createManualClock(1_000_000);
  return { database, clock, ids: createCountingIds() };
}

publisherContract('embedded', async () => {
  const { database, clock, ids } = open();
  const queue = createEmbeddedQueue({ database, clock, ids });
  return {
    driver: queue.publisher,
    async received(topic) {
      const found: ReceivedMessage[] = [];
      for (;;) {
        const message = queue.lease(topic, clock.now(), 1000);
        if (message === undefined) return found;
        const { messageId, data, attributes } = message;
        found.push({ messageId, data, attributes });
      }
    },
    close: async () => database.close(),
  };
});

describe('the embedded queue', () => {
  let uses: ReturnType<typeof open>;
  let queue: EmbeddedQueue;
  beforeEach(() => {
    uses = open();
    queue = createEmbeddedQueue(uses);
  });

  const publish = (n: number, topic = 'work') =>
    queue.publisher.publish(topic, { data: { n }, attributes: {} });

  function lease(topic = 'work'): QueuedMessage | undefined {
    return queue.lease(topic, uses.clock.now(), 100);
  }

  function leased(topic = 'work'): QueuedMessage {
    const message = lease(topic);
    if (message === undefined) throw new Error('nothing is due');
    return message;
  }

  it('leases each message once, oldest first, and only of the topic', async () => {
    await publish(1);
    await publish(2, 'other');
    await publish(3);
    expect([lease()?.data, lease()?.data, lease()]).toEqual([{ n: 1 }, { n: 3 }, undefined]);
    expect(queue.counts('work')).toEqual({ waiting: 0, leased: 2, dead: 0 });
    expect(queue.counts('other')).toEqual({ waiting: 1, leased: 0, dead: 0 });
  });

  it('leases a message again when the ack deadline has passed, and counts the attempts', async () => {
    await publish(1);
    expect(leased()).toMatchObject({ attempt: 1, publishedAtMs: 1_000_000 });
    expect(queue.nextDueAt('work')).toBe(1_000_100);
    uses.clock.advance(99);
    expect(lease()).toBeUndefined();
    uses.clock.advance(1);
    expect(leased()).toMatchObject({ attempt: 2, publishedAtMs: 1_000_000 });
  });

  it('removes an acknowledged message, once', async () => {
    const messageId = await publish(1);
    leased();
    expect(queue.ack(messageId, 1)).toBe(true);
    expect(queue.ack(messageId, 1)).toBe(false);
    expect(queue.nextDueAt('work')).toBeUndefined();
  });

  it('does not take an acknowledgement of an attempt that was never made', async () => {
    const messageId = await publish(1);
    expect(queue.ack(messageId, 1)).toBe(false);
    expect(leased().attempt).toBe(1);
  });

  it('takes a late acknowledgement while the next attempt is under way', async () => {
    const messageId = await publish(1);
    leased();
    uses.clock.advance(100);
    leased();
    expect(queue.ack(messageId, 1)).toBe(true);
    expect(queue.nack(messageId, 2, 0)).toBe(false);
    expect(queue.counts('work')).toEqual({ waiting: 0, leased: 0, dead: 0 });
  });

  it('holds a refused message back until its time', async () => {
    const messageId = await publish(1);
    leased();
    expect(queue.nack(messageId, 1, 1_000_050.2)).toBe(true);
    expect(queue.counts('work')).toEqual({ waiting: 1, leased: 0, dead: 0 });
    expect(queue.nack(messageId, 1, 1_900_000)).toBe(false);
    expect(queue.nextDueAt('work')).toBe(1_000_051);
    uses.clock.advance(50);
    expect(lease()).toBeUndefined();
    uses.clock.advance(1);
    expect(leased().attempt).toBe(2);
  });

  it('lets a late refusal change nothing about the attempt under way', async () => {
    const messageId = await publish(1);
    leased();
    uses.clock.advance(100);
    leased();
    expect(queue.nack(messageId, 1, 0)).toBe(false);
    expect(queue.deadLetter(messageId, 1)).toBe(false);
    expect(lease()).toBeUndefined();
  });

  it('keeps a dead letter whole, out of reach of the attempts before', async () => {
    const messageId = await publish(1);
    leased();
    expect(queue.deadLetter(messageId, 1)).toBe(true);
    expect(queue.ack(messageId, 1)).toBe(false);
    expect(queue.counts('work')).toEqual({ waiting: 0, leased: 0, dead: 1 });
    expect(leased('work-dead-letters')).toMatchObject({ messageId, data: { n: 1 }, attempt: 1 });
  });

  it('keeps dead letters for 31 days, until then unless they are taken away', async () => {
    const DAY_MS = 86_400_000;
    const letters = createDeadLetters(uses);
    const bury = async (n: number) => {
      const messageId = await publish(n);
      queue.deadLetter(leased().messageId, 1);
      return messageId;
    };
    await bury(1);
    uses.clock.advance(DAY_MS);
    const second = await bury(2);
    const third = await bury(3);
    letters.remove(second);
    letters.remove(await publish(4));
    expect(queue.counts('work')).toEqual({ waiting: 1, leased: 0, dead: 2 });
    uses.clock.advance(30 * DAY_MS);
    await publish(5);
    expect(letters.list('work')).toEqual([{ messageId: third, data: { n: 3 } }]);
    uses.clock.advance(DAY_MS);
    queue = createEmbeddedQueue(uses);
    expect(queue.counts('work')).toEqual({ waiting: 2, leased: 0, dead: 0 });
  });

  it('releases at the start what a process that died had leased, and goes on counting', async () => {
    await publish(1);
    await publish(2);
    leased();
    uses.clock.advance(10);
    queue = createEmbeddedQueue(uses);
    expect(queue.counts('work')).toEqual({ waiting: 2, leased: 0, dead: 0 });
    expect(leased()).toMatchObject({ data: { n: 2 }, attempt: 1 });
    expect(leased()).toMatchObject({ data: { n: 1 }, attempt: 2 });
  });

  it('tells its listeners of a message that can be leased, until they leave', async () => {
    const seen: unknown[] = [];
    const leave = queue.onPublish((topic) => seen.push([topic, lease(topic)?.data]));
    await publish(1);
    leave();
    await publish(2);
    expect(seen).toEqual([['work', { n: 1 }]]);
  });

  it('does not say that a message is published when it could not be stored', async () => {
    uses.database.exec('PRAGMA query_only = ON');
    const seen: string[] = [];
    queue.onPublish((topic) => seen.push(topic));
    await expect(publish(1)).rejects.toBeInstanceOf(TransientError);
    expect(seen).toEqual([]);
  });
});
