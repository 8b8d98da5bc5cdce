import { STEPS } from '../jobs/store.ts';
import type { Doc, Documents } from '../ports.ts';

const PAGE = 200;

/**
 * The records of all steps begun since then, newest first, in pages. Asked by one field alone: a database that
 * was only just restored has no index over several.
 */
export async function* recentSteps(documents: Documents, sinceMs: number): AsyncGenerator<Doc[]> {
  const since = new Date(sinceMs).toISOString();
  let cursor: string | undefined;
  do {
    const page = await documents.query({
      collection: STEPS,
      orderBy: { field: 'startedAt', direction: 'desc' },
      limit: PAGE,
      ...(cursor === undefined ? {} : { cursor }),
    });
    const recent = page.docs.filter(({ data }) => String(data.startedAt) >= since);
    if (recent.length > 0) yield recent;
    cursor = recent.length === page.docs.length ? page.nextCursor : undefined;
  } while (cursor !== undefined);
}
