import type { Waiting } from '../../shared/analysis/standing.ts';
import type { JobError } from '../../shared/domain/job.ts';
import { released, waits } from '../../shared/domain/job-changes.ts';
import { TransientError } from '../../shared/errors.ts';
import type { Lease } from '../../shared/jobs/lease.ts';
import type { WorkerContext } from '../../shared/platform/worker-context.ts';

const RETRY_MS = 30_000;
const SERVICES = { model: 'Gemini', verdicts: 'the verdicts', search: 'Tavily' };

/** Until a service may be there again; the job says for what and until when it waits. */
export async function putOff(
  { clock, log, config }: WorkerContext,
  lease: Lease,
  waiting: Waiting,
): Promise<void> {
  const { asked, short, fault } = waiting;
  const { reason, retryAfterMs } = fault;
  const code = asked === 'search' ? 'source_unavailable' : 'model_unavailable';
  const message = `waiting for ${SERVICES[asked]}: ${fault.message}`;
  await lease.release((job) =>
    waits(job, clock.now(), {
      ...{ asked, reason, short, retryBaseMs: config.retryBaseMs, retryAfterMs },
      error: { code, message, retryable: true },
    }),
  );
  log.warn({ asked, reason, until: lease.job().waiting?.until }, 'job waits for a service');
}

/** For another worker. What interrupted the work is no fault of the job's; what else stood in its way is told. */
export async function giveBack(
  { clock }: WorkerContext,
  lease: Lease,
  err: unknown,
  { interrupted, stopping }: { interrupted: boolean; stopping: boolean },
): Promise<void> {
  const cause = err instanceof Error ? err.cause : undefined;
  const away = err instanceof TransientError || cause instanceof TransientError;
  await lease.release((job) =>
    released(job, clock.now(), {
      retryInMs: interrupted ? 0 : RETRY_MS,
      blameless: stopping || (!interrupted && away),
      ...(interrupted ? {} : { error: standingError(err) }),
    }),
  );
}

function standingError(err: unknown): JobError {
  const message = err instanceof Error ? err.message : String(err);
  return { code: 'internal', message, retryable: true };
}
