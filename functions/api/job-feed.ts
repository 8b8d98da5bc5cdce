import type { Job } from '../../shared/domain/job.ts';
import { readJob } from '../../shared/jobs/store.ts';
import type { Documents } from '../../shared/ports.ts';
import type { Log } from '../../shared/process/log.ts';

/** Null: the job is gone. */
export type Reader = (job: Job | null) => void;

export interface JobFeed {
  /** Tells the reader how the job stands, once every interval, until the function answered is called. */
  follow(jobId: string, reader: Reader): () => void;
}

/**
 * One look at a job each interval, however many follow it here. What the store fails to answer is looked for
 * again at the next.
 */
export function createJobFeed(
  { documents, log }: { documents: Documents; log: Log },
  intervalMs = 1000,
): JobFeed {
  const followed = new Map<string, Set<Reader>>();

  async function look(jobId: string, readers: Set<Reader>): Promise<void> {
    try {
      const stored = await readJob(documents, jobId);
      for (const reader of [...readers]) reader(stored?.job ?? null);
    } catch (err) {
      log.warn({ err, job_id: jobId }, 'looking at a followed job failed');
    }
    if (readers.size === 0) followed.delete(jobId);
    else next(jobId, readers);
  }

  function next(jobId: string, readers: Set<Reader>): void {
    setTimeout(() => void look(jobId, readers), intervalMs).unref();
  }

  return {
    follow(jobId, reader) {
      let readers = followed.get(jobId);
      if (readers === undefined) {
        readers = new Set();
        followed.set(jobId, readers);
        next(jobId, readers);
      }
      readers.add(reader);
      return () => void readers.delete(reader);
    },
  };
}
