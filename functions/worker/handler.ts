import { createPace } from '../../shared/analysis/turns.ts';
import { traceFields } from '../../shared/domain/trace.ts';
import { ANALYSIS_MESSAGE } from '../../shared/jobs/accept.ts';
import { giveUp } from '../../shared/jobs/give-up.ts';
import { claimJob } from '../../shared/jobs/lease.ts';
import { parseEnvelope } from '../../shared/messages/envelope.ts';
import { createQuarantine } from '../../shared/messages/quarantine.ts';
import { Redeliver } from '../../shared/messages/redeliver.ts';
import type { WorkerContext } from '../../shared/platform/worker-context.ts';
import type { Log } from '../../shared/process/log.ts';
import { takeUpload, UPLOAD_MESSAGE } from '../../shared/uploads/uploads.ts';
import { runJob } from './run-job.ts';

/**
 * One message, one analysis, or one document that is read. Returning acknowledges: done, a duplicate, a permanent failure, or a message
 * that is quarantined because it can never be read. Throwing, which is Redeliver always, has it delivered again.
 */
export function createWorker(context: WorkerContext): (event: unknown) => Promise<void> {
  const { documents, clock, ids, callBack, owner, config, metrics } = context;
  const quarantine = createQuarantine(context);
  const pace = createPace();

  async function handle(event: unknown): Promise<void> {
    const asked = parseEnvelope(event, UPLOAD_MESSAGE);
    if (asked.ok) return readDocument(asked.uploadId);
    const envelope = parseEnvelope(event, ANALYSIS_MESSAGE);
    const fields = envelope.ok
      ? {
          job_id: envelope.jobId,
          request_id: envelope.requestId,
          ...traceFields(envelope.traceparent, config.projectId),
        }
      : {};
    const log = context.log.child(fields);
    try {
      if (!envelope.ok) await quarantine(event, envelope.reason);
      else await workOn(envelope.jobId, event, log);
    } catch (err) {
      const again = err instanceof Redeliver;
      if (!again) log.error({ err }, 'message could not be handled');
      const reason = again ? err.message : 'the message could not be handled';
      const time = new Date(clock.now()).toISOString();
      throw new Redeliver(reason, { time, ...fields });
    }
  }

  /** A document that is gone, or cannot be read, is done as well: its entry says so. */
  async function readDocument(uploadId: string): Promise<void> {
    const log = context.log.child({ upload_id: uploadId });
    try {
      const taken = await takeUpload(uploadId, { ...context, read: context.readUpload });
      log.info({ read: taken !== undefined }, 'document taken');
    } catch (err) {
      log.error({ err }, 'document could not be taken');
      throw new Redeliver('the document could not be taken', {
        time: new Date(clock.now()).toISOString(),
      });
    }
  }

  async function workOn(jobId: string, event: unknown, log: Log): Promise<void> {
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
      case 'waiting':
        // The sweep sends a message of its own when its time has come.
        log.info('the job waits; message acknowledged');
        return;
      case 'exhausted':
      case 'too_old': {
        if (!(await giveUp(claim, claim.outcome, context))) throw new Redeliver('the job changed');
        return callBack(jobId);
      }
      case 'claimed': {
        const outcome = await runJob({ ...context, log, pace }, claim.lease);
        // What was counted on the way: the platform may give this instance no more time.
        await metrics.flush();
        if (outcome === 'again') throw new Redeliver('the job is not finished');
        if (outcome === 'waits') return;
        return callBack(jobId);
      }
    }
  }

  return (event) => metrics.around(() => handle(event));
}
