import { isTerminal, type Job } from '../domain/job.ts';
import { ended } from '../domain/job-changes.ts';
import { ConflictError } from '../errors.ts';
import { countEnded } from '../metrics/job-counts.ts';
import type { Clock, Documents } from '../ports.ts';
import { JOBS, readJob } from './store.ts';

export type Cancelled =
  | { outcome: 'cancelled' | 'requested' | 'finished'; job: Job }
  | { outcome: 'missing' };

/** A pending job ends at once; a running one is told, and its worker stops at the next step. */
export async function cancelJob(
  jobId: string,
  { documents, clock }: { documents: Documents; clock: Clock },
): Promise<Cancelled> {
  for (;;) {
    const stored = await readJob(documents, jobId);
    if (!stored) return { outcome: 'missing' };
    const { job, version } = stored;
    if (isTerminal(job.status)) return { outcome: 'finished', job };
    if (job.cancelRequested && job.status === 'running') return { outcome: 'requested', job };
    const nowMs = clock.now();
    const pending = job.status === 'pending';
    const patch: Partial<Job> = pending
      ? { ...ended(job, 'cancelled', nowMs), cancelRequested: true }
      : { cancelRequested: true, sequence: job.sequence + 1 };
    try {
      await documents.commit([
        { op: 'update', collection: JOBS, id: jobId, data: patch, version },
        ...(pending ? countEnded(job, { status: 'cancelled' }, nowMs) : []),
      ]);
    } catch (error) {
      if (error instanceof ConflictError) continue;
      throw error;
    }
    const outcome = pending ? 'cancelled' : 'requested';
    return { outcome, job: { ...job, ...patch } };
  }
}
