import { createHash } from 'node:crypto';
import { z } from 'zod';
import type { Objects } from '../ports.ts';

/** A reply within its document, or beside it in the bucket when it is long. */
export const placedReplySchema = z.object({
  reply: z.string().nullable(),
  replyObject: z.object({ name: z.string(), sha256: z.string() }).nullable(),
});
export type PlacedReply = z.infer<typeof placedReplySchema>;

/** Far below the limit of a document, because one batch may carry a score of them. */
const INLINE_BYTES = 100_000;

/** `path` without a suffix: `steps/<job>/<key>`. */
export async function placeReply(
  objects: Objects,
  path: string,
  text: string,
): Promise<PlacedReply> {
  const bytes = Buffer.from(text);
  if (bytes.length <= INLINE_BYTES) return { reply: text, replyObject: null };
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  // The digest is part of the name: an attempt that died before its record may have stored another reply.
  const name = `${path}-${sha256.slice(0, 16)}.json`;
  await objects.putIfAbsent(name, bytes, 'application/json');
  return { reply: null, replyObject: { name, sha256 } };
}

/** Undefined when the object is gone. */
export async function readReply(
  objects: Objects,
  { reply, replyObject }: PlacedReply,
): Promise<string | undefined> {
  if (replyObject === null) return reply ?? undefined;
  const bytes = await objects.get(replyObject.name);
  return bytes && Buffer.from(bytes).toString('utf8');
}
