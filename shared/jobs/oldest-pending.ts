import type { Documents } from '../ports.ts';
import { JOBS, parseJob } from './store.ts';

/** When the job was accepted that has waited longest for a worker, as ISO 8601; null when none waits. */
export async function oldestPendingAt(documents: Documents): Promise<string | null> {
  const { docs } = await documents.query({
    collection: JOBS,
    where: { status: 'pending' },
    orderBy: { field: 'createdAt', direction: 'asc' },
    limit: 1,
  });
  return docs.map(parseJob)[0]?.job.createdAt ?? null;
}
