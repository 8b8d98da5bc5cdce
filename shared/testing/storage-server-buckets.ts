import { createHash } from 'node:crypto';
import { crc32cOf } from './crc32c.ts';
import { invalid, StorageRefusal, unexpected } from './storage-server-answers.ts';
import { type BucketSettings, patched } from './storage-server-settings.ts';

/** One version of an object. */
export interface StoredObject {
  readonly name: string;
  readonly generation: number;
  readonly bytes: Buffer;
  readonly contentType: string;
  readonly metadata: Record<string, string>;
  readonly crc32c: string;
  readonly md5: string;
  readonly createdAt: string;
  /** When it was deleted or overwritten; null while it is live. */
  noncurrentAt: string | null;
}

export interface NewObject {
  name: string;
  bytes: Buffer;
  contentType: string;
  metadata: Record<string, string>;
  /** What the uploader says they are. */
  crc32c: string | undefined;
  md5: string | undefined;
}

/** `0` for `ifGenerationMatch`: only if there is no live object. */
export interface Preconditions {
  ifGenerationMatch?: number;
  ifGenerationNotMatch?: number;
  ifMetagenerationMatch?: number;
}

export interface StorageBucket {
  readonly name: string;
  readonly createdAt: string;
  metageneration(): number;
  settings(): BucketSettings;
  patch(changes: Record<string, unknown>, only: Preconditions): void;
  insert(object: NewObject, only: Preconditions): StoredObject;
  /** Without a generation: the live one. */
  find(name: string, generation: number | undefined, only: Preconditions): StoredObject;
  delete(name: string, generation: number | undefined, only: Preconditions): void;
  /** In the order of `inListOrder`. */
  list(prefix: string, versions: boolean): StoredObject[];
}

/** An object's metadata cannot be changed here, so its metageneration stays 1. */
export const OBJECT_METAGENERATION = 1;

export function createStorageBucket(name: string, initial: BucketSettings): StorageBucket {
  const createdAt = new Date().toISOString();
  const versions: StoredObject[] = [];
  let settings = initial;
  let metageneration = 1;
  let lastGeneration = 0;

  const live = (object: string) =>
    versions.find((version) => version.name === object && version.noncurrentAt === null);

  function version(object: string, generation: number | undefined): StoredObject {
    const found =
      generation === undefined
        ? live(object)
        : versions.find((one) => one.name === object && one.generation === generation);
    if (found) return found;
    throw new StorageRefusal(404, 'notFound', `No such object: ${name}/${object}`);
  }

  function retire(object: StoredObject): void {
    if (settings.versioning?.enabled && object.noncurrentAt === null) {
      object.noncurrentAt = new Date().toISOString();
    } else versions.splice(versions.indexOf(object), 1);
  }

  return {
    name,
    createdAt,
    metageneration: () => metageneration,
    settings: () => settings,
    patch(changes, only) {
      if (only.ifMetagenerationMatch !== undefined && only.ifMetagenerationMatch !== metageneration)
        throw preconditionFailed();
      settings = patched(settings, changes);
      metageneration += 1;
    },
    insert({ bytes, crc32c, md5, ...object }, only) {
      const before = live(object.name);
      check(only, before, 412);
      const sums = {
        crc32c: crc32cOf(bytes),
        md5: createHash('md5').update(bytes).digest('base64'),
      };
      agree('CRC32C', crc32c, sums.crc32c);
      agree('MD5 hash', md5, sums.md5);
      if (before) retire(before);
      lastGeneration = Math.max(lastGeneration + 1, Date.now() * 1000);
      const stored = {
        ...object,
        ...sums,
        bytes,
        generation: lastGeneration,
        createdAt: new Date().toISOString(),
        noncurrentAt: null,
      };
      versions.push(stored);
      return stored;
    },
    find(object, generation, only) {
      const found = version(object, generation);
      check(only, found, 304);
      return found;
    },
    delete(object, generation, only) {
      const found = version(object, generation);
      check(only, found, 412);
      // A generation that is named is gone for good.
      if (generation === undefined) retire(found);
      else versions.splice(versions.indexOf(found), 1);
    },
    list: (prefix, all) =>
      versions
        .filter((one) => one.name.startsWith(prefix) && (all || one.noncurrentAt === null))
        .sort(inListOrder),
  };
}

type Place = Pick<StoredObject, 'name' | 'generation'>;

/** By the names' UTF-8 bytes, then by generation. */
export function inListOrder(a: Place, b: Place): number {
  return Buffer.compare(Buffer.from(a.name), Buffer.from(b.name)) || a.generation - b.generation;
}

/** A generation that must not match and does is "not modified" to a reader. */
function check(only: Preconditions, object: StoredObject | undefined, unchanged: 304 | 412): void {
  const { ifGenerationMatch, ifGenerationNotMatch, ifMetagenerationMatch } = only;
  const generation = object?.generation ?? 0;
  if (ifGenerationMatch !== undefined && ifGenerationMatch !== generation) {
    throw preconditionFailed();
  }
  if (ifMetagenerationMatch !== undefined && ifMetagenerationMatch !== OBJECT_METAGENERATION) {
    throw preconditionFailed();
  }
  if (ifGenerationNotMatch !== undefined && ifGenerationNotMatch === generation) {
    throw unchanged === 304
      ? new StorageRefusal(304, 'notModified', 'Not Modified')
      : preconditionFailed();
  }
}

function preconditionFailed(): StorageRefusal {
  return new StorageRefusal(
    412,
    'conditionNotMet',
    'At least one of the pre-conditions you specified did not hold.',
  );
}

function agree(what: string, provided: string | undefined, calculated: string): void {
  if (provided === undefined || provided === calculated) return;
  throw invalid(`Provided ${what} "${provided}" doesn't match calculated ${what} "${calculated}".`);
}

export function noSuchBucket(): StorageRefusal {
  return unexpected('The specified bucket does not exist.', 404);
}
