import { createGemini, loadGeminiSdk } from '../adapters/gemini.ts';
import { createResilience } from '../adapters/resilience.ts';
import { createSec } from '../adapters/sec.ts';
import { createTavily, loadTavilySdk } from '../adapters/tavily.ts';
import { createThrottle } from '../adapters/throttle.ts';
import { createWikidata } from '../adapters/wikidata.ts';
import { PermanentError } from '../errors.ts';
import { createStandingNote } from '../health/service-standing.ts';
import { createServiceWatch, type ServiceState } from '../health/service-state.ts';
import { countingTokens } from '../metrics/model-tokens.ts';
import type { Service } from '../metrics/table.ts';
import type { FactSource, Model, Search } from '../ports.ts';
import type { Config } from '../process/config.ts';
import { createUploadThread, type ReadUpload } from '../uploads/upload-thread.ts';
import { createContext } from './context.ts';
import { type ContextWithCallBack, withCallBack } from './with-call-back.ts';

/** What the worker uses: the outside that an analysis asks, beside the stores. */
export interface WorkerContext extends ContextWithCallBack {
  model: Model;
  /** Judges what `model` has written. */
  judge: Model;
  search: Search;
  /** Services that are asked for filings and names. */
  factSources: readonly FactSource[];
  /** Reads a document of the reader's. */
  readUpload: ReadUpload;
  services: Record<Service, ServiceState>;
  /** True once `warm` is done. */
  started(): boolean;
  /** Loads what the first job would wait for. */
  warm(): Promise<void>;
}

/** Throws as createContext does, and PermanentError `misconfigured` without the keys of both services. */
export function createWorkerContext(
  config: Config,
  readUpload: ReadUpload = createUploadThread(),
): WorkerContext {
  const context = createContext(config);
  const { clock, documents, log, metrics } = context;
  const { gemini, tavily } = config;
  const serving = (service: Service, model = '') => {
    const perMinute = { gemini: config.modelCallsPerMinute, tavily: config.searchesPerMinute };
    const throttle = createThrottle({
      service: [service, model].filter((part) => part !== '').join(' '),
      perMinute: perMinute[service],
      ...{ documents, clock, log },
    });
    const { onAttempt, keyRefused } = createServiceWatch({ service, metrics });
    const resilience = createResilience({
      service,
      throttle,
      baseDelayMs: config.retryBaseMs,
      // An outage is looked at again after about as long as a few tries take.
      halfOpenAfterMs: 10 * config.retryBaseMs,
      onRetry: (retry) => log.warn(retry, 'service call is tried again'),
      onAttempt,
    });
    const state: ServiceState = { breaker: resilience.state, keyRefused };
    const note = createStandingNote({ service, state, documents, clock, log });
    return { resilience, state, note };
  };
  const asked = { gemini: serving('gemini', gemini.model), tavily: serving('tavily') };
  const apiKey = needed('GEMINI_API_KEY', gemini.apiKey);
  const model = createGemini({ ...gemini, apiKey, resilience: asked.gemini.resilience });
  // A breaker of its own: a judge that is away must not keep the writer from its work.
  const { resilience } = serving('gemini', config.judge.model);
  const judge = createGemini({ ...gemini, model: config.judge.model, apiKey, resilience });
  const search = createTavily({
    ...tavily,
    apiKey: needed('TAVILY_API_KEY', tavily.apiKey),
    resilience: asked.tavily.resilience,
  });
  let warmed = false;
  return {
    ...withCallBack(context),
    readUpload,
    factSources: factSourcesOf(config),
    model: countingTokens(
      { name: model.name, generate: followedBy(asked.gemini.note, model.generate) },
      metrics,
    ),
    judge: countingTokens(judge, metrics),
    search: { search: followedBy(asked.tavily.note, search.search) },
    services: { gemini: asked.gemini.state, tavily: asked.tavily.state },
    started: () => warmed,
    async warm() {
      const [{ warmAnalysis }] = await Promise.all([
        import('../analysis/warm.ts'),
        loadGeminiSdk(),
        loadTavilySdk(),
      ]);
      await warmAnalysis();
      warmed = true;
    },
  };
}

function factSourcesOf({ sec, wikidata, tavily, retryBaseMs }: Config): FactSource[] {
  const { timeoutMs } = tavily;
  const served = (service: string, limits = {}) => ({
    timeoutMs,
    resilience: createResilience({ service, baseDelayMs: retryBaseMs, ...limits }),
  });
  return [
    ...(sec === null ? [] : [createSec({ ...sec, ...served('sec') })]),
    // Searches wait for the name, and it is known without a register.
    ...(wikidata === null
      ? []
      : [
          createWikidata({ ...wikidata, ...served('wikidata', { attempts: 2, maxWaitMs: 5_000 }) }),
        ]),
  ];
}

function followedBy<A extends unknown[], R>(
  note: () => Promise<void>,
  call: (...given: A) => Promise<R>,
): (...given: A) => Promise<R> {
  return async (...given) => {
    try {
      return await call(...given);
    } finally {
      await note();
    }
  };
}

function needed(name: string, value: string | undefined): string {
  if (value !== undefined) return value;
  throw new PermanentError('misconfigured', `The configuration has faults:\n  ${name}: is needed`);
}
