import { traceFields } from '../../shared/domain/trace.ts';
import { giveUp } from '../../shared/jobs/give-up.ts';
import { claimJob } from '../../shared/jobs/lease.ts';
import type { WorkerContext } from '../../shared/worker-context.ts';
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
export function createWorker(context: WorkerContext): (event: unknown) => Promise<void> {
  const { documents, clock, ids, callBack, owner, config, metrics } = context;
  const quarantine = createQuarantine(context);

  async function handle(event: unknown): Promise<void> {
    const envelope = parseEnvelope(event);
    if (!envelope.ok) return quarantine(event, envelope.reason);
    const { jobId, requestId, traceparent } = envelope;
    const log = context.log.child({
      job_id: jobId,
      request_id: requestId,
      ...traceFields(traceparent, config.projectId),
    });
    if (context.stopping.signal.aborted) throw new Redeliver('this instance is stopping');

    // Deliveries race within a process, too.
    const claimant = `${owner}-${ids.next().slice(0, 12)}`;
    const claim = await claimJob(jobId, { documents, clock, log, owner: claimant });
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
        // What was counted on the way: the platform may give this instance no more time.
        await metrics.flush();
        if (outcome === 'again') throw new Redeliver('the job is not finished');
        return callBack(jobId);
      }
    }
  }

  return (event) => metrics.around(() => handle(event));
}
