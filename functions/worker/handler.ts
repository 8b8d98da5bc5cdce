import type { Context } from '../../shared/context.ts';
import { giveUp } from '../../shared/jobs/give-up.ts';
import { claimJob } from '../../shared/jobs/lease.ts';
import { parseEnvelope } from './envelope.ts';
import { createQuarantine } from './quarantine.ts';
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
  const { documents, clock, callBack, owner } = context;
  const quarantine = createQuarantine(context);

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
