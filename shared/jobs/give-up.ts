import type { Job, JobError } from '../domain/job.ts';
import { ended } from '../domain/job-changes.ts';
import { ConflictError } from '../errors.ts';
import { countEnded } from '../metrics/job-counts.ts';
import type { Clock, Documents } from '../ports.ts';
import type { Log } from '../process/log.ts';
import { JOBS, type StoredJob } from './store.ts';

const ERRORS: Record<'too_old' | 'exhausted', JobError> = {
  too_old: {
    code: 'deadline',
    message: 'the job was not finished within 6 hours',
    retryable: true,
  },
  exhausted: {
    code: 'attempts_exhausted',
    message: 'the job was taken up several times in a row without finishing a step',
    retryable: true,
  },
};

/** Ends a job that nobody works on. False when someone changed it meanwhile, and then nothing is written. */
export async function giveUp(
  { job, version }: StoredJob,
  why: 'too_old' | 'exhausted',
  { documents, clock, log }: { documents: Documents; clock: Clock; log: Log },
): Promise<boolean> {
  const last = job.error === null ? '' : `; last: ${job.error.message}`;
  const error = { ...ERRORS[why], message: `${ERRORS[why].message}${last}` };
  const nowMs = clock.now();
  const data: Partial<Job> = ended(job, 'failed', nowMs, { error });
  try {
    await documents.commit([
      { op: 'update', collection: JOBS, id: job.id, data, version },
      ...countEnded(job, { status: 'failed', code: error.code }, nowMs),
    ]);
  } catch (conflict) {
    if (conflict instanceof ConflictError) return false;
    throw conflict;
  }
  log.warn({ job_id: job.id, request_id: job.requestId, code: error.code }, 'job given up');
  return true;
}
