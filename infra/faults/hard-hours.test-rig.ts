import { pino } from 'pino';
import { createWorker } from '../../functions/worker/handler.ts';
import { smallGeminiSchema } from '../../shared/adapters/gemini-schema-size.ts';
import { createResilience } from '../../shared/adapters/resilience.ts';
import { isTerminal, type Job, newJob } from '../../shared/domain/job.ts';
import type { TransientError } from '../../shared/errors.ts';
import { createPublishJob } from '../../shared/jobs/accept.ts';
import { JOBS, readJob, STEPS } from '../../shared/jobs/store.ts';
import { createSweep } from '../../shared/jobs/sweep.ts';
import { NO_METRICS } from '../../shared/metrics/metrics.ts';
import type { WorkerContext } from '../../shared/platform/worker-context.ts';
import type { Documents, Model, Write } from '../../shared/ports.ts';
import { parseConfig } from '../../shared/process/config.ts';
import { createCountingIds } from '../../shared/testing/counting-ids.ts';
import { createMemoryDocuments } from '../../shared/testing/memory-documents.ts';
import { createMemoryObjects } from '../../shared/testing/memory-objects.ts';
import { ACME_PAGES, filler } from '../local/foreign-services.test-rig.ts';

export type Service = 'gemini' | 'tavily';
const PRICE = { inputUsdPerMillion: 0.1, outputUsdPerMillion: 0.1 };

/**
 * Worker, sweep and queue in one process on stores in memory, with the services of strangers. Time runs faster:
 * `second` is what a second lasts here, in milliseconds.
 */
export function createHardHours({
  second,
  refuses,
}: {
  second: number;
  /** Asked before each call that reaches a service. */
  refuses: (service: Service, step: string) => Error | null;
}) {
  const stored = createMemoryDocuments();
  const objects = createMemoryObjects();
  const ids = createCountingIds();
  const log = pino({ level: 'silent' });
  let aheadMs = 0;
  const clock = { now: () => Date.now() + aheadMs };
  const queue: string[] = [];
  const bought: string[] = [];
  const finished = new Set<string>();
  const boughtTwice: string[] = [];
  let messages = 0;

  const documents: Documents = {
    ...stored,
    async commit(writes) {
      const versions = await stored.commit(writes);
      for (const write of writes) note(write);
      return versions;
    },
  };
  function note(write: Write): void {
    if (write.op !== 'set' || write.collection !== STEPS || write.data.state !== 'done') return;
    finished.add(`${write.data.jobId} ${write.data.name}`);
  }
  const publish = createPublishJob({
    documents,
    clock,
    log,
    publisher: {
      async publish(_topic, { data }) {
        queue.push(String(data.jobId));
        messages += 1;
        return 'm';
      },
    },
  });
  const resilienceOf = (service: Service) =>
    createResilience({
      ...{ service, baseDelayMs: second / 2, halfOpenAfterMs: 5 * second },
      ...{ maxDelayMs: 20 * second, maxWaitMs: 60 * second },
    });

  /** A process of the worker, on `seen` of the stores. */
  function startWorker(seen: Documents = documents) {
    const resilience = { gemini: resilienceOf('gemini'), tavily: resilienceOf('tavily') };
    const reached = async <T>(service: Service, step: string, answer: () => T) =>
      resilience[service].run(async () => {
        const refusal = refuses(service, step);
        if (refusal) throw refusal;
        bought.push(step);
        return answer();
      }, new AbortController().signal);
    let current = '';
    const model: Model = {
      name: 'stranger',
      async generate({ prompt, schema }) {
        const name = /^Step: (\S+)/.exec(prompt)?.[1] ?? '';
        const step = prompt.includes('## Your last answer did not fit') ? `${name}:repair` : name;
        if (finished.has(`${current} ${step}`)) boughtTwice.push(step);
        return reached('gemini', step, () => ({
          text: JSON.stringify(filler(prompt)(smallGeminiSchema(schema))),
          finish: 'stop' as const,
          finishReason: 'STOP',
          usage: { promptTokens: 1000, outputTokens: 500, thinkingTokens: 0 },
          model: 'stranger',
        }));
      },
    };
    const context: Partial<WorkerContext> = {
      ...{ documents: seen, objects, clock, ids, log, model, judge: model, publish },
      metrics: NO_METRICS,
      owner: 'worker',
      stopping: new AbortController(),
      prices: { writer: PRICE, judge: PRICE },
      config: parseConfig({ RETRY_BASE_SECONDS: String(second / 2000) }),
      callBack: async () => {},
      formatFiles: { announce: async () => {} } as unknown as WorkerContext['formatFiles'],
      search: {
        search: ({ query }) =>
          reached('tavily', query, () => ({
            pages: ACME_PAGES.map(({ url, title, raw_content: text }) => ({
              ...{ url, title, text, publishedAt: null, score: 0.9 },
            })),
            credits: 1,
          })),
      },
    };
    // The rest is not used by a worker.
    const work = createWorker(context as WorkerContext);
    return (jobId: string) => {
      current = jobId;
      const data = Buffer.from(JSON.stringify({ jobId, v: 1 })).toString('base64');
      return work({ message: { data, attributes: {}, messageId: 'm' } });
    };
  }

  const job = async (id: string): Promise<Job> => {
    const found = await readJob(stored, id);
    if (!found) throw new Error(`no job ${id}`);
    return found.job;
  };

  return {
    documents,
    queue,
    bought,
    boughtTwice,
    job,
    startWorker,
    messages: () => messages,
    sweep: createSweep({ documents, publish, clock, log, callBack: async () => {} }),
    ahead(ms: number): void {
      aheadMs += ms;
    },
    async accept(id: string, request: Record<string, unknown>): Promise<void> {
      const company = { company: 'Acme Robotics', industry: 'Warehouse robots', refresh: true };
      const fresh = newJob({
        ...{ id, request: { ...company, ...request }, requestId: id },
        ...{ maxCostUsd: 5, callback: false, nowMs: clock.now() },
      });
      const [version = ''] = await documents.commit([
        { op: 'create', collection: JOBS, id, data: { ...fresh } },
      ]);
      await publish({ job: fresh, version });
    },
    /** Takes messages, so many at once, and sweeps, until the jobs have ended or `seconds` are over. */
    async drain(
      jobIds: readonly string[],
      { atOnce = 1, seconds }: { atOnce?: number; seconds: number },
    ) {
      const work = startWorker();
      const giveUpAt = Date.now() + seconds * second;
      let left = [...jobIds];
      const taking = async () => {
        while (left.length > 0 && Date.now() < giveUpAt) {
          const next = queue.shift();
          if (next === undefined) await pause(5);
          // Refused: delivered again later, as the platform does.
          else await work(next).catch(() => setTimeout(() => queue.push(next), 10 * second));
        }
      };
      const watching = async () => {
        while (left.length > 0 && Date.now() < giveUpAt) {
          await pause(10 * second);
          await this.sweep();
          const seen = await Promise.all(left.map(job));
          left = seen.filter(({ status }) => !isTerminal(status)).map(({ id }) => id);
        }
      };
      await Promise.all([watching(), ...Array.from({ length: atOnce }, taking)]);
      return Promise.all(jobIds.map(job));
    },
  };
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** Answers only so many calls in a minute, and names the wait or does not. */
export function createQuota(
  perMinute: number,
  second: number,
  fault: (waitMs: number) => TransientError,
) {
  let minute = 0;
  let calls = 0;
  return (): TransientError | null => {
    const now = Date.now();
    if (now - minute >= 60 * second) {
      minute = now;
      calls = 0;
    }
    calls += 1;
    return calls > perMinute ? fault(minute + 60 * second - now) : null;
  };
}
