import type { Documents } from '../ports.ts';
import { JOBS, parseJob } from './store.ts';

/** When the oldest job that is still kept was accepted, as ISO 8601; null when there is none. */
export async function oldestJobAt(documents: Documents): Promise<string | null> {
  const { docs } = await documents.query({
    collection: JOBS,
    orderBy: { field: 'createdAt', direction: 'asc' },
    limit: 1,
  });
  return docs.map(parseJob)[0]?.job.createdAt ?? null;
}
