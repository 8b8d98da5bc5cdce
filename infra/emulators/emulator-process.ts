import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { Writable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * The process is killed as soon as the pipe to its starter closes: it outlives no starter, however that died.
 * A line on the pipe says that it is gone already, and its number perhaps another process's.
 */
const KILLED_WITH_ITS_STARTER = '(read -r _ <&3 || kill -9 $$) & exec "$@" 3<&-';
const READY_MS = 60_000;
const LOG_CHARACTERS = 4_000;

/**
 * Starts a server and waits until it answers at `host` (`address:port`). Rejects with the end of its log when
 * it does not. `close` resolves when the process is gone.
 */
export async function startEmulatorProcess({
  name,
  command,
  host,
}: {
  name: string;
  command: readonly string[];
  host: string;
}): Promise<{ close(): Promise<void> }> {
  const child = spawn('sh', ['-c', KILLED_WITH_ITS_STARTER, 'sh', ...command], {
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const ended = once(child, 'close').catch(() => {});
  const [, , , starter] = child.stdio;
  // Nobody reads the line when it was the pipe's end that ended the process.
  starter?.on('error', () => {});
  child.once('exit', () => {
    if (starter instanceof Writable) starter.end('gone\n');
  });
  let log = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      log = (log + text).slice(-LOG_CHARACTERS);
    });
  }
  async function close(): Promise<void> {
    starter?.destroy();
    await ended;
  }

  const giveUpAt = Date.now() + READY_MS;
  while (!(await answers(host))) {
    if (child.exitCode !== null || child.signalCode !== null || Date.now() > giveUpAt) {
      await close();
      throw new Error(`The ${name} emulator does not answer on ${host}. Its log ends:\n${log}`);
    }
    await sleep(50);
  }
  return { close };
}

async function answers(host: string): Promise<boolean> {
  try {
    const response = await fetch(`http://${host}/`, { signal: AbortSignal.timeout(1_000) });
    return response.ok;
  } catch {
    return false;
  }
}
