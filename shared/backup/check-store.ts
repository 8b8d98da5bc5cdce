import { createHash } from 'node:crypto';
import pLimit from 'p-limit';
import { z } from 'zod';
import { isTerminal, type Job, MAX_AGE_MS } from '../domain/job.ts';
import { PermanentError } from '../errors.ts';
import { listJobs, readReportEntry } from '../jobs/list.ts';
import { placedReplySchema } from '../jobs/placed-reply.ts';
import type { StoreCopy } from '../ops-ports.ts';
import type { Doc } from '../ports.ts';
import { parseReport } from '../report/json.ts';
import { recentSteps } from './recent-steps.ts';

export interface StoreCheck {
  /** At most FAULTS of them; empty when the store can be worked with. */
  faults: string[];
  jobs: number;
  /** Reports whose files are all there, as recorded. */
  reports: number;
  /** Of these, how many were read through. */
  samples: number;
}

const PAGE = 100;
const FAULTS = 10;
const SAMPLES = 5;
const AT_ONCE = 10;

/** Of a step's record, what points at an object. */
const stepSchema = z.object({
  jobId: z.string(),
  name: z.string(),
  replyObject: placedReplySchema.shape.replyObject,
});

/**
 * Does everything that documents point at exist, with the bytes that they name? Every report of a job that
 * has one, the replies that unfinished jobs go on from, and some reports read through by the schema. Jobs
 * that expired, or are too old to go on, are left out: what they point at may be gone.
 */
export async function checkStore(
  { documents, objects }: Pick<StoreCopy, 'documents' | 'objects'>,
  nowMs: number,
): Promise<StoreCheck> {
  const check: StoreCheck = { faults: [], jobs: 0, reports: 0, samples: 0 };
  const goingOn = new Set<string>();
  const few = pLimit(AT_ONCE);
  const say = (fault: string) => {
    if (check.faults.length < FAULTS) check.faults.push(fault);
  };

  async function checkFile(what: string, file: { name: string; sha256: string }): Promise<boolean> {
    try {
      const head = await objects.head(file.name);
      if (head?.sha256 === file.sha256) return true;
      say(`${what}: ${file.name} ${head ? 'has other bytes than recorded' : 'is missing'}`);
    } catch (error) {
      if (!(error instanceof PermanentError)) throw error;
      say(`${what}: ${error.message}`);
    }
    return false;
  }

  async function checkReport(job: Job): Promise<void> {
    const entry = await readReportEntry(documents, job.id);
    if (!entry) return say(`job ${job.id} is ${job.status} and has no report`);
    const files = Object.values(entry.files);
    const sound = await Promise.all(files.map((file) => checkFile(`job ${job.id}`, file)));
    if (sound.includes(false)) return;
    check.reports += 1;
    if (check.samples >= SAMPLES) return;
    check.samples += 1;
    const fault = await sampleFault(job.id, entry.files.json);
    if (fault !== null) say(`job ${job.id}: ${entry.files.json.name} ${fault}`);
  }

  async function sampleFault(jobId: string, file: { name: string; sha256: string }) {
    const bytes = await objects.get(file.name);
    if (
      createHash('sha256')
        .update(bytes ?? '')
        .digest('hex') !== file.sha256
    ) {
      return 'has other bytes than its own record of them says';
    }
    try {
      const report = parseReport(bytes ?? new Uint8Array());
      return report.report_id === jobId ? null : 'is the report of another job';
    } catch {
      return 'is no report';
    }
  }

  async function checkStep({ data }: Doc): Promise<void> {
    const { jobId, name, replyObject } = stepSchema.parse(data);
    if (replyObject && goingOn.has(jobId)) await checkFile(`step ${name}`, replyObject);
  }

  async function checkJob(job: Job): Promise<void> {
    check.jobs += 1;
    if (Date.parse(job.expireAt) <= nowMs) return;
    const young = nowMs - Date.parse(job.createdAt) <= MAX_AGE_MS;
    if (job.status === 'completed' || job.status === 'partial') await checkReport(job);
    else if (!isTerminal(job.status) && young) goingOn.add(job.id);
  }

  /** What the drivers and schemas say of damaged data is a finding, not a failure of the check. */
  async function finding<T>(what: string, work: () => Promise<T>): Promise<T | undefined> {
    try {
      return await work();
    } catch (error) {
      if (error instanceof z.ZodError) say(`${what} does not fit its schema`);
      else if (error instanceof PermanentError) say(`${what}: ${error.message}`);
      else throw error;
    }
    return undefined;
  }

  let cursor: string | null | undefined;
  do {
    const paging = { statuses: [], limit: PAGE, cursor: cursor ?? undefined };
    const page = await finding('a job document', () => listJobs(documents, paging));
    const checks = page?.items.map((job) =>
      few(() => finding(`a document of job ${job.id}`, () => checkJob(job))),
    );
    await Promise.all(checks ?? []);
    cursor = page?.nextCursor;
  } while (typeof cursor === 'string');
  if (goingOn.size === 0) return check;
  for await (const steps of recentSteps(documents, nowMs - MAX_AGE_MS)) {
    await Promise.all(
      steps.map((step) => few(() => finding(`step document ${step.id}`, () => checkStep(step)))),
    );
  }
  return check;
}
