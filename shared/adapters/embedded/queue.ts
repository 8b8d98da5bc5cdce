import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { Clock, Data, Ids, Publisher } from '../../ports.ts';
import { checkMessage } from '../rules/message-rules.ts';
import { DEAD_LETTERS_KEPT_MS, deadLetterTopic } from './queue-dead-letters.ts';
import { answering } from './transaction.ts';

/** A message in the hands of a consumer. */
export interface QueuedMessage {
  readonly messageId: string;
  readonly topic: string;
  readonly data: Data;
  readonly attributes: Record<string, string>;
  /** Milliseconds since the epoch. */
  readonly publishedAtMs: number;
  /** 1 for the first delivery. */
  readonly attempt: number;
}

export interface QueueCounts {
  waiting: number;
  leased: number;
  dead: number;
}

export interface EmbeddedQueue {
  readonly publisher: Publisher;
  /** The message that is due longest, ours until `nowMs + ackDeadlineMs`; undefined when none is due. */
  lease(topic: string, nowMs: number, ackDeadlineMs: number): QueuedMessage | undefined;
  /** Removes the message, also when a later attempt is under way. False: it is gone, or a dead letter. */
  ack(messageId: string, attempt: number): boolean;
  /** Makes the message due at `notBeforeMs`. False: that attempt is no longer the current one. */
  nack(messageId: string, attempt: number, notBeforeMs: number): boolean;
  /** Moves the message to `deadLetterTopic(topic)`. False: that attempt is no longer the current one. */
  deadLetter(messageId: string, attempt: number): boolean;
  counts(topic: string): QueueCounts;
  /** When a message becomes due or a lease runs out, in milliseconds since the epoch; may have passed. */
  nextDueAt(topic: string): number | undefined;
  /** The listener is told the topic of each message published. Answers the way to end it. */
  onPublish(listener: (topic: string) => void): () => void;
}

/**
 * A durable queue on the `messages` table: at least once, attempts counted. It takes the process to be the
 * only one: leases that it finds were held by a process that is gone, and are released. Old dead letters are
 * removed at the start, and with each message published.
 */
export function createEmbeddedQueue(uses: {
  database: DatabaseSync;
  clock: Clock;
  ids: Ids;
}): EmbeddedQueue {
  const { database, clock, ids } = uses;
  const listeners = new Set<(topic: string) => void>();
  // `due_at` is the end of the lease for a message that is leased: one column orders both.
  database
    .prepare('UPDATE messages SET leased = 0, due_at = ? WHERE leased = 1')
    .run(Math.floor(clock.now()));

  database
    .prepare("DELETE FROM messages WHERE topic LIKE '%-dead-letters' AND due_at <= ?")
    .run(Math.floor(clock.now()) - DEAD_LETTERS_KEPT_MS);

  // A dead letter is due since it was given up.
  const expire = database.prepare('DELETE FROM messages WHERE topic = ? AND due_at <= ?');
  const insert = database.prepare(
    'INSERT INTO messages (message_id, topic, data, attributes, published_at, due_at) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const take = database.prepare(
    `UPDATE messages SET attempt = attempt + 1, leased = 1, due_at = ? WHERE rowid =
       (SELECT rowid FROM messages WHERE topic = ? AND due_at <= ? ORDER BY due_at, rowid LIMIT 1)
     RETURNING *`,
  );
  const remove = database.prepare('DELETE FROM messages WHERE message_id = ? AND attempt >= ?');
  const putBack = database.prepare(
    'UPDATE messages SET leased = 0, due_at = ? WHERE message_id = ? AND attempt = ? AND leased = 1',
  );
  // A new message to its topic: no attempt of the old one can touch it any more.
  const bury = database.prepare(
    `UPDATE messages SET topic = topic || '-dead-letters', attempt = 0, leased = 0, due_at = ?
     WHERE message_id = ? AND attempt = ? AND leased = 1 RETURNING topic`,
  );
  const counts = createQueueCounts({ database });
  const next = database.prepare('SELECT min(due_at) AS due FROM messages WHERE topic = ?');

  function tell(topic: string): void {
    for (const listener of listeners) listener(topic);
  }

  return {
    publisher: {
      async publish(topic, message) {
        const json = checkMessage(topic, message);
        const messageId = ids.next();
        const nowMs = Math.floor(clock.now());
        const attributes = JSON.stringify(message.attributes);
        answering(() => {
          expire.run(deadLetterTopic(topic), nowMs - DEAD_LETTERS_KEPT_MS);
          insert.run(messageId, topic, json, attributes, nowMs, nowMs);
        });
        tell(topic);
        return messageId;
      },
    },
    lease(topic, nowMs, ackDeadlineMs) {
      const now = Math.floor(nowMs);
      const row = answering(() => take.get(now + Math.ceil(ackDeadlineMs), topic, now));
      return row && toMessage(row);
    },
    ack: (messageId, attempt) => answering(() => remove.run(messageId, attempt)).changes > 0,
    nack: (messageId, attempt, notBeforeMs) =>
      answering(() => putBack.run(Math.ceil(notBeforeMs), messageId, attempt)).changes > 0,
    deadLetter(messageId, attempt) {
      const row = answering(() => bury.get(Math.floor(clock.now()), messageId, attempt));
      if (row !== undefined) tell(String(row.topic));
      return row !== undefined;
    },
    counts,
    nextDueAt(topic) {
      const due = answering(() => next.get(topic))?.due;
      return typeof due === 'number' ? due : undefined;
    },
    onPublish(listener) {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  };
}

/** Also beside the process whose queue it is. */
export function createQueueCounts({
  database,
}: {
  database: DatabaseSync;
}): (topic: string) => QueueCounts {
  const count = database.prepare(
    'SELECT count(*) AS total, coalesce(sum(leased), 0) AS leased FROM messages WHERE topic = ?',
  );
  const countOf = (topic: string) => {
    const row = answering(() => count.get(topic));
    return { total: Number(row?.total), leased: Number(row?.leased) };
  };
  return (topic) => {
    const { total, leased } = countOf(topic);
    return { waiting: total - leased, leased, dead: countOf(deadLetterTopic(topic)).total };
  };
}

function toMessage(row: Record<string, SQLOutputValue>): QueuedMessage {
  return {
    messageId: String(row.message_id),
    topic: String(row.topic),
    // Both were written by `publish`, from what `checkMessage` took.
    data: JSON.parse(String(row.data)) as Data,
    attributes: JSON.parse(String(row.attributes)) as Record<string, string>,
    publishedAtMs: Number(row.published_at),
    attempt: Number(row.attempt),
  };
}
