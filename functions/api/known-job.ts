import type { Context as Call } from 'hono';
import { isExpired, type Job } from '../../shared/domain/job.ts';
import { readJob } from '../../shared/jobs/store.ts';
import type { ApiEnv, ApiUses } from './api-env.ts';
import { seenBy } from './authenticate.ts';
import { Problem } from './problem.ts';

const ID = /^[a-z0-9]{1,64}$/;

/** The job of the path, or of this id, if the caller may see it. */
export async function knownJob(
  { documents, clock }: Pick<ApiUses, 'documents' | 'clock'>,
  c: Call<ApiEnv>,
  id = c.req.param('id') ?? '',
): Promise<Job> {
  const stored = ID.test(id) ? await readJob(documents, id) : undefined;
  if (!stored || isExpired(stored.job, clock.now())) throw unknownJob();
  const account = seenBy(c);
  // Another's is as unknown as none.
  if (account !== undefined && stored.job.account !== account) throw unknownJob();
  return stored.job;
}

export function unknownJob(): Problem {
  return new Problem(404, 'Unknown job', 'No job has this id.');
}
