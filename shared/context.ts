import { randomBytes } from 'node:crypto';
import { createCallback } from './adapters/callback.ts';
import { type DataDir, openDataDir } from './adapters/embedded/data-dir.ts';
import { createEmbeddedDocuments } from './adapters/embedded/documents.ts';
import { createEmbeddedObjects } from './adapters/embedded/objects.ts';
import { createEmbeddedQueue, type EmbeddedQueue } from './adapters/embedded/queue.ts';
import { createGemini, loadGeminiSdk } from './adapters/gemini.ts';
import { createResilience } from './adapters/resilience.ts';
import { createTavily, loadTavilySdk } from './adapters/tavily.ts';
import type { Config } from './config.ts';
import { type ModelPrice, modelPrice } from './domain/prices.ts';
import { PermanentError } from './errors.ts';
import { createPublishJob, type PublishJob } from './jobs/accept.ts';
import { type CallBack, createCallBack } from './jobs/call-back.ts';
import { createLog, type Log } from './log.ts';
import type { Clock, Documents, Ids, Model, Objects, Search } from './ports.ts';

/** Everything the functions use, made once per process from the configuration. */
export interface Context {
  config: Config;
  log: Log;
  clock: Clock;
  ids: Ids;
  /** This process, as leases name it. */
  owner: string;
  documents: Documents;
  objects: Objects;
  queue: EmbeddedQueue;
  dataDir: DataDir;
  publish: PublishJob;
  callBack: CallBack;
  model: Model;
  price: ModelPrice;
  search: Search;
  /** Aborts when the process is told to stop: running work reaches a checkpoint and gives its lease back. */
  stopping: AbortController;
  /** Loads what the first job would wait for. */
  warm(): Promise<void>;
  close(): void;
}

/** Throws what opening DATA_DIR throws: most of all that another process uses it. */
export function createContext(config: Config): Context {
  const log = createLog(config.logLevel);
  const clock: Clock = { now: () => Date.now() };
  const ids: Ids = {
    next: () =>
      BigInt(`0x${randomBytes(16).toString('hex')}`)
        .toString(36)
        .padStart(25, '0'),
  };
  const dataDir = openDataDir(config.dataDir);
  const { database } = dataDir;
  const documents = createEmbeddedDocuments({ database });
  const queue = createEmbeddedQueue({ database, clock, ids });
  const { gemini, tavily } = config;
  const resilience = (service: string) =>
    createResilience({
      service,
      baseDelayMs: config.retryBaseMs,
      // An outage is looked at again after about as long as a few tries take.
      halfOpenAfterMs: 10 * config.retryBaseMs,
      onRetry: (retry) => log.warn(retry, 'service call is tried again'),
    });
  return {
    config,
    log,
    clock,
    ids,
    owner: `${process.pid}-${ids.next().slice(0, 8)}`,
    documents,
    objects: createEmbeddedObjects({ folder: dataDir.objectsFolder }),
    queue,
    dataDir,
    publish: createPublishJob({ documents, publisher: queue.publisher, clock, log }),
    callBack: createCallBack({ documents, deliver: createCallback({}).deliver, clock, log }),
    model: createGemini({
      ...gemini,
      apiKey: key(gemini.apiKey),
      resilience: resilience('gemini'),
    }),
    price: priceOf(config),
    search: createTavily({
      ...tavily,
      apiKey: key(tavily.apiKey),
      resilience: resilience('tavily'),
    }),
    stopping: new AbortController(),
    async warm() {
      const [{ warmAnalysis }, { warmCharts }] = await Promise.all([
        import('./analysis/warm.ts'),
        import('./report/charts.ts'),
        loadGeminiSdk(),
        loadTavilySdk(),
      ]);
      warmAnalysis();
      warmCharts();
    },
    close: () => dataDir.close(),
  };
}

function key(value: string | undefined): string {
  if (value !== undefined) return value;
  throw new PermanentError('misconfigured', 'GEMINI_API_KEY and TAVILY_API_KEY are needed here');
}

function priceOf({ gemini }: Config): ModelPrice {
  const known = modelPrice(gemini.model);
  const inputUsdPerMillion = gemini.inputUsdPerMillion ?? known?.inputUsdPerMillion;
  const outputUsdPerMillion = gemini.outputUsdPerMillion ?? known?.outputUsdPerMillion;
  if (inputUsdPerMillion === undefined || outputUsdPerMillion === undefined) {
    throw new PermanentError('misconfigured', `GEMINI_MODEL ${gemini.model} has no known price`);
  }
  return { inputUsdPerMillion, outputUsdPerMillion };
}
