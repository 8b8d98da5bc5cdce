import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { link, mkdir, open, readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ManifestFile } from './exports-manifest.ts';
import { syncFolder } from './folder-sync.ts';

/** Where objects are before they have a name. */
const INCOMING = '+incoming';

/** Every finished object under the folder, `/`-separated; none when it does not exist. */
export async function objectFiles(folder: string): Promise<string[]> {
  const walk = async (path: string): Promise<string[]> => {
    const entries = await readdir(join(folder, path), { withFileTypes: true });
    const found = entries
      .filter(({ name }) => name !== INCOMING)
      .map((entry) => {
        const inner = path === '' ? entry.name : `${path}/${entry.name}`;
        return entry.isDirectory() ? walk(inner) : [inner];
      });
    return (await Promise.all(found)).flat();
  };
  return (await walk('').catch(unlessMissing)) ?? [];
}

/** On the disk under the new name, which must be free; its folder is there. Undefined when there is no such file. */
export async function copyDurably(
  from: string,
  to: string,
): Promise<Omit<ManifestFile, 'path'> | undefined> {
  const source = await open(from, 'r').catch(unlessMissing);
  if (source === undefined) return undefined;
  await using copying = new AsyncDisposableStack();
  copying.use(source);
  const target = copying.use(await open(to, 'wx', 0o600));
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of source.createReadStream({ autoClose: false })) {
    hash.update(chunk);
    await target.writeFile(chunk);
    bytes += chunk.length;
  }
  await target.sync();
  return { bytes, sha256: hash.digest('hex') };
}

/** Gives an intact file of an earlier copy a second name; false when it is not intact. */
export async function linkIntact(from: string, to: string, file: ManifestFile): Promise<boolean> {
  if ((await hashFile(from)) !== file.sha256) return false;
  // Not every file system can.
  return link(from, to).then(
    () => true,
    () => false,
  );
}

/** Undefined when there is no such file. */
export async function hashFile(path: string): Promise<string | undefined> {
  const hash = createHash('sha256');
  try {
    for await (const chunk of createReadStream(path)) hash.update(chunk);
  } catch (error) {
    return unlessMissing(error);
  }
  return hash.digest('hex');
}

/** Makes the folder of each path, for this user alone. */
export async function makeFoldersOf(folder: string, paths: readonly string[]): Promise<void> {
  for (const inner of foldersOf(paths)) {
    await mkdir(join(folder, inner), { recursive: true, mode: 0o700 });
  }
}

/** Puts their names on the disk too. */
export async function syncFoldersOf(folder: string, paths: readonly string[]): Promise<void> {
  for (const inner of foldersOf(paths)) await syncFolder(join(folder, inner));
}

/** Those above them included; the folder itself is '.'. */
function foldersOf(paths: readonly string[]): Set<string> {
  const found = new Set(['.']);
  for (const path of paths) {
    for (let inner = dirname(path); !found.has(inner); inner = dirname(inner)) found.add(inner);
  }
  return found;
}

export function unlessMissing(error: unknown): undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code !== 'ENOENT' && code !== 'ENOTDIR') throw error;
}
