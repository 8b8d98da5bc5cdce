import { mkdir, mkdtemp, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { PermanentError } from '../../errors.ts';
import { checkCopy } from './exports-check.ts';
import { copyDurably, makeFoldersOf, syncFoldersOf, unlessMissing } from './exports-files.ts';
import { documentsIn, readManifest } from './exports-manifest.ts';
import { syncFolder } from './folder-sync.ts';

/**
 * Copies a sound copy to `target`, which must not exist or be empty, and appears there whole or not at all.
 * PermanentError with the reason otherwise. Answers how many documents it has.
 */
export async function restoreCopy(place: string, target: string): Promise<number> {
  const there = await readdir(target).catch((error: unknown) => unlessFree(target, error));
  if (there !== undefined && there.length > 0) refuseTaken(target);
  const manifest = await readManifest(place);
  if ('fault' in manifest) return refuse(`the backup is not sound: ${manifest.fault}`);
  const [fault] = await checkCopy(place);
  if (fault !== undefined) refuse(`the backup is not sound: ${fault}`);
  const unfinished = await makeBeside(target);
  try {
    const paths = manifest.files.map(({ path }) => path);
    await makeFoldersOf(unfinished, paths);
    for (const { path, sha256 } of manifest.files) {
      const copied = await copyDurably(join(place, path), join(unfinished, path));
      if (copied?.sha256 !== sha256) refuse(`${path} changed while it was copied`);
    }
    await syncFoldersOf(unfinished, paths);
    await moveTo(target, unfinished);
    await syncFolder(dirname(target));
    return documentsIn(manifest);
  } catch (error) {
    if (error instanceof PermanentError) throw error;
    return refuseUnmade(target, error);
  } finally {
    await rm(unfinished, { recursive: true, force: true });
  }
}

/** Where nothing is yet, there is nothing to read. */
function unlessFree(target: string, error: unknown): undefined {
  if (codeOf(error) !== 'ENOENT') refuseUnmade(target, error);
}

/** A new folder that can be renamed to `target`. */
async function makeBeside(target: string): Promise<string> {
  try {
    await mkdir(dirname(target), { recursive: true, mode: 0o700 });
    return await mkdtemp(`${target}.restoring-`);
  } catch (error) {
    return refuseUnmade(target, error);
  }
}

async function moveTo(target: string, made: string): Promise<void> {
  try {
    await rmdir(target).catch(unlessMissing);
    await rename(made, target);
  } catch (error) {
    // Someone else may have filled it meanwhile.
    const code = codeOf(error);
    if (code === 'ENOTEMPTY' || code === 'EEXIST') refuseTaken(target);
    throw error;
  }
}

function refuseTaken(target: string): never {
  refuse(`${target} is not empty: name a new folder`);
}

function refuseUnmade(target: string, error: unknown): never {
  const why = error instanceof Error ? error.message : String(error);
  throw new PermanentError('misconfigured', `${target} cannot be made: ${why}; name a new folder`, {
    cause: error,
  });
}

function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

function refuse(why: string): never {
  throw new PermanentError('misconfigured', why);
}
