import type { DatabaseSync } from 'node:sqlite';
import { DAY_MS } from '../../domain/retention.ts';
import type { Data } from '../../ports.ts';
import { answering } from './transaction.ts';

/** As long as a subscription of the cloud keeps them. */
export const DEAD_LETTERS_KEPT_MS = 31 * DAY_MS;
const LISTED = 1_000;

export interface DeadLetter {
  readonly messageId: string;
  readonly data: Data;
}

export interface DeadLetters {
  /** The oldest first, a thousand at most. */
  list(topic: string): DeadLetter[];
  /** Nothing happens to a message that is none of them. */
  remove(messageId: string): void;
}

export function deadLetterTopic(topic: string): string {
  return `${topic}-dead-letters`;
}

/** Also beside the process whose queue it is. */
export function createDeadLetters({ database }: { database: DatabaseSync }): DeadLetters {
  const all = database.prepare(
    `SELECT message_id, data FROM messages WHERE topic = ? ORDER BY due_at, rowid LIMIT ${LISTED}`,
  );
  const remove = database.prepare(
    "DELETE FROM messages WHERE message_id = ? AND topic LIKE '%-dead-letters'",
  );
  return {
    list: (topic) =>
      answering(() => all.all(deadLetterTopic(topic))).map((row) => ({
        messageId: String(row.message_id),
        // As `publish` wrote it.
        data: JSON.parse(String(row.data)) as Data,
      })),
    remove(messageId) {
      answering(() => remove.run(messageId));
    },
  };
}
