import { JOB_STATUSES, type JobStatus } from '../domain/job.ts';
import type { Documents } from '../ports.ts';
import { JOBS } from './store.ts';

export async function countJobs(documents: Documents): Promise<Record<JobStatus, number>> {
  const counts = JOB_STATUSES.map(
    async (status) => [status, await documents.count(JOBS, { status })] as const,
  );
  // One entry for each status.
  return Object.fromEntries(await Promise.all(counts)) as Record<JobStatus, number>;
}
