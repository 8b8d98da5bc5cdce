import { parentPort, workerData } from 'node:worker_threads';
import type { UploadType } from '../domain/upload.ts';
import { readUpload } from './read-upload.ts';
import { UploadError } from './upload-error.ts';

const { bytes, type } = workerData as { bytes: Uint8Array; type: UploadType };
readUpload(bytes, type).then(
  (text) => parentPort?.postMessage({ ok: true, text }),
  (error: unknown) => {
    if (!(error instanceof UploadError)) throw error;
    parentPort?.postMessage({ ok: false, code: error.code });
  },
);
