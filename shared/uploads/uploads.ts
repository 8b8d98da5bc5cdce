import { createHash } from 'node:crypto';
import { z } from 'zod';
import { isExpired, RETENTION_MS } from '../domain/job.ts';
import {
  UPLOAD_TYPES,
  type Upload,
  type UploadText,
  type UploadType,
  uploadSchema,
  uploadTextSchema,
} from '../domain/upload.ts';
import { ConflictError } from '../errors.ts';
import { jobIdSchema, type MessageKind } from '../messages/envelope.ts';
import type { Clock, Documents, Ids, Objects, Publisher } from '../ports.ts';
import { UploadError } from './upload-error.ts';
import type { ReadUpload } from './upload-thread.ts';

export const UPLOADS = 'uploads';
/** Travels on the topic of the analyses: the worker reads documents as well. */
export const UPLOAD_MESSAGE: MessageKind<{ uploadId: string }> = {
  schema: z
    .object({ uploadId: jobIdSchema, v: z.literal(1) })
    .transform(({ uploadId }) => ({ uploadId })),
  shape: '{uploadId, v: 1}',
};
/** A document that is not read by then is given to the worker again when somebody asks for it. */
const AGAIN_MS = 120_000;

interface Uses {
  documents: Documents;
  objects: Objects;
  clock: Clock;
}

const fileOf = (id: string) => `uploads/${id}/file`;
const textOf = (id: string) => `uploads/${id}/text.json`;

/** What is stored at once, and read by the worker. */
export async function storeUpload(
  {
    account,
    name,
    type,
    bytes,
  }: { account: string; name: string; type: UploadType; bytes: Uint8Array },
  { documents, objects, clock, ids, offer }: Uses & { ids: Ids; offer: OfferUpload },
): Promise<Upload> {
  const nowMs = clock.now();
  const upload: Upload = {
    id: ids.next(),
    ...{ account, name, type, state: 'reading', fault: null, pages: null, characters: null },
    bytes: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    createdAt: new Date(nowMs).toISOString(),
    expireAt: new Date(nowMs + RETENTION_MS).toISOString(),
  };
  await objects.putIfAbsent(fileOf(upload.id), bytes, UPLOAD_TYPES[type]);
  await documents.commit([{ op: 'create', collection: UPLOADS, id: upload.id, data: upload }]);
  await offer(upload.id);
  return upload;
}

export type OfferUpload = (id: string) => Promise<void>;

/** Hands a document to the worker; never throws: it is offered again when somebody asks for it. */
export function createOfferUpload({
  publisher,
  topic,
  onFault,
}: {
  publisher: Publisher;
  topic: string;
  onFault(error: unknown): void;
}): OfferUpload {
  return async (uploadId) => {
    await publisher.publish(topic, { data: { uploadId, v: 1 }, attributes: {} }).catch(onFault);
  };
}

/** One of the account's; undefined for another's, for what has expired and for what never was. */
export async function findUpload(
  id: string,
  account: string,
  { documents, clock }: Pick<Uses, 'documents' | 'clock'>,
): Promise<Upload | undefined> {
  const doc = await documents.get(UPLOADS, id);
  if (doc === undefined) return undefined;
  const upload = uploadSchema.parse(doc.data);
  return upload.account === account && !isExpired(upload, clock.now()) ? upload : undefined;
}

/** Whether reading takes so long that the message must be lost. */
export const isOverdue = ({ state, createdAt }: Upload, nowMs: number): boolean =>
  state === 'reading' && nowMs - Date.parse(createdAt) > AGAIN_MS;

/** Newest first. A cursor that is not one of ours: RangeError. */
export async function listUploads(
  account: string,
  paging: { limit: number; cursor?: string | undefined },
  { documents, clock }: Pick<Uses, 'documents' | 'clock'>,
): Promise<{ items: Upload[]; nextCursor: string | null }> {
  const { docs, nextCursor } = await documents.query({
    collection: UPLOADS,
    where: { account },
    orderBy: { field: 'createdAt', direction: 'desc' },
    limit: paging.limit,
    ...(paging.cursor === undefined ? {} : { cursor: paging.cursor }),
  });
  const items = docs
    .map(({ data }) => uploadSchema.parse(data))
    .filter((upload) => !isExpired(upload, clock.now()));
  return { items, nextCursor: nextCursor ?? null };
}

/** The entry first: nobody finds the file any more, whatever becomes of it. */
export async function deleteUpload(
  id: string,
  { documents, objects }: Omit<Uses, 'clock'>,
): Promise<void> {
  await documents.commit([{ op: 'delete', collection: UPLOADS, id }]);
  await Promise.all([objects.delete(fileOf(id)), objects.delete(textOf(id))]);
}

/**
 * Reads a stored document unless that is done; its entry says `ready` or `failed` then. Undefined when it is gone or
 * goes meanwhile, or cannot be read. What the store throws is thrown.
 */
export async function takeUpload(
  id: string,
  { documents, objects, read }: Pick<Uses, 'documents' | 'objects'> & { read: ReadUpload },
): Promise<{ upload: Upload; text: UploadText } | undefined> {
  const doc = await documents.get(UPLOADS, id);
  if (doc === undefined) return undefined;
  const upload = uploadSchema.parse(doc.data);
  if (upload.state === 'failed') return undefined;
  const known = await objects.get(textOf(id));
  if (upload.state === 'ready' && known !== undefined) {
    return { upload, text: uploadTextSchema.parse(JSON.parse(Buffer.from(known).toString())) };
  }
  const bytes = await objects.get(fileOf(id));
  if (bytes === undefined) return undefined;
  const outcome = await read(bytes, upload.type).catch((error: unknown) => {
    if (error instanceof UploadError) return error;
    throw error;
  });
  const failed = outcome instanceof UploadError;
  const change = failed
    ? { state: 'failed' as const, fault: { code: outcome.code, message: outcome.message } }
    : {
        state: 'ready' as const,
        pages: outcome.pages,
        characters: outcome.parts.reduce((sum, { text }) => sum + text.length, 0),
      };
  if (!failed) {
    await objects.putIfAbsent(textOf(id), Buffer.from(JSON.stringify(outcome)), 'application/json');
  }
  const { version } = doc;
  try {
    await documents.commit([{ op: 'update', collection: UPLOADS, id, version, data: change }]);
  } catch (error) {
    if (!(error instanceof ConflictError)) throw error;
    // Deleted meanwhile: nothing of it may stay. Or read by another, who wrote the same text.
    if ((await documents.get(UPLOADS, id)) === undefined) {
      await objects.delete(textOf(id));
      return undefined;
    }
  }
  return failed ? undefined : { upload: { ...upload, ...change }, text: outcome };
}
