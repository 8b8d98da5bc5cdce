import { html } from 'hono/html';
import { JOB_STATUSES, type Job, type JobStatus } from '../../../shared/domain/job.ts';
import {
  findReports,
  listJobs,
  readReportEntry,
  withoutExpired,
} from '../../../shared/jobs/list.ts';
import { readJob } from '../../../shared/jobs/store.ts';
import type { ApiUses } from '../api-env.ts';
import { withCursor } from '../paging.ts';
import { failureText } from './fault-text.ts';
import { filled, type Html, moment, theirs } from './page.ts';
import type { Words } from './words-en.ts';

const ROWS = 20;

export interface Sought {
  /** The beginning of a company's name; empty: everything, newest first. */
  name: string;
  status: JobStatus | null;
  cursor: string | undefined;
}

interface Row {
  job: Job;
  company: string;
  headline: string | null;
}

export interface Shelf {
  sought: Sought;
  rows: Row[];
  nextCursor: string | null;
}

export function soughtIn(query: Record<string, string>): Sought {
  const { q = '', status, cursor } = query;
  return {
    name: q.trim().slice(0, 200),
    status: JOB_STATUSES.find((one) => one === status) ?? null,
    cursor: cursor === undefined || cursor === '' ? undefined : cursor,
  };
}

/** A page of jobs, finished or not; with a name, of reports on companies that are called so. */
export async function readShelf(
  { documents, clock }: Pick<ApiUses, 'documents' | 'clock'>,
  sought: Sought,
  account: string | undefined,
): Promise<Shelf> {
  const { name, status, cursor } = sought;
  const paging = { limit: ROWS, cursor, account };
  if (name !== '') {
    const found = await withCursor(() => findReports(documents, { name, ...paging }));
    const { items, nextCursor } = withoutExpired(found, clock.now());
    const jobs = await Promise.all(items.map(({ jobId }) => readJob(documents, jobId)));
    const rows = items.flatMap(({ company, headline }, at): Row[] => {
      const job = jobs[at]?.job;
      if (job === undefined || (status !== null && job.status !== status)) return [];
      return [{ job, company, headline }];
    });
    rows.sort(
      (a, b) => a.company.localeCompare(b.company) || (a.job.createdAt < b.job.createdAt ? 1 : -1),
    );
    return { sought, rows, nextCursor };
  }
  const statuses = status === null ? [] : [status];
  const page = await withCursor(() => listJobs(documents, { statuses, ...paging }));
  const { items, nextCursor } = withoutExpired(page, clock.now());
  const rows = await Promise.all(
    items.map(async (job): Promise<Row> => {
      const read = job.status === 'completed' || job.status === 'partial';
      const entry = read ? await readReportEntry(documents, job.id) : undefined;
      return { job, company: String(job.request.company), headline: entry?.headline ?? null };
    }),
  );
  return { sought, rows, nextCursor };
}

export function library(words: Words, { sought, rows, nextCursor }: Shelf): Html {
  const { list } = words;
  const option = (value: string, label: string) =>
    html`<option value="${value}"${(sought.status ?? '') === value ? html` selected` : ''}>${label}</option>`;
  return html`<section id="library" aria-labelledby="library-title">
<h2 id="library-title">${list.title}</h2>
<form class="filters" method="get" action="/#library" role="search">
<div><label for="q">${list.search}</label><input id="q" name="q" type="search" value="${sought.name}" maxlength="200"></div>
<div><label for="status">${list.status}</label><select id="status" name="status">${option('', list.all)}${JOB_STATUSES.map((one) => option(one, words.statuses[one] ?? one))}</select></div>
<button class="plain">${list.find}</button>
</form>
${
  rows.length === 0
    ? html`<p class="quiet">${sought.name === '' ? list.none : filled(list.notFound, { name: sought.name })}</p>`
    : html`<ul class="rows">${rows.map((row) => rowOf(words, row))}</ul>`
}
<p class="pages">${sought.cursor === undefined ? '' : html`<a href="/${linkTo(sought, null)}">${list.first}</a>`}
${nextCursor === null ? '' : html`<a href="/${linkTo(sought, nextCursor)}" rel="next">${list.next}</a>`}</p>
</section>`;
}

function linkTo({ name, status }: Sought, cursor: string | null): string {
  const query = new URLSearchParams();
  if (name !== '') query.set('q', name);
  if (status !== null) query.set('status', status);
  if (cursor !== null) query.set('cursor', cursor);
  return `?${query}#library`;
}

const STATE_CLASS: Partial<Record<JobStatus, string>> = {
  pending: 'open',
  running: 'open',
  failed: 'lost',
  partial: 'lost',
};

function rowOf(words: Words, { job, company, headline }: Row): Html {
  const finished = job.status === 'completed' || job.status === 'partial';
  const industry = typeof job.request.industry === 'string' ? job.request.industry : '';
  const about =
    headline ?? (job.error && failureText(words, job.error).said) ?? words.stages[job.stage] ?? '';
  return html`<li><div><a href="/${finished ? 'reports' : 'jobs'}/${job.id}">${theirs(company)}</a><p class="quiet">${theirs(industry)}</p></div>
<div><p>${theirs(about)}</p></div>
<div class="when"><p class="state ${STATE_CLASS[job.status] ?? ''}">${words.statuses[job.status] ?? job.status}</p><p class="quiet">${moment(words, job.createdAt)}</p></div></li>`;
}
