import { type Job, jobSchema } from '../domain/job.ts';
import type { Doc, Documents, Version } from '../ports.ts';

export const JOBS = 'jobs';
export const STEPS = 'steps';
export const REPORTS = 'reports';
export const IDEMPOTENCY = 'idempotency';
export const CACHE = 'cache';

export interface StoredJob {
  job: Job;
  version: Version;
}

/** Parses what the store holds; a document that does not fit is a defect and throws. */
export function parseJob(doc: Doc): StoredJob {
  return { job: jobSchema.parse(doc.data), version: doc.version };
}

export async function readJob(documents: Documents, id: string): Promise<StoredJob | undefined> {
  const doc = await documents.get(JOBS, id);
  return doc && parseJob(doc);
}
