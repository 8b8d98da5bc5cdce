import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { isTerminal, type Job } from '../../shared/domain/job.ts';
import { reportEntrySchema } from '../../shared/jobs/finish.ts';
import { JOBS, parseJob, REPORTS } from '../../shared/jobs/store.ts';
import { counterField } from '../../shared/metrics/fields.ts';
import { readTotals } from '../../shared/metrics/shards.ts';
import { createWorkerContext, type WorkerContext } from '../../shared/platform/worker-context.ts';
import type { Documents } from '../../shared/ports.ts';
import { parseWorkerConfig } from '../../shared/process/config.ts';
import { startLocal } from '../local/serve.ts';
import type { Simulator } from '../local/simulators/simulator.ts';
import { type Around, withBoundaries } from './boundaries.test-rig.ts';
import type { Disturbances } from './disturbances.test-rig.ts';

/** Where servers are started one after the other: stores, queue and simulators that no other test uses. */
export interface Ground {
  gemini: Simulator;
  tavily: Simulator;
  /** Configures a server on it. */
  env: Record<string, string>;
  /** The store, seen past every server. */
  look<T>(reading: (documents: Documents) => Promise<T>): Promise<T>;
  /** The names of the objects under the prefix, seen past every server. */
  objectsUnder(prefix: string): Promise<string[]>;
  disturbances: Disturbances;
  /** From now on the object store takes no reports, until the answered function is called. */
  refuseReports(): Promise<() => Promise<void>>;
  close(): Promise<void>;
}

/** What differs between the platforms that the suite runs on. */
export interface FaultPlatform {
  name: string;
  /** How far a successor's clock is ahead, so that the lease of who died has expired; 0 where a start releases it. */
  aheadMs: number;
  open(): Promise<Ground>;
}

/** The smallest analysis, with nothing from another job's caches. */
export const SMALLEST = {
  company: 'Tesla',
  industry: 'Electric Vehicles',
  depth: 'quick',
  frameworks: ['swot'],
  refresh: true,
};

/** Long enough for redeliveries on a busy machine; a job that takes longer counts as lost. */
const SETTLE_MS = 40_000;

export const paidCalls = ({ gemini, tavily }: Ground) =>
  gemini.calls().length + tavily.calls().length;

export const jobIn = (ground: Ground, id: string): Promise<Job> =>
  ground.look(async (documents) => {
    const doc = await documents.get(JOBS, id);
    if (!doc) throw new Error(`job ${id} is not stored`);
    return parseJob(doc).job;
  });

/** The job once it has ended; as it stands when it does not end. */
export async function settled(ground: Ground, id: string): Promise<Job> {
  const giveUpAt = Date.now() + SETTLE_MS;
  for (;;) {
    const job = await jobIn(ground, id);
    if (isTerminal(job.status) || Date.now() > giveUpAt) return job;
    await sleep(25);
  }
}

/**
 * How many reports the job has: each is one file, and another one has another name. The file of the entry is
 * there with the recorded digest, else it throws.
 */
export async function reportsOf(ground: Ground, url: string, id: string): Promise<number> {
  const objects = await ground.objectsUnder(`reports/${id}/`);
  const reports = objects.length;
  const doc = await ground.look((documents) => documents.get(REPORTS, id));
  if (!doc) return reports;
  const { files } = reportEntrySchema.parse(doc.data);
  expect(objects).toEqual(expect.arrayContaining(Object.values(files).map(({ name }) => name)));
  for (const [format, { sha256 }] of Object.entries(files)) {
    const response = await fetch(`${url}/reports/${id}?format=${format}`);
    const bytes = Buffer.from(await response.arrayBuffer());
    if (createHash('sha256').update(bytes).digest('hex') !== sha256) {
      throw new Error(
        `the ${format} of report ${id} is not what was recorded (${response.status})`,
      );
    }
  }
  return reports;
}

/** How many jobs were counted as ended with a report, by all servers together. */
export async function countedReports(ground: Ground): Promise<number> {
  const totals = await ground.look(readTotals);
  return totals[counterField('requests_success', {})] ?? 0;
}

export interface Here {
  url: string;
  /** What its functions use, without anything in between. */
  context: WorkerContext;
  stop(): Promise<void>;
}

/** A server in this process, with `around` between it and its stores. One at a time. */
export async function serveHere(ground: Ground, around: Around): Promise<Here> {
  // Google's clients look for them here.
  for (const name of ['STORAGE_EMULATOR_HOST', 'PUBSUB_EMULATOR_HOST']) {
    if (ground.env[name]) process.env[name] = ground.env[name];
  }
  const config = parseWorkerConfig(ground.env);
  let context: WorkerContext | undefined;
  const server = await startLocal({
    config,
    port: config.port,
    quiet: true,
    open(given) {
      context = createWorkerContext(given);
      return withBoundaries(context, around);
    },
  });
  if (!context) throw new Error('the server opened no context');
  return { url: server.url, context, stop: () => server.close() };
}
