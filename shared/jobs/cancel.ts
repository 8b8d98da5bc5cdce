import { isTerminal, type Job } from '../domain/job.ts';
import { ended } from '../domain/job-changes.ts';
import { ConflictError } from '../errors.ts';
import { countEnded } from '../metrics/job-counts.ts';
import type { Clock, Documents } from '../ports.ts';
import { JOBS, readJob } from './store.ts';

export type Cancelled =
  | { outcome: 'cancelled' | 'requested' | 'finished'; job: Job }
  | { outcome: 'missing' };

/** One that nobody works on ends at once; the worker of another is told, and stops at the next step. */
export async function cancelJob(
  jobId: string,
  { documents, clock }: { documents: Documents; clock: Clock },
): Promise<Cancelled> {
  for (;;) {
    const stored = await readJob(documents, jobId);
    if (!stored) return { outcome: 'missing' };
    const { job, version } = stored;
    if (isTerminal(job.status)) return { outcome: 'finished', job };
    const held = job.owner !== null;
    if (job.cancelRequested && held) return { outcome: 'requested', job };
    const nowMs = clock.now();
    const patch: Partial<Job> = held
      ? { cancelRequested: true, sequence: job.sequence + 1 }
      : { ...ended(job, 'cancelled', nowMs), cancelRequested: true };
    try {
      await documents.commit([
        { op: 'update', collection: JOBS, id: jobId, data: patch, version },
        ...(held ? [] : countEnded(job, { status: 'cancelled' }, nowMs)),
      ]);
    } catch (error) {
      if (error instanceof ConflictError) continue;
      throw error;
    }
    const outcome = held ? 'requested' : 'cancelled';
    return { outcome, job: { ...job, ...patch } };
  }
}
