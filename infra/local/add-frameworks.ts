import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PermanentError } from '../../shared/errors.ts';
import { createOwnFrameworks, readDefinition } from '../../shared/own-frameworks/own-frameworks.ts';
import type { Clock, Documents } from '../../shared/ports.ts';

/** Adds the `.json` files of FRAMEWORKS_DIR. Throws PermanentError that names the file and its faults. */
export async function addFrameworks(
  folder: string,
  uses: { documents: Documents; clock: Clock },
): Promise<string[]> {
  const own = createOwnFrameworks(uses);
  const refuse = (what: string, cause: unknown) =>
    new PermanentError(
      'misconfigured',
      `FRAMEWORKS_DIR: ${what}: ${cause instanceof Error ? cause.message : String(cause)}`,
      { cause },
    );
  const names = await readdir(folder).catch((cause: unknown) => {
    throw refuse(folder, cause);
  });
  const added: string[] = [];
  for (const name of names.filter((one) => one.endsWith('.json')).toSorted()) {
    try {
      added.push((await own.add(readDefinition(await readFile(join(folder, name), 'utf8')))).name);
    } catch (cause) {
      if (cause instanceof PermanentError) throw refuse(name, cause);
      throw cause;
    }
  }
  return added;
}
