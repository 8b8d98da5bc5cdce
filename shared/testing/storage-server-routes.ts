import type { KeyObject } from 'node:crypto';
import { bare, json, type StorageAnswer, unexpected } from './storage-server-answers.ts';
import {
  inListOrder,
  noSuchBucket,
  OBJECT_METAGENERATION,
  type Preconditions,
  type StorageBucket,
  type StoredObject,
} from './storage-server-buckets.ts';
import { readSigned } from './storage-server-signed.ts';
import { readMultipartUpload } from './storage-server-upload.ts';

export interface StorageRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** That the request was sent to. */
  readonly hostname: string;
  readonly contentType: string | undefined;
  readonly body: Buffer;
}

type Route = (
  at: { bucket: StorageBucket; object: string },
  query: Query,
  request: StorageRequest,
) => StorageAnswer;

interface Query {
  text(name: string): string | undefined;
  whole(name: string): number | undefined;
  only: Preconditions;
}

const MAX_PAGE = 1000;
const CONDITIONS = ['ifGenerationMatch', 'ifGenerationNotMatch', 'ifMetagenerationMatch'] as const;

/** By method and kind of path; the query parameters that each takes, every other is refused. */
const ROUTES: Record<string, [parameters: readonly string[], route: Route]> = {
  'GET bucket': [[], ({ bucket }) => json(200, bucketView(bucket))],
  'PATCH bucket': [
    ['ifMetagenerationMatch'],
    ({ bucket }, { only }, { body }) => {
      bucket.patch(JSON.parse(body.toString('utf8')), only);
      return json(200, bucketView(bucket));
    },
  ],
  'GET objects': [['prefix', 'versions', 'maxResults', 'pageToken'], list],
  'POST upload': [
    ['uploadType', 'name', ...CONDITIONS],
    ({ bucket }, { text, only }, { contentType, body }) => {
      const name = text('name') ?? '';
      if (text('uploadType') !== 'multipart') throw unexpected('only multipart uploads are known');
      if (!/^[^\r\n]{1,1024}$/.test(name)) throw unexpected('an object has a name');
      return json(
        200,
        view(bucket, bucket.insert(readMultipartUpload(name, contentType, body), only)),
      );
    },
  ],
  'GET object': [
    ['alt', 'generation', ...CONDITIONS],
    ({ bucket, object }, { text, whole, only }) => {
      const found = bucket.find(object, whole('generation'), only);
      const alt = text('alt') ?? 'json';
      if (alt === 'json') return json(200, view(bucket, found));
      if (alt === 'media') return media(found);
      throw unexpected(`alt=${alt} is not known`);
    },
  ],
  'DELETE object': [
    ['generation', ...CONDITIONS],
    ({ bucket, object }, { whole, only }) => {
      bucket.delete(object, whole('generation'), only);
      return bare(204);
    },
  ],
};

/** The answer to a request, or a StorageRefusal thrown. */
export function answerStorage(
  bucketNamed: (name: string) => StorageBucket | undefined,
  keyOf: (account: string) => KeyObject | undefined,
  request: StorageRequest,
): StorageAnswer {
  const signed = readSigned(request, keyOf);
  if (signed) {
    const bucket = bucketNamed(signed.bucket);
    if (!bucket || request.method !== 'GET') throw unexpected('there is nothing to read', 404);
    return media(bucket.find(signed.object, undefined, {}), signed.headers);
  }
  // The client leaves `/storage/v1` out when it finds the server by its environment variable.
  const [, upload, bucketName = '', objects, object] =
    /^(\/upload\/storage\/v1|\/storage\/v1|)\/b\/([^/]+)(?:(\/o)(?:\/([^/]+))?)?$/.exec(
      request.path,
    ) ?? [];
  const kind = kindOf(upload?.startsWith('/upload'), objects, object);
  const [parameters, route] = ROUTES[`${request.method} ${kind}`] ?? [];
  if (!parameters || !route) throw unexpected('there is no such method here', 404);
  const bucket = bucketNamed(bucketName);
  if (!bucket) throw noSuchBucket();
  const query = readQuery(request.query, parameters);
  return route({ bucket, object: decodeURIComponent(object ?? '') }, query, request);
}

function kindOf(upload: boolean | undefined, objects: string | undefined, object?: string) {
  if (upload === undefined) return 'nothing';
  if (upload) return objects && object === undefined ? 'upload' : 'nothing';
  if (object !== undefined) return 'object';
  return objects ? 'objects' : 'bucket';
}

function readQuery(query: URLSearchParams, known: readonly string[]): Query {
  for (const name of new Set(query.keys())) {
    if (!known.includes(name) || query.getAll(name).length > 1) {
      throw unexpected(`the parameter ${name} is not known here, or given twice`);
    }
  }
  const text = (name: string) => query.get(name) ?? undefined;
  const whole = (name: string) => {
    const value = text(name);
    if (value === undefined) return undefined;
    if (!/^\d{1,16}$/.test(value)) throw unexpected(`${name} is not a whole number`);
    return Number(value);
  };
  const conditions = CONDITIONS.map((name) => [name, whole(name)] as const);
  const only = Object.fromEntries(conditions.filter(([, value]) => value !== undefined));
  return { text, whole, only };
}

function list({ bucket }: { bucket: StorageBucket }, { text, whole }: Query): StorageAnswer {
  const all = bucket.list(text('prefix') ?? '', text('versions') === 'true');
  const token = text('pageToken');
  // From the first that was not given yet, also when others came or went meanwhile.
  const rest = token === undefined ? all : all.filter((one) => inListOrder(one, read(token)) > 0);
  const items = rest.slice(0, Math.min(whole('maxResults') ?? MAX_PAGE, MAX_PAGE));
  const last = items.at(-1);
  return json(200, {
    kind: 'storage#objects',
    ...(items.length > 0 ? { items: items.map((object) => view(bucket, object)) } : {}),
    ...(last && items.length < rest.length ? { nextPageToken: tokenOf(last) } : {}),
  });
}

function tokenOf({ name, generation }: StoredObject): string {
  return Buffer.from(JSON.stringify({ name, generation })).toString('base64url');
}

function read(token: string): Pick<StoredObject, 'name' | 'generation'> {
  return JSON.parse(Buffer.from(token, 'base64url').toString());
}

function view(bucket: StorageBucket, object: StoredObject) {
  return {
    kind: 'storage#object',
    id: `${bucket.name}/${object.name}/${object.generation}`,
    name: object.name,
    bucket: bucket.name,
    generation: String(object.generation),
    metageneration: String(OBJECT_METAGENERATION),
    contentType: object.contentType,
    storageClass: 'STANDARD',
    size: String(object.bytes.length),
    md5Hash: object.md5,
    crc32c: object.crc32c,
    timeCreated: object.createdAt,
    updated: object.createdAt,
    ...(Object.keys(object.metadata).length > 0 ? { metadata: object.metadata } : {}),
    ...(object.noncurrentAt === null ? {} : { timeDeleted: object.noncurrentAt }),
  };
}

function media(object: StoredObject, headers: Record<string, string> = {}): StorageAnswer {
  return {
    status: 200,
    headers: {
      ...{ ...headers, 'content-type': object.contentType },
      'x-goog-generation': String(object.generation),
      'x-goog-metageneration': String(OBJECT_METAGENERATION),
      'x-goog-hash': `crc32c=${object.crc32c},md5=${object.md5}`,
      'x-goog-stored-content-encoding': 'identity',
      'x-goog-stored-content-length': String(object.bytes.length),
    },
    body: object.bytes,
  };
}

function bucketView(bucket: StorageBucket) {
  return {
    kind: 'storage#bucket',
    id: bucket.name,
    name: bucket.name,
    metageneration: String(bucket.metageneration()),
    timeCreated: bucket.createdAt,
    location: 'EU',
    storageClass: 'STANDARD',
    ...bucket.settings(),
  };
}
