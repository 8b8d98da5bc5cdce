import type { Job } from '../domain/job.ts';
import { released } from '../domain/job-changes.ts';
import { ConflictError } from '../errors.ts';
import type { Clock, Documents } from '../ports.ts';
import { JOBS, parseJob } from './store.ts';

/**
 * For the start of a process that is alone on its store: whoever held a lease is dead, so every lease is
 * given back at once instead of after its expiry. Answers how many.
 */
export async function releaseOrphans({
  documents,
  clock,
}: {
  documents: Documents;
  clock: Clock;
}): Promise<number> {
  let count = 0;
  let cursor: string | undefined;
  do {
    const page = await documents.query({
      collection: JOBS,
      where: { status: 'running' },
      orderBy: { field: 'createdAt', direction: 'asc' },
      limit: 200,
      ...(cursor === undefined ? {} : { cursor }),
    });
    for (const { job, version } of page.docs.map(parseJob)) {
      const data: Partial<Job> = released(job, clock.now(), {
        retryInMs: 0,
        // It may be what killed the process.
        blameless: false,
      });
      try {
        await documents.commit([{ op: 'update', collection: JOBS, id: job.id, data, version }]);
        count += 1;
      } catch (error) {
        if (!(error instanceof ConflictError)) throw error;
      }
    }
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return count;
}
