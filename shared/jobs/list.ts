import { isExpired, type Job, type JobStatus } from '../domain/job.ts';
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

interface Whose {
  account?: string | undefined;
}

const whose = (account: string | undefined) => (account === undefined ? {} : { account });
const paged = ({ limit, cursor }: Paging) => ({
  limit,
  ...(cursor === undefined ? {} : { cursor }),
});

/** A page may so be shorter than its limit, and empty before the last. */
export function withoutExpired<T extends { expireAt: string }>(
  page: Page<T>,
  nowMs: number,
): Page<T> {
  return { ...page, items: page.items.filter((item) => !isExpired(item, nowMs)) };
}

/** Newest first, of one account when it is named. A cursor that is not one of ours: RangeError. */
export async function listJobs(
  documents: Documents,
  { statuses, account, ...paging }: Paging & Whose & { statuses: readonly JobStatus[] },
): Promise<Page<Job>> {
  const page = await documents.query({
    collection: JOBS,
    where: { ...whose(account), ...(statuses.length === 0 ? {} : { status: statuses }) },
    orderBy: { field: 'createdAt', direction: 'desc' },
    ...paged(paging),
  });
  return { items: page.docs.map((doc) => parseJob(doc).job), nextCursor: page.nextCursor ?? null };
}

/** Jobs whose callback stands so, newest first. */
export async function listCallbacks(
  documents: Documents,
  { states, limit }: { states: readonly Job['callback'][]; limit: number },
): Promise<Job[]> {
  const { docs } = await documents.query({
    collection: JOBS,
    where: { callback: states },
    orderBy: { field: 'createdAt', direction: 'desc' },
    limit,
  });
  return docs.map((doc) => parseJob(doc).job);
}

/** Newest first, of one account and of one company when they are named (case and spacing aside). */
export async function listReports(
  documents: Documents,
  { company, account, ...paging }: Paging & Whose & { company?: string | undefined },
): Promise<Page<ReportEntry>> {
  const named = company === undefined ? {} : { companyKey: companyKey(company) };
  const page = await documents.query({
    collection: REPORTS,
    where: { ...whose(account), ...named },
    orderBy: { field: 'createdAt', direction: 'desc' },
    ...paged(paging),
  });
  return {
    items: page.docs.map((doc) => reportEntrySchema.parse(doc.data)),
    nextCursor: page.nextCursor ?? null,
  };
}

/** Of companies whose name begins so (case and spacing aside), in the order of their names. */
export async function findReports(
  documents: Documents,
  { name, account, ...paging }: Paging & Whose & { name: string },
): Promise<Page<ReportEntry>> {
  const page = await documents.query({
    collection: REPORTS,
    where: whose(account),
    orderBy: { field: 'companyKey', direction: 'asc' },
    prefix: companyKey(name),
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
