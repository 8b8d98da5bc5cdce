import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import type { Death } from './mortal-server.test-entry.ts';

/** A server in a process of its own that dies where it is told to. */
export interface Mortal {
  url: string;
  /** Resolves when it knows. */
  arm(death: Death): Promise<void>;
  /** How it ended: a signal's name or an exit code. */
  ended: Promise<NodeJS.Signals | number>;
  kill(): Promise<void>;
}

/** Makes mortal servers. They are started scores of times, and one bundled file starts in a third of the time. */
export interface Mortals {
  /** Rejects with the process's last words when it does not come up. */
  start(env: Record<string, string>, aheadMs: number): Promise<Mortal>;
  close(): Promise<void>;
}

export async function createMortals(): Promise<Mortals> {
  const folder = await mkdtemp(join(tmpdir(), 'consultantos-mortals-'));
  const outfile = join(folder, 'mortal-server.cjs');
  await build({
    entryPoints: [join(import.meta.dirname, 'mortal-server.test-entry.ts')],
    outfile,
    bundle: true,
    platform: 'node',
    // Compiled for this machine; these servers make no such format.
    external: ['@myriaddreamin/*'],
    // Where a thread's file would lie, if these servers were given documents to read.
    define: { 'import.meta.url': 'bundleUrl' },
    banner: { js: 'const bundleUrl = require("node:url").pathToFileURL(__filename).href;' },
    target: 'node24',
    format: 'cjs',
    minifyWhitespace: true,
    logLevel: 'error',
  });
  const own = {
    ...process.env,
    NODE_COMPILE_CACHE: join(folder, 'compile-cache'),
    NODE_ENV: 'production',
  };
  return {
    start: (env, aheadMs) =>
      startMortal(outfile, { ...own, ...env, CLOCK_AHEAD_MS: String(aheadMs) }),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

async function startMortal(file: string, env: NodeJS.ProcessEnv): Promise<Mortal> {
  const child = spawn(process.execPath, [file], {
    env,
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  });
  let words = '';
  child.stderr?.on('data', (text: Buffer) => {
    words += text.toString('utf8');
  });
  const ended = once(child, 'exit').then(([code, signal]) => signal ?? code);
  const first = await Promise.race([once(child, 'message'), ended]);
  if (!Array.isArray(first)) throw new Error(`the server ended with ${first}: ${words}`);
  return {
    // It says nothing before this.
    url: (first[0] as { url: string }).url,
    async arm(death) {
      const armed = once(child, 'message');
      child.send(death);
      await armed;
    },
    ended,
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
  };
}
