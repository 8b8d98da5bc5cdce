import { setTimeout as sleep } from 'node:timers/promises';
import type { Bucket } from '@google-cloud/storage';
import { ObjectExistsError, PermanentError, TransientError } from '../../errors.ts';
import { withTimeLimit } from '../time-limit.ts';
import { createKept } from './kept.ts';
import { classifyStorageFault } from './storage-faults.ts';
import { endingRequests } from './storage-requests.ts';

const ATTEMPTS = 3;
const PAUSE_MS = 250;

export interface StorageClient {
  /**
   * Runs the task on the bucket, up to three times, each bounded by `tryMs`. Rejects with what the task
   * threw of our own errors, else with what `classifyStorageFault` makes of it.
   */
  call<T>(
    { what, tryMs }: { what: string; tryMs: number },
    task: (bucket: Bucket) => Promise<T>,
  ): Promise<T>;
}

/** One bucket through Google's client, which is loaded with the first call. STORAGE_EMULATOR_HOST is heeded. */
export function createStorageClient({
  projectId,
  bucket: name,
}: {
  projectId: string;
  bucket: string;
}): StorageClient {
  const opened = createKept(async () => {
    const { Storage } = await import('@google-cloud/storage');
    // Its own retries would not settle once they run out of time, and cannot be ended.
    const storage = new Storage({ projectId, retryOptions: { autoRetry: false } });
    // Only to sign would it look for an account, and then ask the network whether this is a machine of Google's.
    if (storage.customEndpoint) storage.authClient._checkIsGCE = async () => false;
    return storage.bucket(name);
  });

  return {
    async call({ what, tryMs }, task) {
      const service = `bucket ${name}`;
      for (let attempt = 1; ; attempt += 1) {
        try {
          const bucket = await opened();
          const { signal } = new AbortController();
          return await withTimeLimit({ service, timeoutMs: tryMs, signal }, (limit) =>
            endingRequests(limit, () => task(bucket)),
          );
        } catch (error) {
          const fault = isOurs(error) ? error : classifyStorageFault(error, `${what} (${service})`);
          if (attempt === ATTEMPTS || !(fault instanceof TransientError)) throw fault;
        }
        await sleep(PAUSE_MS * 2 ** (attempt - 1) * (0.5 + Math.random()));
      }
    },
  };
}

function isOurs(error: unknown): boolean {
  return (
    error instanceof TransientError ||
    error instanceof PermanentError ||
    error instanceof ObjectExistsError
  );
}
