import { createHash } from 'node:crypto';
import type { Context } from '../../shared/context.ts';
import { ConflictError } from '../../shared/errors.ts';

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
    const text = JSON.stringify(event ?? null);
    const id = createHash('sha256').update(text).digest('hex').slice(0, 32);
    log.error({ quarantine_id: id, reason }, 'malformed message quarantined');
    const data = {
      reason,
      // The cut may go through a surrogate pair, which the store would refuse.
      message: text.slice(0, KEPT_CHARS).toWellFormed(),
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
