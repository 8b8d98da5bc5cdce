import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { startSimulators } from './rig.ts';

const DEEP = { company: 'Tesla', industry: 'Electric vehicles', depth: 'deep', max_cost_usd: 100 };

/** A server of its own process, and simulators of another whose pages have so many characters. */
async function startServer(pageCharacters: number) {
  const simulators = await startSimulators(0, 0, [`--page-characters=${pageCharacters}`]);
  const dataDir = await mkdtemp(join(tmpdir(), 'consultantos-bench-'));
  const env = {
    ...process.env,
    ...simulators.env,
    DATA_DIR: dataDir,
    PORT: '0',
    LOG_LEVEL: 'error',
  };
  const child = spawn(process.execPath, [join(import.meta.dirname, '../local/start.ts')], {
    env: { ...env, RATE_LIMIT_PER_HOUR: '1000000' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let url = '';
  for await (const line of createInterface({ input: child.stderr })) {
    url = /listens on (\S+?),/.exec(line)?.[1] ?? '';
    if (url !== '') break;
  }
  child.stderr.resume();
  return {
    url,
    pid: child.pid ?? 0,
    async submit(): Promise<string> {
      const headers = { 'content-type': 'application/json' };
      const body = JSON.stringify({ ...DEEP, refresh: true });
      const response = await fetch(`${url}/analyze`, { method: 'POST', headers, body });
      const { job_id } = (await response.json()) as { job_id: string };
      return job_id;
    },
    async status(id: string): Promise<string> {
      const job = (await (await fetch(`${url}/jobs/${id}`)).json()) as { status: string };
      return job.status;
    },
    async close() {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
      await simulators.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

const isRunning = (status: string) => ['pending', 'running'].includes(status);

/** Milliseconds that `/health/live` takes, asked every 5 ms until `done`. */
async function probe(url: string, done: () => Promise<boolean>): Promise<number[]> {
  const times: number[] = [];
  let over = false;
  void (async () => {
    while (!(await done())) await sleep(100);
    over = true;
  })();
  while (!over) {
    const started = performance.now();
    // A connection of its own: one that is kept may be closed by the server just then.
    await (await fetch(`${url}/health/live`, { headers: { connection: 'close' } })).text();
    times.push(performance.now() - started);
    await sleep(5);
  }
  return times;
}

const p99 = (times: readonly number[]) =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.99)] ?? Number.NaN;

/** How long others wait while a deep job reads pages of a million characters. */
export async function calm(): Promise<string[]> {
  const server = await startServer(1_000_000);
  try {
    const start = Date.now();
    await probe(server.url, async () => Date.now() - start > 2_000);
    const from = Date.now();
    const idle = await probe(server.url, async () => Date.now() - from > 3_000);
    const id = await server.submit();
    const busy = await probe(server.url, async () => !isRunning(await server.status(id)));
    const [a, b] = [p99(idle), p99(busy)];
    return [
      `/health/live p99: idle ${a.toFixed(1)} ms, while a deep job reads long pages ${b.toFixed(1)} ms (most ${Math.max(...busy).toFixed(0)} ms of ${busy.length} probes); ratio ${(b / a).toFixed(1)}`,
      `that job: ${await server.status(id)}`,
    ];
  } finally {
    await server.close();
  }
}

/** The most memory that the server held, by the kernel's count. */
export async function peakOfDeepJobs(): Promise<string[]> {
  const server = await startServer(1_000_000);
  try {
    const ids = await Promise.all(Array.from({ length: 4 }, () => server.submit()));
    const ends: string[] = [];
    for (const id of ids) {
      let status = await server.status(id);
      while (isRunning(status)) {
        await sleep(200);
        status = await server.status(id);
      }
      ends.push(status);
    }
    const kb = Number(
      /VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))?.[1],
    );
    return [
      `four deep jobs on long pages (${ends.join(', ')}): ${(kb / 1024).toFixed(0)} MB at most`,
    ];
  } finally {
    await server.close();
  }
}
