import type { Context } from '../../shared/context.ts';

const KEPT_CHARS = 100_000;
/** As long as dead letters are kept. */
const KEPT_MS = 31 * 86_400_000;

/** Keeps a message that can never be worked on, so that it is acknowledged and an operator can see it. */
export function createQuarantine({
  documents,
  clock,
  ids,
  log,
}: Pick<Context, 'documents' | 'clock' | 'ids' | 'log'>) {
  return async (event: unknown, reason: string): Promise<void> => {
    const id = ids.next();
    log.error({ quarantine_id: id, reason }, 'malformed message quarantined');
    const data = {
      reason,
      // The cut may go through a surrogate pair, which the store would refuse.
      message: JSON.stringify(event ?? null)
        .slice(0, KEPT_CHARS)
        .toWellFormed(),
      receivedAt: new Date(clock.now()).toISOString(),
      expireAt: new Date(clock.now() + KEPT_MS).toISOString(),
    };
    await documents.commit([
      { op: 'create', collection: 'quarantine', id, data },
      { op: 'increment', collection: 'counters', id: 'quarantine', fields: { messages: 1 } },
    ]);
  };
}
