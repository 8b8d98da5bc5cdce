import type { Job, JobStatus } from '../domain/job.ts';
import type { Documents } from '../ports.ts';
import { companyKey, type ReportEntry, reportEntrySchema } from './finish.ts';
import { JOBS, parseJob, REPORTS } from './store.ts';

export interface Page<T> {
  items: T[];
  nextCursor: string | null;
}

interface Paging {
  limit: number;
  cursor?: string | undefined;
}

const paged = ({ limit, cursor }: Paging) => ({
  limit,
  ...(cursor === undefined ? {} : { cursor }),
});

/** Newest first. A cursor that is not one of ours: RangeError. */
export async function listJobs(
  documents: Documents,
  { statuses, ...paging }: Paging & { statuses: readonly JobStatus[] },
): Promise<Page<Job>> {
  const page = await documents.query({
    collection: JOBS,
    ...(statuses.length === 0 ? {} : { where: { status: statuses } }),
    orderBy: { field: 'createdAt', direction: 'desc' },
    ...paged(paging),
  });
  return { items: page.docs.map((doc) => parseJob(doc).job), nextCursor: page.nextCursor ?? null };
}

/** Newest first, those of one company when it is named (case and spacing aside). */
export async function listReports(
  documents: Documents,
  { company, ...paging }: Paging & { company?: string | undefined },
): Promise<Page<ReportEntry>> {
  const page = await documents.query({
    collection: REPORTS,
    ...(company === undefined ? {} : { where: { companyKey: companyKey(company) } }),
    orderBy: { field: 'createdAt', direction: 'desc' },
    ...paged(paging),
  });
  return {
    items: page.docs.map((doc) => reportEntrySchema.parse(doc.data)),
    nextCursor: page.nextCursor ?? null,
  };
}

export async function readReportEntry(
  documents: Documents,
  jobId: string,
): Promise<ReportEntry | undefined> {
  const doc = await documents.get(REPORTS, jobId);
  return doc && reportEntrySchema.parse(doc.data);
}
