import { jobView } from '../../functions/api/views.ts';
import { type Job, progressOf } from '../../shared/domain/job.ts';
import { listJobs } from '../../shared/jobs/list.ts';
import { type Answer, UsageError } from './answer.ts';
import type { CommandNamed } from './commands.ts';
import type { Operated } from './operated.ts';
import { table, usd, when } from './table.ts';

export async function jobsList(
  { documents }: Operated,
  { statuses, limit, cursor }: CommandNamed<'jobs list'>,
): Promise<Answer> {
  const page = await listJobs(documents, { statuses, limit, cursor }).catch((error: unknown) => {
    if (error instanceof RangeError) throw new UsageError('--cursor is not one of this list');
    throw error;
  });
  const lines = table(
    ['id', 'status', 'done', 'created', 'cost', 'company', 'error'],
    page.items.map((job) => [
      job.id,
      job.status,
      `${progressOf(job).percent} %`,
      when(job.createdAt),
      usd(job.spentUsd),
      companyOf(job),
      job.error?.code ?? null,
    ]),
  );
  const more = page.nextCursor === null ? [] : ['', `more: --cursor ${page.nextCursor}`];
  return {
    data: { jobs: page.items.map(jobView), next_cursor: page.nextCursor },
    lines: [...lines, ...more],
    ok: true,
  };
}

export function companyOf({ request }: Job): string {
  return typeof request.company === 'string' ? request.company : '';
}
