import { createHash } from 'node:crypto';
import type { Bucket, File } from '@google-cloud/storage';
import { z } from 'zod';
import { ObjectExistsError, PermanentError, TransientError } from '../../errors.ts';
import type { ObjectHead, Objects } from '../../ports.ts';
import { checkContentType, checkObjectName, checkPrefix } from '../rules/object-rules.ts';
import { createStorageClient } from './storage-client.ts';
import { isMissingObject, isPreconditionFailed } from './storage-faults.ts';

interface StorageObjectsOptions {
  projectId: string;
  bucket: string;
  /** Of one try; there are three, and short pauses between them. */
  uploadMs?: number;
  /** Of one try at anything else. A listing takes so long for each page of a thousand. */
  otherMs?: number;
}

/** An object that another program put there may have no `sha256`. */
const metadataSchema = z.object({
  name: z.string(),
  generation: z.string(),
  size: z.coerce.number().int().min(0),
  contentType: z.string().default('application/octet-stream'),
  timeCreated: z.string(),
  metadata: z
    .object({
      sha256: z
        .string()
        .regex(/^[0-9a-f]{64}$/)
        .optional()
        .catch(undefined),
    })
    .default({}),
});

/**
 * Objects in a Cloud Storage bucket. Writes are conditional on the name being free, so a try whose answer
 * was lost is found by the next one, with the same bytes: it answers `existed: true`. The sha256 lies in
 * the object's custom metadata. `get` reads the metadata first and then that generation's bytes: bytes that
 * do not fit their CRC32C were damaged on the way and are read again; bytes that do and have another sha256
 * are PermanentError('internal'), as on the embedded platform.
 */
export function createStorageObjects({
  projectId,
  bucket: bucketName,
  uploadMs = 9_500,
  otherMs = 4_500,
}: StorageObjectsOptions): Objects {
  const client = createStorageClient({ projectId, bucket: bucketName });

  function call<T>(name: string, done: string, task: (bucket: Bucket) => Promise<T>): Promise<T> {
    const tryMs = done === 'stored' ? uploadMs : otherMs;
    return client.call({ what: `object ${name} could not be ${done}`, tryMs }, task);
  }

  function readPage(prefix: string, pageToken: string | undefined) {
    return call(`${prefix}…`, 'listed', async (bucket) => {
      // Its own next query would not be usable: it forgets `autoPaginate`.
      const query = { prefix, autoPaginate: false, ...(pageToken ? { pageToken } : {}) };
      const [files, next]: [File[], { pageToken?: string } | null, ...unknown[]] =
        await bucket.getFiles(query);
      // The console makes an object of such a name and calls it a folder.
      const ours = files.filter((file) => !file.name.endsWith('/'));
      return { page: await Promise.all(ours.map(headOf)), next: next?.pageToken };
    });
  }

  return {
    async putIfAbsent(name, bytes, contentType) {
      checkObjectName(name);
      checkContentType(contentType);
      // Copied: the caller may use its buffer again while this one is sent.
      const copy = Buffer.from(bytes);
      const sha256 = sha256Of(copy);
      return call(name, 'stored', async (bucket) => {
        const head = await upload(bucket.file(name), copy, { contentType, sha256 });
        if (head) return { head, existed: false };
        const there = (await find(bucket, name))?.head;
        // Deleted in between: the name is free again.
        if (!there) throw new TransientError('unavailable', `object ${name} came and went`);
        if (there.sha256 !== sha256) {
          throw new ObjectExistsError(`object ${name} exists with other bytes`);
        }
        return { head: there, existed: true };
      });
    },
    async get(name) {
      checkObjectName(name);
      return call(name, 'read', async (bucket) => {
        const found = await find(bucket, name);
        const bytes = found && (await download(found.file).catch(unlessMissing));
        if (bytes && sha256Of(bytes) !== found.head.sha256) {
          throw new PermanentError('internal', `object ${name} is damaged in its bucket`);
        }
        return bytes;
      });
    },
    async head(name) {
      checkObjectName(name);
      return call(name, 'read', async (bucket) => (await find(bucket, name))?.head);
    },
    async list(prefix) {
      checkPrefix(prefix);
      const heads: ObjectHead[] = [];
      let pageToken: string | undefined;
      do {
        const { page, next } = await readPage(prefix, pageToken);
        heads.push(...page);
        pageToken = next;
      } while (pageToken !== undefined);
      return heads;
    },
    async delete(name) {
      checkObjectName(name);
      await call(name, 'deleted', async (bucket) => {
        const [versions] = await bucket.getFiles({ prefix: name, versions: true });
        // By its generation a version is gone for good; by its name alone it would stay as an older one.
        for (const { metadata } of versions.filter((file) => file.name === name)) {
          const { generation } = metadataSchema.parse(metadata);
          await bucket.file(name, { generation }).delete().catch(unlessMissing);
        }
      });
    },
    async link(name, untilMs, disposition) {
      checkObjectName(name);
      return call(name, 'linked', async (bucket) => {
        const named = disposition === undefined ? {} : { responseDisposition: disposition };
        const wanted = { version: 'v4', action: 'read', expires: untilMs, ...named } as const;
        return (await bucket.file(name).getSignedUrl(wanted).catch(unlessSigned))[0];
      });
    },
  };
}

/** Undefined when the name is taken. The service refuses bytes that do not fit their CRC32C. */
async function upload(
  file: File,
  bytes: Buffer,
  { contentType, sha256 }: { contentType: string; sha256: string },
): Promise<ObjectHead | undefined> {
  const sum = file.storage.crc32cGenerator();
  sum.update(bytes);
  try {
    await file.save(bytes, {
      resumable: false,
      validation: false,
      preconditionOpts: { ifGenerationMatch: 0 },
      contentType,
      metadata: { crc32c: sum.toString(), metadata: { sha256 } },
    });
  } catch (error) {
    if (isPreconditionFailed(error)) return undefined;
    throw error;
  }
  return headOf(file);
}

/** The live object, pinned to its generation. */
async function find(bucket: Bucket, name: string) {
  const file = bucket.file(name);
  const found = await file.getMetadata().catch(unlessMissing);
  if (!found) return undefined;
  const { generation } = metadataSchema.parse(file.metadata);
  return { head: await headOf(file), file: bucket.file(name, { generation }) };
}

/** From the metadata that came with the file. */
async function headOf(file: File): Promise<ObjectHead> {
  const { name, size, contentType, timeCreated, metadata } = metadataSchema.parse(file.metadata);
  const sha256 = metadata.sha256 ?? sha256Of(await download(file));
  return { name, bytes: size, sha256, contentType, createdAt: timeCreated };
}

/** Checked by the client against the CRC32C that came with the bytes. */
async function download(file: File): Promise<Buffer> {
  const stream = file.createReadStream();
  // The client's own layers are more than ten: Node would warn of a leak.
  stream.on('response', (response) => response.setMaxListeners(20));
  return Buffer.concat(await stream.toArray());
}

function unlessMissing(error: unknown): undefined {
  if (!isMissingObject(error)) throw error;
}

/** In a function the account signs through a service: it knows no key of its own. */
function unlessSigned(cause: unknown): never {
  throw new TransientError(
    'unavailable',
    'an address could not be signed: enable the IAM Service Account Credentials API and give the account roles/iam.serviceAccountTokenCreator on itself',
    { cause },
  );
}

function sha256Of(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
