import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Job, JobError } from '../domain/job.ts';
import { ended } from '../domain/job-changes.ts';
import type { Gap, Report } from '../domain/report.ts';
import { countEnded } from '../metrics/job-counts.ts';
import type { Objects, Write } from '../ports.ts';
import type { Lease } from './lease.ts';
import { REPORTS } from './store.ts';

const fileSchema = z.object({ name: z.string(), sha256: z.string(), bytes: z.int() });

/** The index entry of a finished report; the bytes of its JSON lie in the bucket. */
export const reportEntrySchema = z.object({
  jobId: z.string(),
  /** As in its job. */
  account: z.string().nullable().default(null),
  company: z.string(),
  /** For finding by company: NFKC, lower case, single spaces. */
  companyKey: z.string(),
  industry: z.string().nullable(),
  frameworks: z.array(z.string()),
  status: z.enum(['completed', 'partial']),
  headline: z.string().nullable(),
  /** Null when no statement was judged. */
  confidence: z.number().nullable(),
  demonstration: z.boolean(),
  createdAt: z.string(),
  expireAt: z.string(),
  /** Other formats are made of the JSON. Reports of earlier versions stored two, which are served as they are. */
  files: z.object({ json: fileSchema }).catchall(fileSchema),
});
export type ReportEntry = z.infer<typeof reportEntrySchema>;

export function companyKey(company: string): string {
  return company.normalize('NFKC').toLowerCase().replace(/\s+/gu, ' ').trim();
}

/**
 * The object first, then one batch: the job's end, the report's entry and what is counted of both. The bytes are a pure function of the
 * recorded report, so a second try finds its own object and writes the same.
 */
export async function finishWithReport({
  lease,
  objects,
  report,
  bytes,
  nowMs,
}: {
  lease: Lease;
  objects: Objects;
  report: Report;
  /** Of the report's JSON. */
  bytes: Uint8Array;
  nowMs: number;
}): Promise<Job> {
  const { id, account, expireAt } = lease.job();
  // Proves the lease right before the object is written: a holder that stalled stops here.
  await lease.commit((job) => ({ stage: 'report' as const, sequence: job.sequence + 1 }));
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  // The digest is part of the name: after a restore the job may end again, with another report.
  const name = `reports/${id}/report-${sha256.slice(0, 16)}.json`;
  await objects.putIfAbsent(name, bytes, 'application/json');
  const entry: ReportEntry = reportEntrySchema.parse({
    jobId: id,
    account,
    company: report.request.company,
    companyKey: companyKey(report.request.company),
    industry: report.request.industry ?? null,
    frameworks: report.request.frameworks,
    status: report.status,
    headline: report.paper?.answer.sentences[0]?.text ?? null,
    confidence: report.confidence.value,
    demonstration: report.demonstration,
    createdAt: report.generated_at,
    expireAt,
    files: { json: { name, sha256, bytes: bytes.length } },
  });
  const write: Write = { op: 'set', collection: REPORTS, id, data: entry };
  await lease.finish(
    (job) => ended(job, report.status, nowMs, { gaps: report.gaps }),
    [write, ...countEnded(lease.job(), { status: report.status }, nowMs)],
  );
  return lease.job();
}

export async function finishWithoutReport(
  lease: Lease,
  outcome: { status: 'failed'; error: JobError; gaps: Gap[] } | { status: 'cancelled' },
  nowMs: number,
): Promise<Job> {
  const details = outcome.status === 'failed' ? { error: outcome.error, gaps: outcome.gaps } : {};
  const counted = outcome.status === 'failed' ? { ...outcome, code: outcome.error.code } : outcome;
  await lease.finish(
    (job) => ended(job, outcome.status, nowMs, details),
    countEnded(lease.job(), counted, nowMs),
  );
  return lease.job();
}
