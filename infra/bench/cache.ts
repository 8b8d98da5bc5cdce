import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import { type Certificate, certificateSchema } from '../../shared/domain/certificate.ts';
import { CACHE } from '../../shared/jobs/store.ts';
import { createWorkerContext, type WorkerContext } from '../../shared/platform/worker-context.ts';
import { parseConfig } from '../../shared/process/config.ts';
import { startLocal } from '../local/serve.ts';
import { startGeminiSimulator } from '../local/simulators/gemini.ts';
import { startTavilySimulator } from '../local/simulators/tavily.ts';
import { companies, drawRequests, type Request, typed } from './cache-mix.ts';
import { seededChance } from './seeded-chance.ts';

/** A twentieth of what a model call and a search take. */
const MODEL_MS = 400;
const SEARCH_MS = 75;
const AT_ONCE = 4;

interface Spent {
  jobs: number;
  /** Paid steps that were asked for, and those that another job had bought. */
  lookups: number;
  hits: number;
  /** Different replies that are stored in the end. */
  keys: number;
  costUsd: number;
  seconds: number;
}

/**
 * A Zipf mix of requests on an empty cache, four at a time, typed as people type. The best that any cache of
 * replies could do for the same mix buys each reply once; how many there are is counted where every different
 * request, all typed alike, is answered without looking.
 */
export async function cache(requests = 200): Promise<string[]> {
  const chance = seededChance(1);
  const mix = drawRequests(requests, chance);
  const different = [...new Map(mix.map((one) => [JSON.stringify(one), one])).values()];
  const shared = await run(mix.map((one) => typed(one, chance)));
  const bought = await run(different.map((one) => ({ ...one, refresh: true })));
  const rate = shared.hits / shared.lookups;
  const best = 1 - bought.keys / shared.lookups;
  const percent = (part: number) => `${(100 * part).toFixed(1)} %`;
  const perJob = (spent: Spent) =>
    `$${(spent.costUsd / spent.jobs).toFixed(3)} and ${(spent.seconds / spent.jobs).toFixed(2)} s`;
  return [
    `${requests} requests, ${different.length} different; ${shared.lookups} paid steps, ${bought.keys} different`,
    `hit rate ${percent(rate)}; best for this mix ${percent(best)}; ratio ${(rate / best).toFixed(3)} (target: hit rate > 60 %)`,
    `a cache of whole reports could at best have ${percent(1 - different.length / requests)}`,
    `a job on average: ${perJob(shared)}; with everything bought ${perJob(bought)} (a model call of ${MODEL_MS} ms, a search of ${SEARCH_MS} ms)`,
  ];
}

async function run(requests: readonly Request[]): Promise<Spent> {
  await using closing = new AsyncDisposableStack();
  const model = await startGeminiSimulator({ latencyMs: MODEL_MS });
  closing.defer(() => model.close());
  const search = await startTavilySimulator({ latencyMs: SEARCH_MS, companies });
  closing.defer(() => search.close());
  const dataDir = await mkdtemp(join(tmpdir(), 'consultantos-bench-'));
  closing.defer(() => rm(dataDir, { recursive: true, force: true }));
  const config = parseConfig({
    GEMINI_BASE_URL: model.url,
    GEMINI_API_KEY: 'bench',
    TAVILY_BASE_URL: search.url,
    TAVILY_API_KEY: 'bench',
    DATA_DIR: dataDir,
    RATE_LIMIT_PER_HOUR: '1000000',
    WORKER_CONCURRENCY: String(AT_ONCE),
  });
  const contexts: WorkerContext[] = [];
  const open = (given: typeof config) => {
    const context = createWorkerContext(given);
    contexts.push(context);
    return context;
  };
  const server = await startLocal({ config, port: 0, quiet: true, open });
  closing.defer(() => server.close());

  const few = pLimit(AT_ONCE);
  const spent: Spent = { jobs: 0, lookups: 0, hits: 0, keys: 0, costUsd: 0, seconds: 0 };
  await Promise.all(
    requests.map((request) =>
      few(async () => {
        const certificate = await analyse(server.url, request);
        spent.jobs += 1;
        spent.lookups += certificate.steps.run + certificate.steps.cached;
        spent.hits += certificate.steps.cached;
        spent.costUsd += certificate.cost_usd;
        spent.seconds += certificate.seconds;
      }),
    ),
  );
  for (const { documents } of contexts) spent.keys += await documents.count(CACHE);
  return spent;
}

/** A connection each: one that is kept may be closed while this process is busy. */
async function fetched(url: string, init: RequestInit = {}): Promise<Record<string, unknown>> {
  const headers = { connection: 'close', ...(init.body ? JSON_BODY : {}) };
  return (await fetch(url, { ...init, headers })).json() as Promise<Record<string, unknown>>;
}
const JSON_BODY = { 'content-type': 'application/json' };

/** Waits for the end of the job; answers the certificate of its report. */
async function analyse(url: string, request: Request): Promise<Certificate> {
  const body = JSON.stringify(request);
  const { status_url, report_url } = await fetched(`${url}/analyze`, { method: 'POST', body });
  for (;;) {
    const { status } = await fetched(`${url}${status_url}`);
    // The simulated writer knows no German: what it says in it is a gap.
    if (status === 'completed' || status === 'partial') break;
    if (status !== 'pending' && status !== 'running') throw new Error(`a job ended as ${status}`);
    await sleep(100);
  }
  const { certificate } = await fetched(`${url}${report_url}?format=json`);
  return certificateSchema.parse(certificate);
}
