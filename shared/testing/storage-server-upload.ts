import { z } from 'zod';
import { unexpected } from './storage-server-answers.ts';
import type { NewObject } from './storage-server-buckets.ts';

const describedSchema = z.strictObject({
  contentType: z.string().optional(),
  crc32c: z.string().optional(),
  md5Hash: z.string().optional(),
  metadata: z.record(z.string(), z.string()).optional(),
});

/** An upload with `uploadType=multipart`: a part of JSON about the object, then a part with its bytes. */
export function readMultipartUpload(
  name: string,
  contentType: string | undefined,
  body: Buffer,
): NewObject {
  const boundary = /^multipart\/related; ?boundary="?([\w'()+,./:=? -]{1,70}?)"?$/.exec(
    contentType ?? '',
  )?.[1];
  if (boundary === undefined) throw unexpected(`not a multipart/related body: ${contentType}`);
  const [description, content, ...more] = partsOf(body, boundary);
  if (!description || !content || more.length > 0) throw unexpected('an upload has two parts');
  const described = describedSchema.safeParse(parsed(description.body));
  if (!described.success) throw unexpected(z.prettifyError(described.error));
  return {
    name,
    bytes: content.body,
    contentType: described.data.contentType ?? content.type ?? 'application/octet-stream',
    metadata: described.data.metadata ?? {},
    crc32c: described.data.crc32c,
    md5: described.data.md5Hash,
  };
}

function partsOf(body: Buffer, boundary: string): { type: string | undefined; body: Buffer }[] {
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  // The first delimiter needs no line break before it.
  const framed = Buffer.concat([Buffer.from('\r\n'), body]);
  const parts: { type: string | undefined; body: Buffer }[] = [];
  let start = framed.indexOf(delimiter);
  while (start !== -1) {
    const from = start + delimiter.length;
    if (framed.toString('latin1', from, from + 2) === '--') return parts;
    const end = framed.indexOf(delimiter, from);
    const blank = framed.indexOf('\r\n\r\n', from);
    if (end === -1 || blank === -1 || blank > end) break;
    const type = /^content-type: *(.+)$/im.exec(framed.toString('latin1', from, blank))?.[1];
    parts.push({ type: type?.trim(), body: Buffer.from(framed.subarray(blank + 4, end)) });
    start = end;
  }
  throw unexpected('the upload ends before its last boundary');
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}
