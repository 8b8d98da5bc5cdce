import { mkdirSync, rmSync } from 'node:fs';
import { link, mkdir, readdir, unlink } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { ObjectExistsError, PermanentError, TransientError } from '../../errors.ts';
import type { ObjectHead, Objects } from '../../ports.ts';
import { checkContentType, checkObjectName, checkPrefix } from '../rules/object-rules.ts';
import { makeFolder, syncFolder } from './folder-sync.ts';
import {
  type ListedHead,
  readListedHead,
  readObjectBytes,
  readObjectHead,
  writeObjectFile,
} from './object-file.ts';

/** `+` is in no object name: so an object `a` and an object `a/b` live side by side. */
const SUFFIX = '+object';
const INCOMING = '+incoming';

/**
 * Objects as files under `folder`, which one process at a time may use, through one of these, but for those
 * that are `attached` to it, which make and clean nothing before they store something. An object is written
 * aside, put on the disk and then linked to its name, which fails if the name is taken.
 */
export function createEmbeddedObjects({
  folder,
  attached = false,
}: {
  folder: string;
  attached?: boolean;
}): Objects {
  const incoming = join(folder, INCOMING);
  if (!attached) {
    // What is there was left by a process that died while it wrote.
    rmSync(incoming, { recursive: true, force: true });
    mkdirSync(incoming, { recursive: true });
  }
  let written = 0;

  const pathOf = (name: string) => join(folder, ...checkObjectName(name)) + SUFFIX;

  async function store(name: string, path: string, bytes: Uint8Array, contentType: string) {
    if (attached) await mkdir(incoming, { recursive: true });
    written += 1;
    const aside = join(incoming, `${process.pid}-${written}`);
    try {
      const head = await writeObjectFile(aside, { name, bytes, contentType });
      await makeFolder(dirname(path));
      let there: ObjectHead | undefined;
      // Taken but not to be read: it was deleted in between, so the name is free again.
      while (!(await linkIfAbsent(aside, path)) && there === undefined) {
        there = await readObjectHead(path, name);
      }
      // Also when it was there already: whoever wrote it may not have come this far.
      await syncFolder(dirname(path));
      return { head, there };
    } finally {
      // What cannot be removed now is removed at the next start.
      await unlink(aside).catch(() => undefined);
    }
  }

  async function* walk(directory: string, prefix: string): AsyncGenerator<string> {
    const entries = await readdir(directory, { withFileTypes: true }).catch(unlessMissing);
    for (const entry of entries ?? []) {
      if (entry.isDirectory() && entry.name !== INCOMING) {
        yield* walk(join(directory, entry.name), `${prefix}${entry.name}/`);
      } else if (entry.isFile() && entry.name.endsWith(SUFFIX)) {
        yield prefix + entry.name.slice(0, -SUFFIX.length);
      }
    }
  }

  return {
    putIfAbsent(name, bytes, contentType) {
      return naming(name, 'stored', async () => {
        checkContentType(contentType);
        const path = pathOf(name);
        // Copied: the caller may use its buffer again while this one is written.
        const { head, there } = await store(name, path, new Uint8Array(bytes), contentType);
        if (there !== undefined && there.sha256 !== head.sha256) {
          throw new ObjectExistsError(`object ${name} exists with other bytes`);
        }
        return { head: there ?? head, existed: there !== undefined };
      });
    },
    get: (name) => naming(name, 'read', async () => await readObjectBytes(pathOf(name), name)),
    head: (name) => naming(name, 'read', async () => await readObjectHead(pathOf(name), name)),
    list(prefix) {
      return naming(`${prefix}…`, 'listed', async () => {
        const segments = checkPrefix(prefix);
        const heads: ListedHead[] = [];
        const start = segments.map((segment) => `${segment}/`).join('');
        for await (const name of walk(join(folder, ...segments), start)) {
          const head = name.startsWith(prefix)
            ? await readListedHead(pathOf(name), name)
            : undefined;
          if (head !== undefined) heads.push(head);
        }
        return heads.sort((a, b) => (a.name < b.name ? -1 : 1));
      });
    },
    delete(name) {
      return naming(name, 'deleted', async () => {
        const path = pathOf(name);
        const removed = await unlink(path).then(() => true, unlessMissing);
        if (removed === true) await syncFolder(dirname(path));
      });
    },
    async link(name) {
      checkObjectName(name);
      return null;
    },
  };
}

/** False when the name is taken. */
async function linkIfAbsent(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    throw error;
  }
}

function unlessMissing(error: unknown): undefined {
  if (codeOf(error) !== 'ENOENT' && codeOf(error) !== 'ENOTDIR') throw error;
}

/** What the file system throws (disk full, no permission) becomes a TransientError that names the object. */
async function naming<T>(name: string, done: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof PermanentError || error instanceof ObjectExistsError) throw error;
    const why = codeOf(error) ?? String(error);
    throw new TransientError('unavailable', `object ${name} could not be ${done}: ${why}`, {
      cause: error,
    });
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined;
}
