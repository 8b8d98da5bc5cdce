import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Report, reportSchema } from '../../shared/domain/report.ts';
import { parseConfig } from '../../shared/process/config.ts';
import { startLocal } from './serve.ts';
import { startGeminiSimulator } from './simulators/gemini.ts';
import type { Simulator } from './simulators/simulator.ts';
import { startTavilySimulator } from './simulators/tavily.ts';

/** Of the servers of this rig, for those who call their functions. */
const FUNCTIONS_SECRET = 'the-secret-of-the-servers-of-tests';
export const AS_QUEUE = { authorization: `Bearer ${FUNCTIONS_SECRET}` };

export interface JobBody {
  job_id: string;
  status: string;
  attempts: number;
  error: { code: string; message: string; retryable: boolean } | null;
  gaps: { section: string; reason: string; detail: string }[];
  cost: { spent_usd: number; max_cost_usd: number };
  steps: { name: string; state: string }[];
  progress: { stage: string; percent: number };
}

/** Simulators in this process and a data folder; servers are started on them, here or as processes. */
export interface Rig {
  gemini: Simulator;
  tavily: Simulator;
  dataDir: string;
  env: Record<string, string>;
  close(): Promise<void>;
}

export async function createRig(latencyMs = 0, { recorded = false } = {}): Promise<Rig> {
  const gemini = await startGeminiSimulator({ latencyMs, recorded });
  const tavily = await startTavilySimulator({ latencyMs });
  const dataDir = await mkdtemp(join(tmpdir(), 'consultantos-'));
  return {
    gemini,
    tavily,
    dataDir,
    env: {
      GEMINI_API_KEY: 'test',
      GEMINI_BASE_URL: gemini.url,
      TAVILY_API_KEY: 'test',
      TAVILY_BASE_URL: tavily.url,
      DATA_DIR: dataDir,
      FUNCTIONS_SECRET,
      RATE_LIMIT_PER_HOUR: '100000',
      LOG_LEVEL: 'silent',
      RETRY_BASE_SECONDS: '0.02',
    },
    async close() {
      await Promise.all([gemini.close(), tavily.close()]);
      for (const folder of [dataDir, `${dataDir}-backups`]) {
        await rm(folder, { recursive: true, force: true });
      }
    },
  };
}

export interface Running {
  url: string;
  stop(): Promise<void>;
}

export async function serveHere(rig: Rig, env: Record<string, string> = {}): Promise<Running> {
  const config = parseConfig({ ...rig.env, ...env });
  const server = await startLocal({ config, port: 0, quiet: true });
  return { url: server.url, stop: () => server.close() };
}

export interface Spawned {
  url: string;
  child: ChildProcess;
  /** Its lines so far. */
  logs: readonly string[];
  kill(signal: NodeJS.Signals): Promise<number | null>;
}

/** The server as `npm start` runs it. Rejects with its last words when it does not come up. */
export async function serveAsProcess(rig: Rig, env: Record<string, string> = {}): Promise<Spawned> {
  const entry = join(dirname(fileURLToPath(import.meta.url)), 'start.ts');
  const child = spawn(process.execPath, [entry], {
    env: {
      PATH: process.env.PATH,
      // The server is started many times: what was compiled once need not be again.
      NODE_COMPILE_CACHE: join(tmpdir(), 'consultantos-test-compile-cache'),
      ...rig.env,
      PORT: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exit = once(child, 'exit').then(([code]) => code as number | null);
  const logs: string[] = [];
  createInterface({ input: child.stdout }).on('line', (line) => logs.push(line));
  let words = '';
  const url = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stderr }).on('line', (line) => {
      words += `${line}\n`;
      const match = /listens on (\S+?),/.exec(line);
      if (match?.[1] !== undefined) resolve(match[1]);
    });
    exit.then(
      (code) => reject(new Error(`exit code ${code}: ${words}`)),
      (error: unknown) => reject(error),
    );
  });
  return {
    url,
    child,
    logs,
    async kill(signal) {
      child.kill(signal);
      return exit;
    },
  };
}

export async function submit(
  url: string,
  body: Record<string, unknown>,
  headers: Record<string, string> = {},
): Promise<string> {
  const response = await fetch(`${url}/analyze`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`POST /analyze: ${response.status} ${await response.text()}`);
  return ((await response.json()) as JobBody).job_id;
}

export async function jobOf(url: string, id: string): Promise<JobBody> {
  return (await (await fetch(`${url}/jobs/${id}`)).json()) as JobBody;
}

export async function ended(url: string, id: string): Promise<JobBody> {
  for (;;) {
    const job = await jobOf(url, id);
    if (!['pending', 'running'].includes(job.status)) return job;
    await sleep(25);
  }
}

export async function reportOf(url: string, id: string): Promise<Report> {
  return reportSchema.parse(await (await fetch(`${url}/reports/${id}?format=json`)).json());
}

/** A file of a report, once the server has written it. */
export async function fetchFormat(
  url: string,
  id: string,
  format: string,
  init: RequestInit = {},
): Promise<Response> {
  for (;;) {
    const query = format === '' ? '' : `?format=${format}`;
    const response = await fetch(`${url}/reports/${id}${query}`, init);
    if (response.status !== 202) return response;
    await response.body?.cancel();
    await sleep(25);
  }
}

export async function until(condition: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await condition())) await sleep(10);
}
