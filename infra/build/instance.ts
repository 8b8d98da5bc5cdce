import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { FRAMEWORK } from './bundle.ts';

/** A process that serves one function. */
export interface Instance {
  url: string;
  pid: number;
  /** What it has written so far. */
  words(): string;
  /** Its exit code, once it is gone; null when a signal killed it. */
  gone: Promise<number | null>;
  /** Sends the signal; resolves as `gone`. */
  kill(signal: NodeJS.Signals): Promise<number | null>;
}

/**
 * Starts the function in the folder as the platform does and resolves when it listens. Rejects with its last
 * words when it exits before.
 */
export async function startInstance(
  folder: string,
  env: Record<string, string>,
): Promise<Instance> {
  const port = await freePort();
  const child = spawn(process.execPath, [join('node_modules', FRAMEWORK, 'build/src/main.js')], {
    cwd: folder,
    env: {
      PATH: process.env.PATH,
      NODE_ENV: 'production',
      METADATA_SERVER_DETECTION: 'none',
      // What --trigger-http says, also of the worker: how a function registers itself counts more.
      FUNCTION_SIGNATURE_TYPE: 'http',
      PORT: String(port),
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let words = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => {
      words += chunk;
    });
  }
  let exited = false;
  // `close` comes after its last words.
  const gone = once(child, 'close').then(([code]) => {
    exited = true;
    return code as number | null;
  });
  while (!(await listens(port))) {
    if (exited) throw new Error(`exit code ${await gone}: ${words}`);
    await sleep(2);
  }
  return {
    url: `http://127.0.0.1:${port}`,
    pid: child.pid ?? Number.NaN,
    words: () => words,
    gone,
    kill(signal) {
      child.kill(signal);
      return gone;
    },
  };
}

/** Asked for on all addresses, as the framework will ask. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function listens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('error', () => resolve(false));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });
}
