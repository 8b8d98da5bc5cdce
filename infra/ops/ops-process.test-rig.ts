import { execFile } from 'node:child_process';
import { join } from 'node:path';

const MAIN = join(import.meta.dirname, 'main.ts');

export interface Ended {
  exit: number;
  out: string;
  err: string;
}

/** `npm run ops -- …` as a process of its own. */
export function ops(env: Record<string, string>, ...argv: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const options = { env: { PATH: process.env.PATH, ...env } };
    execFile(process.execPath, [MAIN, ...argv], options, (error, out, err) => {
      resolve({ exit: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err });
    });
  });
}

/** What it prints with `--json`. */
export async function opsJson(env: Record<string, string>, ...argv: string[]) {
  const { exit, out, err } = await ops(env, ...argv, '--json');
  if (out === '') throw new Error(`exit code ${exit}: ${err}`);
  return { exit, data: JSON.parse(out) };
}
