import { callbackView, jobView } from '../../functions/api/views.ts';
import { isTerminal, type Job, progressOf } from '../../shared/domain/job.ts';
import { readReportEntry } from '../../shared/jobs/list.ts';
import { readJob } from '../../shared/jobs/store.ts';
import { type Answer, Refusal } from './answer.ts';
import type { CommandNamed } from './commands.ts';
import { companyOf } from './jobs-list.ts';
import type { Operated } from './operated.ts';
import { pairs, table, usd, when } from './table.ts';

const ID = /^[a-z0-9]{1,64}$/;

export async function knownJob({ documents }: Pick<Operated, 'documents'>, id: string) {
  const stored = ID.test(id) ? await readJob(documents, id) : undefined;
  if (!stored) throw new Refusal('no job has this id');
  return stored.job;
}

/** Also what the api does not show: who holds it, and when it is looked at next. */
export async function jobShow(
  { documents }: Operated,
  { id }: CommandNamed<'jobs show'>,
): Promise<Answer> {
  const job = await knownJob({ documents }, id);
  const entry = await readReportEntry(documents, id);
  const files = entry ? Object.values(entry.files) : [];
  return {
    data: { ...jobView(job), ...inner(job), report_files: files },
    lines: [
      ...pairs({
        job: job.id,
        company: companyOf(job),
        status: job.cancelRequested && !isTerminal(job.status) ? 'cancelling' : job.status,
        progress: `${progressOf(job).stage}, ${progressOf(job).percent} %`,
        created: when(job.createdAt),
        started: when(job.startedAt),
        finished: when(job.finishedAt),
        attempts: job.attempts,
        'held by': job.owner === null ? null : `${job.owner} until ${when(job.leaseExpiresAt)}`,
        cost: `${usd(job.spentUsd)} of ${usd(job.maxCostUsd)}`,
        callback: callbackLine(job),
        expires: when(job.expireAt),
        logs: `request_id="${job.requestId}"`,
      }),
      ...(job.error ? ['', `error: ${job.error.code}: ${job.error.message}`] : []),
      ...section(
        'steps',
        ['step', 'stage', 'state', 'cost'],
        job.steps.map(({ name, stage, state, costUsd }) => [name, stage, state, usd(costUsd)]),
      ),
      ...section(
        'gaps',
        ['section', 'reason', 'detail'],
        job.gaps.map(({ section: part, reason, detail }) => [part, reason, detail]),
      ),
      ...(files.length === 0 ? [] : ['', 'report:']),
      ...files.map(({ name, bytes }) => `${name}  ${bytes} bytes`),
    ],
    ok: true,
  };
}

function callbackLine(job: Job): string {
  const view = callbackView(job);
  if (view === null || view.attempts === 0) return job.callback;
  const next = view.next_at === null ? '' : `, next ${when(view.next_at)}`;
  return `${view.state} after ${view.attempts} tries${next}${view.error === null ? '' : `: ${view.error}`}`;
}

function section(title: string, ...[names, rows]: Parameters<typeof table>): string[] {
  return rows.length === 0 ? [] : ['', `${title}:`, ...table(names, rows)];
}

function inner(job: Job) {
  return {
    owner: job.owner,
    lease_expires_at: job.leaseExpiresAt,
    published_at: job.publishedAt,
    wake_at: job.wakeAt,
    stalls: job.stalls,
    expire_at: job.expireAt,
  };
}
