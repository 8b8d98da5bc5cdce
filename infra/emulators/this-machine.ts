import { execFileSync } from 'node:child_process';
import { accessSync, constants, readdirSync, realpathSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Machine } from './locate.ts';

export function thisMachine(env: NodeJS.ProcessEnv): Machine {
  return {
    which: (name) =>
      (env.PATH ?? '')
        .split(delimiter)
        .map((folder) => join(folder, name))
        .find(isExecutable),
    resolve: (path) => realpathSync(path),
    list: (folder) => orNothing(() => readdirSync(folder)) ?? [],
    askGcloud: (gcloud) =>
      orNothing(() =>
        execFileSync(gcloud, ['info', '--format=value(installation.sdk_root)'], {
          encoding: 'utf8',
          stdio: ['ignore', 'pipe', 'ignore'],
          timeout: 30_000,
        }).trim(),
      ),
    sdkRoot: env.CLOUDSDK_ROOT_DIR,
  };
}

function isExecutable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** What cannot be read is not there; `locateEmulators` says what is missing. */
function orNothing<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}
