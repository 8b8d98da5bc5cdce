import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ConflictError } from '../errors.ts';
import type { Context } from '../platform/context.ts';

/** In the place of what cannot be written down: the writing of JSON ends where the stack does. */
const TOO_DEEP = 'nested too deeply to be kept';
const KEPT_CHARS = 100_000;
/** As long as dead letters are kept. */
const KEPT_MS = 31 * 86_400_000;

/**
 * Keeps a message that can never be worked on, so that it is acknowledged and an operator can see it. The
 * same message is kept and counted once, however often it comes.
 */
export function createQuarantine({
  documents,
  clock,
  log,
}: Pick<Context, 'documents' | 'clock' | 'log'>) {
  return async (event: unknown, reason: string): Promise<void> => {
    const id = createHash('sha256').update(identityOf(event)).digest('hex').slice(0, 32);
    log.error({ quarantine_id: id, reason }, 'malformed message quarantined');
    const data = {
      reason,
      // The cut may go through a surrogate pair, which the store would refuse.
      message: textOf(event).slice(0, KEPT_CHARS).toWellFormed(),
      receivedAt: new Date(clock.now()).toISOString(),
      expireAt: new Date(clock.now() + KEPT_MS).toISOString(),
    };
    try {
      await documents.commit([
        { op: 'create', collection: 'quarantine', id, data },
        { op: 'increment', collection: 'counters', id: 'quarantine', fields: { messages: 1 } },
      ]);
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
      log.info({ quarantine_id: id }, 'quarantined before');
    }
  };
}

const anything = z.unknown().optional();
const pushSchema = z.object({
  message: z.object({
    messageId: anything,
    message_id: anything,
    data: anything,
    attributes: anything,
  }),
});
const cloudEventSchema = z.object({
  specversion: z.string(),
  source: anything,
  id: anything,
  data: anything,
});

/** What is the same in each delivery: neither the trace of a request nor the number of the attempt. */
function identityOf(event: unknown): string {
  const cloudEvent = cloudEventSchema.safeParse(event).data;
  const push = pushSchema.safeParse(cloudEvent?.data ?? event).data;
  if (push) {
    const { messageId, message_id, data, attributes } = push.message;
    return [messageId ?? message_id, data, attributes].map(textOf).join();
  }
  return cloudEvent
    ? [cloudEvent.source, cloudEvent.id, cloudEvent.data].map(textOf).join()
    : textOf(event);
}

function textOf(value: unknown): string {
  try {
    return JSON.stringify(value ?? null);
  } catch (error) {
    if (error instanceof RangeError) return TOO_DEEP;
    throw error;
  }
}
