import type { Job } from '../domain/job.ts';
import { claimDecision } from '../domain/job-changes.ts';
import { ConflictError } from '../errors.ts';
import type { Clock, Documents } from '../ports.ts';
import type { PublishJob } from './accept.ts';
import { JOBS, readJob } from './store.ts';

export type Offered =
  /** `published`: a worker hears of it at once; else the next sweep sees to it. */
  | { outcome: 'offered'; job: Job; published: boolean }
  /** `busy`: a worker holds it; `done`: it has ended. */
  | { outcome: 'busy'; job: Job }
  | { outcome: 'done'; job: Job }
  | { outcome: 'missing' };

/** For a job whose message may be lost: its time to be looked at is now, and a message is sent. */
export async function offerAgain(
  jobId: string,
  { documents, clock, publish }: { documents: Documents; clock: Clock; publish: PublishJob },
): Promise<Offered> {
  for (;;) {
    const stored = await readJob(documents, jobId);
    if (!stored) return { outcome: 'missing' };
    const { job, version } = stored;
    const decision = claimDecision(job, clock.now());
    if (decision === 'busy' || decision === 'done') return { outcome: decision, job };
    const now = new Date(clock.now()).toISOString();
    const data = { wakeAt: now, waiting: job.waiting && { ...job.waiting, until: now } };
    try {
      const [due = ''] = await documents.commit([
        { op: 'update', collection: JOBS, id: jobId, data, version },
      ]);
      return { outcome: 'offered', job, published: await publish({ job, version: due }) };
    } catch (error) {
      if (!(error instanceof ConflictError)) throw error;
    }
  }
}
