import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseConfig } from '../../shared/process/config.ts';
import { startLocal } from '../local/serve.ts';
import type { Fault } from '../local/simulators/faults.ts';

/** What a benchmark runs on: the whole server in this process, the simulators in another. */
export interface Rig {
  env: Record<string, string>;
  /** Submits an analysis and waits for its end; answers its job. */
  analyse(body: Record<string, unknown>): Promise<FinishedJob>;
  close(): Promise<void>;
}

export interface FinishedJob {
  job_id: string;
  status: string;
  created_at: string;
  finished_at: string;
  steps: { name: string }[];
}

const folder = dirname(fileURLToPath(import.meta.url));

export async function createRig({
  modelLatencyMs,
  searchLatencyMs,
  watchModel,
}: {
  modelLatencyMs: number;
  searchLatencyMs: number;
  /** Puts something before the model; answers the address to call instead. */
  watchModel?: (url: string) => Promise<{ url: string; close(): Promise<void> }>;
}): Promise<Rig> {
  const simulators = await startSimulators(modelLatencyMs, searchLatencyMs);
  const dataDir = await mkdtemp(join(tmpdir(), 'consultantos-bench-'));
  const watched = await watchModel?.(simulators.env.GEMINI_BASE_URL ?? '');
  const env = {
    ...simulators.env,
    ...(watched ? { GEMINI_BASE_URL: watched.url } : {}),
    DATA_DIR: dataDir,
    RATE_LIMIT_PER_HOUR: '1000000',
  };
  const server = await startLocal({ config: parseConfig(env), port: 0, quiet: true });

  return {
    env,
    async analyse(body) {
      const response = await fetch(`${server.url}/analyze`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
      if (response.status !== 202) throw new Error(`POST /analyze: ${await response.text()}`);
      const { job_id } = (await response.json()) as { job_id: string };
      for (;;) {
        const job = (await (await fetch(`${server.url}/jobs/${job_id}`)).json()) as FinishedJob;
        if (!['pending', 'running'].includes(job.status)) return job;
        await sleep(100);
      }
    },
    async close() {
      await server.close();
      await watched?.close();
      await simulators.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

/** The simulators as a process of their own. */
export async function startSimulators(
  modelLatencyMs: number,
  searchLatencyMs: number,
  more: readonly string[] = [],
) {
  const child = spawn(
    process.execPath,
    [
      join(folder, '../local/simulators/main.ts'),
      '--gemini-port=0',
      '--tavily-port=0',
      `--latency=${modelLatencyMs}`,
      `--search-latency=${searchLatencyMs}`,
      ...more,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  );
  const env: Record<string, string> = {};
  for await (const line of createInterface({ input: child.stdout })) {
    const [name, ...value] = line.split('=');
    if (name !== undefined) env[name] = value.join('=');
    if (name === 'TAVILY_API_KEY') break;
  }
  return {
    env,
    /** The model and the search fail so from now on. */
    async fail(fault: Fault) {
      for (const url of [env.GEMINI_BASE_URL, env.TAVILY_BASE_URL]) {
        await fetch(`${url}/control/faults`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify(fault),
        });
      }
    },
    async close() {
      const gone = once(child, 'exit');
      child.kill('SIGTERM');
      await gone;
    },
  };
}
