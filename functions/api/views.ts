import { isTerminal, type Job, progressOf } from '../../shared/domain/job.ts';
import { waitOf } from '../../shared/domain/job-waits.ts';
import type { ReportEntry } from '../../shared/jobs/finish.ts';
import { FORMAT_NAMES } from '../../shared/report/formats.ts';

/** What callers see of a job. */
export function jobView(job: Job) {
  const hasReport = job.status === 'completed' || job.status === 'partial';
  return {
    job_id: job.id,
    status: job.status,
    request: shownRequest(job.request),
    request_id: job.requestId,
    created_at: job.createdAt,
    started_at: job.startedAt,
    finished_at: job.finishedAt,
    progress: progressOf(job),
    sequence: job.sequence,
    found: job.found,
    steps: job.steps.map(({ name, stage, state, costUsd }) => ({
      name,
      stage,
      state,
      cost_usd: costUsd,
    })),
    attempts: job.attempts,
    cancel_requested: job.cancelRequested,
    cost: { spent_usd: job.spentUsd, max_cost_usd: job.maxCostUsd },
    gaps: job.gaps,
    error: job.error,
    waiting: waitingView(job),
    callback: callbackView(job),
    report: hasReport ? reportLinks(job.id) : null,
    status_url: `/jobs/${job.id}`,
    events_url: `/jobs/${job.id}/events`,
  };
}

/** Null when nobody asked to be called back. */
export function callbackView(job: Job) {
  if (job.callback === 'none') return null;
  return {
    state: job.callback,
    attempts: job.callbackAttempts,
    error: job.callbackError,
    next_at: job.callback === 'owed' && isTerminal(job.status) ? job.wakeAt : null,
  };
}

function waitingView(job: Job) {
  const waiting = waitOf(job);
  if (waiting === null) return null;
  const { asked, reason, since, until } = waiting;
  return { for: asked, reason, since, until };
}

/** A callback address may carry a secret in its path or query: whoever reads the job sees its origin. */
function shownRequest(request: Job['request']): Job['request'] {
  const { callback_url: url } = request;
  if (typeof url !== 'string') return request;
  return { ...request, callback_url: URL.canParse(url) ? new URL(url).origin : null };
}

export function reportView(entry: ReportEntry) {
  return {
    job_id: entry.jobId,
    company: entry.company,
    industry: entry.industry,
    frameworks: entry.frameworks,
    status: entry.status,
    headline: entry.headline,
    confidence: entry.confidence,
    demonstration: entry.demonstration,
    created_at: entry.createdAt,
    report: reportLinks(entry.jobId),
  };
}

export function reportPath(jobId: string, format: string): string {
  return `/reports/${jobId}?format=${format}`;
}

export function reportLinks(jobId: string): Record<string, string> {
  return Object.fromEntries(FORMAT_NAMES.map((format) => [format, reportPath(jobId, format)]));
}
