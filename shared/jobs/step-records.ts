import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import { z } from 'zod';
import { type Job, STAGES, type StepState } from '../domain/job.ts';
import { PermanentError } from '../errors.ts';
import type { Documents, Objects, Write } from '../ports.ts';
import { placedReplySchema, readReply } from './placed-reply.ts';
import { STEPS } from './store.ts';

/** A record of one paid step. */
const recordSchema = z.object({
  jobId: z.string(),
  name: z.string(),
  stage: z.enum(STAGES),
  state: z.enum(['started', 'done']),
  fence: z.int(),
  /** What was set aside for the call; what an unanswered call may have cost. */
  worstUsd: z.number(),
  costUsd: z.number(),
  /** What earlier tries that failed were charged. */
  sunkUsd: z.number(),
  /** Earlier tries that were cut off: whether they were charged is not known. */
  lost: z.int(),
  ...placedReplySchema.shape,
  startedAt: z.string(),
});
export type StepRecord = z.infer<typeof recordSchema>;

/** Grows when replies change their shape: what another release stored is then not taken for ours. */
const REPLY_VERSION = 2;

/**
 * `inputs`: all that decides the reply of who answers. However a name is typed it is the same question: case,
 * width and spaces do not count. Legal forms do, they tell companies apart.
 */
export function stepKey(step: { name: string; inputs: unknown; answeredBy: unknown }): string {
  const { name, inputs, answeredBy } = step;
  const given = canonicalize({ v: REPLY_VERSION, name, inputs, answeredBy }) ?? '';
  const folded = given.normalize('NFKC').toLowerCase().replace(/ +/g, ' ');
  return createHash('sha256').update(folded).digest('hex').slice(0, 32);
}

/** The record of a step that begins, perhaps anew. */
export function startedRecord(
  job: Job,
  { name, stage, worstUsd }: Pick<StepRecord, 'name' | 'stage' | 'worstUsd'>,
  known: StepRecord | undefined,
  nowMs: number,
): StepRecord {
  return {
    jobId: job.id,
    name,
    stage,
    state: 'started',
    fence: job.fence,
    worstUsd,
    costUsd: 0,
    sunkUsd: known?.sunkUsd ?? 0,
    lost: known === undefined || known.worstUsd === 0 ? 0 : known.lost + 1,
    reply: null,
    replyObject: null,
    startedAt: new Date(nowMs).toISOString(),
  };
}

/** What a step without a recorded reply may have cost: its calls, that of the present try among them. */
export function doubtfulUsd({ worstUsd, lost }: StepRecord): number {
  return worstUsd * (1 + lost);
}

/** What earlier tries finished, and what all they did cost. */
export function soFar(records: ReadonlyMap<string, StepRecord>) {
  const states = new Map<string, StepState>();
  let spentUsd = 0;
  for (const [key, record] of records) {
    // A started step without a reply may have been charged: its worst case counts as spent.
    spentUsd += record.state === 'done' ? record.costUsd : doubtfulUsd(record) + record.sunkUsd;
    if (record.state === 'done') states.set(key, shownAs(record, 'done'));
  }
  return { states, spentUsd };
}

/** The job's records by step key. */
export async function readRecords(
  documents: Documents,
  jobId: string,
): Promise<Map<string, StepRecord>> {
  const records = new Map<string, StepRecord>();
  let cursor: string | undefined;
  do {
    const page = await documents.query({
      collection: STEPS,
      where: { jobId },
      orderBy: { field: 'startedAt', direction: 'asc' },
      limit: 200,
      ...(cursor === undefined ? {} : { cursor }),
    });
    for (const doc of page.docs) {
      records.set(doc.id.slice(jobId.length + 1), recordSchema.parse(doc.data));
    }
    cursor = page.nextCursor;
  } while (cursor !== undefined);
  return records;
}

export async function replyText(objects: Objects, record: StepRecord): Promise<string> {
  const text = await readReply(objects, record);
  if (text !== undefined) return text;
  const name = record.replyObject?.name ?? '';
  throw new PermanentError('internal', `the reply of step ${record.name} is missing: ${name}`);
}

/** As the caller sees it. */
export function shownAs(record: StepRecord, value: StepState['state']): StepState {
  return { name: record.name, stage: record.stage, state: value, costUsd: record.costUsd };
}

/** A job's steps go with it. */
export const saved = (id: string, record: StepRecord, expireAt: string): Write => ({
  op: 'set',
  collection: STEPS,
  id,
  data: { ...record, expireAt },
});
