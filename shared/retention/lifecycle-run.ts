import { OPS_RUNS } from '../backup/run-record.ts';
import { RETENTION_MS } from '../domain/job.ts';
import type { Clock, Documents } from '../ports.ts';
import type { Retention, RetentionOutcome } from './retention.ts';

/**
 * What the schedule calls: brings the rules into force as far as that needs no force, and records the run.
 * Works from what it finds, so that a missed or doubled run does no harm.
 */
export function createLifecycleRun({
  retention,
  documents,
  clock,
}: {
  retention: Retention;
  documents: Documents;
  clock: Clock;
}): () => Promise<RetentionOutcome> {
  async function record(createdAt: string, state: string, reasons: readonly string[]) {
    const endedAt = new Date(clock.now()).toISOString();
    const expireAt = new Date(clock.now() + RETENTION_MS).toISOString();
    const data = { job: 'lifecycle', state, reasons, createdAt, endedAt, expireAt };
    await documents.commit([
      { op: 'set', collection: OPS_RUNS, id: `lifecycle:${createdAt}`, data },
    ]);
  }

  return async () => {
    const createdAt = new Date(clock.now()).toISOString();
    try {
      const done = await retention.apply({ force: false, actor: 'schedule' });
      await record(
        createdAt,
        done.outcome,
        done.outcome === 'refused' ? done.weakens : done.changes,
      );
      return done;
    } catch (error) {
      await record(createdAt, 'failed', [error instanceof Error ? error.message : String(error)]);
      throw error;
    }
  };
}
