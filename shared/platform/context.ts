import { randomBytes } from 'node:crypto';
import type { DataCheck } from '../adapters/embedded/data-check.ts';
import { createTopicCheck, type TopicCheck } from '../adapters/gcp/topic-check.ts';
import { type ModelPrice, modelPrice } from '../domain/prices.ts';
import { PermanentError } from '../errors.ts';
import { ANALYSIS_TOPIC, createPublishJob, type PublishJob } from '../jobs/accept.ts';
import { createFormatFiles, type FormatFiles } from '../jobs/format-files.ts';
import { createMetrics, type Metrics, NO_METRICS } from '../metrics/metrics.ts';
import type { Clock, Ids } from '../ports.ts';
import type { Config } from '../process/config.ts';
import { createLog, type Log } from '../process/log.ts';
import { warnOfShutdownClamp } from '../process/shutdown-clamp.ts';
import { createOfferUpload, type OfferUpload } from '../uploads/uploads.ts';
import { openStores, type Stores } from './stores.ts';

/** What every function uses, made once per process from the configuration. */
export interface Context extends Omit<Stores, 'publisher'> {
  config: Config;
  log: Log;
  clock: Clock;
  ids: Ids;
  /** This process, as leases name it. */
  owner: string;
  publish: PublishJob;
  formatFiles: FormatFiles;
  offerUpload: OfferUpload;
  /** Of the model that writes and of the one that judges. */
  prices: { writer: ModelPrice; judge: ModelPrice };
  metrics: Metrics;
  /** Of stores that lie on this machine. */
  dataCheck: DataCheck | null;
  /** Resolves when the queue of analyses can be reached. */
  checkTopic(): Promise<void>;
  /** Aborts when the process is told to stop: running work reaches a checkpoint and gives its lease back. */
  stopping: AbortController;
}

/** Throws what opening the stores throws. */
export function createContext(config: Config): Context {
  const log = createLog(config.logLevel, config.logFormat, config.deployed);
  warnOfShutdownClamp(config, log);
  const clock: Clock = { now: () => Date.now() };
  const ids: Ids = {
    next: () =>
      BigInt(`0x${randomBytes(16).toString('hex')}`)
        .toString(36)
        .padStart(25, '0'),
  };
  const { publisher, ...stores } = openStores(config, { clock, ids });
  const { documents } = stores;
  const topic = topicOf(config, stores.local);
  const metrics = config.enableMetrics ? createMetrics({ documents, clock, ids, log }) : NO_METRICS;
  return {
    ...stores,
    config,
    log,
    clock,
    ids,
    owner: `${process.pid}-${ids.next().slice(0, 8)}`,
    publish: createPublishJob({ documents, publisher, clock, log }),
    formatFiles: createFormatFiles({ documents, objects: stores.objects, publisher, clock, log }),
    offerUpload: createOfferUpload({
      publisher,
      topic: ANALYSIS_TOPIC,
      onFault: (err) =>
        log.error({ err }, 'offering a document failed; who asks for it offers it again'),
    }),
    prices: { writer: priceOf(config.gemini), judge: priceOf(config.judge) },
    metrics,
    dataCheck: stores.local?.dataDir.check ?? null,
    checkTopic: () => topic.check(ANALYSIS_TOPIC),
    stopping: new AbortController(),
    async close() {
      await metrics.flush();
      await Promise.all([topic.close(), stores.close()]);
    },
  };
}

function topicOf({ platform }: Config, local: Stores['local']): TopicCheck {
  if (platform.name === 'gcp') return createTopicCheck({ projectId: platform.projectId });
  return {
    async check(topic) {
      local?.queue.counts(topic);
    },
    async close() {},
  };
}

function priceOf(asked: Config['judge']): ModelPrice {
  const known = modelPrice(asked.model);
  const inputUsdPerMillion = asked.inputUsdPerMillion ?? known?.inputUsdPerMillion;
  const outputUsdPerMillion = asked.outputUsdPerMillion ?? known?.outputUsdPerMillion;
  if (inputUsdPerMillion === undefined || outputUsdPerMillion === undefined) {
    throw new PermanentError('misconfigured', `the model ${asked.model} has no known price`);
  }
  return { inputUsdPerMillion, outputUsdPerMillion };
}
