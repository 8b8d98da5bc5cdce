import { createHash } from 'node:crypto';
import { type FileHandle, open } from 'node:fs/promises';
import { z } from 'zod';
import { PermanentError } from '../../errors.ts';
import type { ObjectHead } from '../../ports.ts';

/**
 * An object is one file: a line of JSON about it, then its bytes. One file becomes visible at once, so that
 * no crash can part an object from what is known of it.
 */
const headerSchema = z.object({
  bytes: z.int().min(0),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  contentType: z.string(),
  createdAt: z.iso.datetime(),
});

/** More than any header has: the content type is bounded. */
const MAX_HEADER_BYTES = 1024;
const NEWLINE = 0x0a;

export function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Writes a new file at `path` and puts it on the disk. The file system's clock says when it was created. */
export async function writeObjectFile(
  path: string,
  { name, bytes, contentType }: { name: string; bytes: Uint8Array; contentType: string },
): Promise<ObjectHead> {
  const handle = await open(path, 'wx', 0o600);
  try {
    const { mtime } = await handle.stat();
    const header = {
      bytes: bytes.byteLength,
      sha256: sha256Of(bytes),
      contentType,
      createdAt: mtime.toISOString(),
    };
    await handle.writeFile(Buffer.concat([Buffer.from(`${JSON.stringify(header)}\n`), bytes]));
    await handle.sync();
    return { name, ...header };
  } finally {
    await handle.close();
  }
}

/** Undefined when there is no such file. */
export async function readObjectHead(path: string, name: string): Promise<ObjectHead | undefined> {
  return withFile(path, async (handle) => (await readHeader(handle, name)).head);
}

/** As a list has it: a file whose first line cannot be read does not hide the others. */
export type ListedHead = ObjectHead & {
  /** Then only the name, the size of the file and the time of its last change are known. */
  damaged?: true;
};

export async function readListedHead(path: string, name: string): Promise<ListedHead | undefined> {
  return withFile(path, async (handle) => {
    try {
      return (await readHeader(handle, name)).head;
    } catch (error) {
      if (!(error instanceof PermanentError)) throw error;
      const { size, mtime } = await handle.stat();
      const createdAt = mtime.toISOString();
      return { name, bytes: size, sha256: '', contentType: '', createdAt, damaged: true };
    }
  });
}

/** The bytes, checked against their hash; undefined when there is no such file. */
export async function readObjectBytes(path: string, name: string): Promise<Buffer | undefined> {
  return withFile(path, async (handle) => {
    const { head, start } = await readHeader(handle, name);
    const bytes = Buffer.alloc(head.bytes);
    let filled = 0;
    while (filled < bytes.length) {
      const { bytesRead } = await handle.read(bytes, filled, bytes.length - filled, start + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    if (filled < bytes.length || sha256Of(bytes) !== head.sha256) throw damaged(name);
    return bytes;
  });
}

async function readHeader(
  handle: FileHandle,
  name: string,
): Promise<{ head: ObjectHead; start: number }> {
  const { buffer, bytesRead } = await handle.read(
    Buffer.alloc(MAX_HEADER_BYTES),
    0,
    MAX_HEADER_BYTES,
    0,
  );
  const end = buffer.subarray(0, bytesRead).indexOf(NEWLINE);
  try {
    const header = headerSchema.parse(JSON.parse(buffer.toString('utf8', 0, Math.max(end, 0))));
    return { head: { name, ...header }, start: end + 1 };
  } catch (cause) {
    throw damaged(name, cause);
  }
}

async function withFile<T>(
  path: string,
  use: (handle: FileHandle) => Promise<T>,
): Promise<T | undefined> {
  const handle = await open(path, 'r').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT' || error.code === 'ENOTDIR') return undefined;
    throw error;
  });
  if (handle === undefined) return undefined;
  try {
    return await use(handle);
  } finally {
    await handle.close();
  }
}

function damaged(name: string, cause?: unknown): PermanentError {
  return new PermanentError('internal', `object ${name} is damaged on the disk`, { cause });
}
