import type { Context } from '../../shared/context.ts';
import { giveUp } from '../../shared/jobs/give-up.ts';
import { claimJob } from '../../shared/jobs/lease.ts';
import { parseEnvelope } from './envelope.ts';
import { runJob } from './run-job.ts';

/** The job is not finished and must be offered again. */
export class Redeliver extends Error {
  override readonly name = 'Redeliver';
}

/**
 * One message, one analysis. Returning acknowledges: done, a duplicate, a permanent failure, or a message
 * that is quarantined because it can never be read. Throwing has it delivered again.
 */
export function createWorker(context: Context): (event: unknown) => Promise<void> {
  const { documents, clock, ids, callBack, owner } = context;

  async function quarantine(event: unknown, reason: string): Promise<void> {
    const id = ids.next();
    context.log.error({ quarantine_id: id, reason }, 'malformed message quarantined');
    const data = {
      reason,
      message: JSON.stringify(event ?? null).slice(0, 100_000),
      receivedAt: new Date(clock.now()).toISOString(),
    };
    await documents.commit([
      { op: 'create', collection: 'quarantine', id, data },
      { op: 'increment', collection: 'counters', id: 'quarantine', fields: { messages: 1 } },
    ]);
  }

  return async (event) => {
    const envelope = parseEnvelope(event);
    if (!envelope.ok) return quarantine(event, envelope.reason);
    const { jobId, requestId } = envelope;
    const log = context.log.child({ job_id: jobId, request_id: requestId });
    if (context.stopping.signal.aborted) throw new Redeliver('this instance is stopping');

    const claim = await claimJob(jobId, { documents, clock, log, owner });
    switch (claim.outcome) {
      case 'missing':
        return quarantine(event, 'no such job');
      case 'done':
        log.info('duplicate message acknowledged');
        return callBack(jobId);
      case 'busy':
        throw new Redeliver('another worker holds the job');
      case 'exhausted':
      case 'too_old': {
        if (!(await giveUp(claim, claim.outcome, context))) throw new Redeliver('the job changed');
        return callBack(jobId);
      }
      case 'claimed': {
        const outcome = await runJob({ ...context, log }, claim.lease);
        if (outcome === 'again') throw new Redeliver('the job is not finished');
        return callBack(jobId);
      }
    }
  };
}
