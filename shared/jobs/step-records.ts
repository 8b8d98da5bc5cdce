import { createHash } from 'node:crypto';
import { z } from 'zod';
import { STAGES } from '../domain/job.ts';
import { PermanentError } from '../errors.ts';
import type { Documents, Objects } from '../ports.ts';
import { STEPS } from './store.ts';

/** A record of one paid step. Replies above the inline limit lie in the bucket. */
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
  reply: z.string().nullable(),
  replyObject: z.object({ name: z.string(), sha256: z.string() }).nullable(),
  startedAt: z.string(),
});
export type StepRecord = z.infer<typeof recordSchema>;

/** Far below the limit of a document, because one batch may carry a score of them. */
const INLINE_BYTES = 100_000;

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

/** Where a reply goes: into the record, or beside it when it is long. */
export async function placeReply(objects: Objects, jobId: string, key: string, text: string) {
  const bytes = Buffer.from(text);
  if (bytes.length <= INLINE_BYTES) return { reply: text, replyObject: null };
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  // The digest is part of the name: an attempt that died before its record may have stored another reply.
  const name = `steps/${jobId}/${key}-${sha256.slice(0, 16)}.json`;
  await objects.putIfAbsent(name, bytes, 'application/json');
  return { reply: null, replyObject: { name, sha256 } };
}

export async function replyText(objects: Objects, record: StepRecord): Promise<string> {
  if (record.reply !== null) return record.reply;
  const name = record.replyObject?.name ?? '';
  const bytes = await objects.get(name);
  if (!bytes)
    throw new PermanentError('internal', `the reply of step ${record.name} is missing: ${name}`);
  return Buffer.from(bytes).toString('utf8');
}
