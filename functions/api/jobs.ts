import { createHash } from 'node:crypto';
import type { Hono } from 'hono';
import { z } from 'zod';
import { JOB_STATUSES, type JobStatus } from '../../shared/domain/job.ts';
import { cancelJob } from '../../shared/jobs/cancel.ts';
import { listJobs, withoutExpired } from '../../shared/jobs/list.ts';
import type { ApiEnv, ApiUses } from './api-env.ts';
import { seenBy } from './authenticate.ts';
import { knownJob, unknownJob } from './known-job.ts';
import { ifNoneMatch, prefersPage } from './negotiate.ts';
import type { LoadPages } from './page-routes.ts';
import { pagingSchema, parseQuery, withCursor } from './paging.ts';
import { Problem } from './problem.ts';
import { jobView } from './views.ts';

const listSchema = pagingSchema.extend({
  status: z
    .string()
    .transform((value) => value.split(',').map((part) => part.trim()))
    .pipe(z.array(z.enum(JOB_STATUSES, { error: `must be of ${JOB_STATUSES.join(', ')}` })))
    .default([]),
});

export function createJobRoutes(app: Hono<ApiEnv>, context: ApiUses, pages: LoadPages): void {
  const { documents, clock } = context;

  app.get('/jobs', async (c) => {
    const { status, limit, cursor } = parseQuery(c, listSchema);
    const statuses: JobStatus[] = [...new Set(status)];
    const page = await withCursor(() =>
      listJobs(documents, { statuses, limit, cursor, account: seenBy(c) }),
    );
    const { items, nextCursor } = withoutExpired(page, clock.now());
    return c.json({ jobs: items.map(jobView), next_cursor: nextCursor });
  });

  app.get('/jobs/:id', async (c) => {
    const job = await knownJob(context, c);
    if (prefersPage(c)) return (await pages()).job(c, job);
    if (job.status === 'pending' || job.status === 'running') c.header('retry-after', '1');
    const body = JSON.stringify(jobView(job));
    const etag = `"${createHash('sha256').update(body).digest('hex').slice(0, 32)}"`;
    c.header('etag', etag);
    c.header('vary', 'accept');
    if (ifNoneMatch(c.req.header('if-none-match'), etag)) return c.body(null, 304);
    return c.body(body, 200, { 'content-type': 'application/json' });
  });

  app.post('/jobs/:id/cancel', async (c) => {
    const { id } = await knownJob(context, c);
    const cancelled = await cancelJob(id, context);
    if (cancelled.outcome === 'missing') throw unknownJob();
    if (cancelled.outcome === 'finished') {
      throw new Problem(409, 'Job finished', `The job is ${cancelled.job.status} already.`, {
        extra: { job_id: cancelled.job.id, job_status: cancelled.job.status },
      });
    }
    // Whoever asked to be called back is told by the sweep: this answer does not wait for another server.
    if (prefersPage(c)) return c.redirect(`/jobs/${id}`, 303);
    return c.json(jobView(cancelled.job), 202);
  });
}
