import { countJobs } from '../jobs/count-jobs.ts';
import type { Documents } from '../ports.ts';
import { exposition } from './exposition.ts';
import { counterField } from './fields.ts';
import { readTotals } from './shards.ts';

/** What all instances have counted and what the store holds, as Prometheus text. */
export async function scrape(documents: Documents): Promise<string> {
  const [totals, quarantine, jobs] = await Promise.all([
    readTotals(documents),
    documents.get('counters', 'quarantine'),
    countJobs(documents),
  ]);
  // Counted where they are kept, in the same commit.
  const malformed = counterField('errors_total', { error_type: 'malformed_message' });
  return exposition({ ...totals, [malformed]: Number(quarantine?.data.messages ?? 0) }, jobs);
}
