import { z } from 'zod';
import { withTimeLimit } from '../adapters/time-limit.ts';
import type { Service } from '../metrics/table.ts';
import type { Clock, Documents } from '../ports.ts';
import type { Log } from '../process/log.ts';
import type { ServiceState } from './service-state.ts';

const COLLECTION = 'settings';
const idOf = (service: Service) => `service-${service}`;
/** Longer no call waits for it. */
const WRITE_LIMIT_MS = 2_000;
const LOOK_AGAIN_MS = 60_000;

const standingSchema = z.object({
  breaker: z.enum(['closed', 'open', 'half_open']),
  /** ISO 8601; null: the last call that was answered was not refused for its key. */
  keyRefusedAt: z.string().nullable(),
});
/** A service as the process saw it that last saw it change. */
export type ServiceStanding = z.infer<typeof standingSchema>;

/** For the processes that call no service. Of one that never changed nothing is stored. */
export async function readStanding(
  documents: Documents,
  service: Service,
): Promise<ServiceStanding> {
  const doc = await documents.get(COLLECTION, idOf(service));
  return doc ? standingSchema.parse(doc.data) : { breaker: 'closed', keyRefusedAt: null };
}

/**
 * Stores how the service stands to this process when that differs from what is stored. To be called after
 * each call to the service. Never throws: what cannot be stored is tried again after the next call. What is
 * stored is looked at again once a minute, since a process that said otherwise may be gone.
 */
export function createStandingNote({
  service,
  state,
  documents,
  clock,
  log,
}: {
  service: Service;
  state: ServiceState;
  documents: Documents;
  clock: Clock;
  log: Log;
}): () => Promise<void> {
  let noted: ServiceStanding | undefined;
  let lookedMs = Number.NEGATIVE_INFINITY;

  async function store(): Promise<void> {
    const nowMs = clock.now();
    if (noted === undefined || nowMs - lookedMs >= LOOK_AGAIN_MS) {
      noted = await readStanding(documents, service);
      lookedMs = nowMs;
    }
    const breaker = state.breaker();
    const refused = state.keyRefused();
    if (noted.breaker === breaker && (noted.keyRefusedAt !== null) === refused) return;
    const keyRefusedAt = refused ? new Date(clock.now()).toISOString() : null;
    const data = { breaker, keyRefusedAt };
    await documents.commit([{ op: 'set', collection: COLLECTION, id: idOf(service), data }]);
    noted = data;
  }

  return async () => {
    const { signal } = new AbortController();
    const limits = { service: 'the store', timeoutMs: WRITE_LIMIT_MS, signal };
    await withTimeLimit(limits, store).catch((err: unknown) => {
      log.warn({ err }, 'how a service stands could not be stored');
    });
  };
}
