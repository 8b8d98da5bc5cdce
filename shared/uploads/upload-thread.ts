import { Worker } from 'node:worker_threads';
import { type UploadText, type UploadType, uploadTextSchema } from '../domain/upload.ts';
import { UploadError } from './upload-error.ts';

export type ReadUpload = (bytes: Uint8Array, type: UploadType) => Promise<UploadText>;

const READ_MS = 60_000;
const MEMORY_MB = 512;

/** Reads each file in a thread of its own, which ends with it, within limits of time and memory. Throws UploadError. */
export function createUploadThread(
  entry: URL | string = new URL('./upload-thread.entry.ts', import.meta.url),
  { readMs = READ_MS, memoryMb = MEMORY_MB }: { readMs?: number; memoryMb?: number } = {},
): ReadUpload {
  return async (bytes, type) => {
    const thread = new Worker(entry, {
      workerData: { bytes, type },
      resourceLimits: { maxOldGenerationSizeMb: memoryMb },
      // A library's complaints about a file say nothing to an operator.
      stdout: true,
      stderr: true,
    });
    const { promise, resolve, reject } = Promise.withResolvers<UploadText>();
    const timer = setTimeout(() => reject(new UploadError('too_slow')), readMs);
    thread.once(
      'message',
      (answer: { ok: true; text: unknown } | { ok: false; code: UploadError['code'] }) => {
        if (answer.ok) resolve(uploadTextSchema.parse(answer.text));
        else reject(new UploadError(answer.code));
      },
    );
    thread.once('error', (error: Error & { code?: string }) => {
      const full = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
      reject(new UploadError(full ? 'too_slow' : 'damaged', { cause: error }));
    });
    thread.once('exit', () => reject(new UploadError('damaged')));
    try {
      return await promise;
    } finally {
      clearTimeout(timer);
      await thread.terminate();
    }
  };
}
