import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createPusher } from '../../shared/adapters/embedded/pusher.ts';
import type { EmbeddedQueue } from '../../shared/adapters/embedded/queue.ts';
import { createEmbeddedSchedules } from '../../shared/adapters/embedded/schedules.ts';
import { SCHEDULES } from '../../shared/domain/schedules.ts';
import { scheduleStates } from '../../shared/health/schedule-states.ts';
import { ANALYSIS_TOPIC } from '../../shared/jobs/accept.ts';
import { RENDER_TOPIC } from '../../shared/jobs/format-files.ts';
import { releaseOrphans } from '../../shared/jobs/recover.ts';
import type { Context } from '../../shared/platform/context.ts';
import { createWorkerContext, type WorkerContext } from '../../shared/platform/worker-context.ts';
import type { Config } from '../../shared/process/config.ts';
import { addFrameworks } from './add-frameworks.ts';
import { callFunction } from './call-function.ts';
import { createFrontServer } from './front-server.ts';
import { secretOf } from './functions-secret.ts';
import { createRenderThread } from './render-thread.ts';
import { createScheduleRunner } from './schedule-runner.ts';
import { startGeminiSimulator } from './simulators/gemini.ts';
import { SAMPLE_TIERS, SAMPLES } from './simulators/samples.ts';
import { startTavilySimulator } from './simulators/tavily.ts';

interface Subscription {
  /** Also the name of the function. */
  name: string;
  topic: string;
  concurrency: number;
}

const FLUSH_EVERY_MS = 5_000;

export interface LocalServer {
  url: string;
  demonstration: boolean;
  /** Stops taking work, lets running work reach a checkpoint, gives leases back, closes the store. */
  close(): Promise<void>;
}

/**
 * Every function in one process, through functions-framework's own server. Without keys the simulators
 * answer. On PLATFORM=gcp the subscription pushes to the worker; embedded, the queue of this process does.
 * Throws PermanentError when another process uses DATA_DIR, and what listening throws.
 */
export async function startLocal({
  config: given,
  port,
  quiet,
  frameworksDir,
  open = createWorkerContext,
}: {
  config: Config;
  port: number;
  quiet: boolean;
  /** A folder of frameworks to add at the start. */
  frameworksDir?: string | undefined;
  /** For tests that come between the functions and what they use. */
  open?: (config: Config) => WorkerContext;
}): Promise<LocalServer> {
  // Closed in the reverse order, also when a later step of the start fails.
  await using starting = new AsyncDisposableStack();
  const simulated = given.demonstration ? await startSimulators(given) : null;
  if (simulated) starting.defer(simulated.close);
  const config: Config = {
    ...given,
    ...simulated?.config,
    logLevel: quiet ? 'silent' : given.logLevel,
  };
  const context = open(config);
  starting.defer(() => context.close());
  const { log, local, stopping } = context;
  const secret = secretOf(config);

  // What else is scheduled in the cloud, Cloud Scheduler calls.
  const wanted = SCHEDULES.filter(({ name }) => local || name === 'sweep');
  const schedules = createEmbeddedSchedules({
    wanted,
    ...context,
    async call({ function: name }) {
      await callFunction({ url: urlOf(front, config.host), secret }, name);
    },
  });
  const runner = createScheduleRunner({ wanted, schedules, log });
  starting.defer(() => runner.idle());
  const renderThread = createRenderThread();
  starting.defer(() => renderThread.close());
  const front = createFrontServer({
    ...context,
    render: renderThread.render,
    schedules: () => scheduleStates(schedules),
    secret,
  });
  await listen(front, port, config.host);
  const url = urlOf(front, config.host);
  const subscriptions: Subscription[] = [
    { name: 'worker', topic: ANALYSIS_TOPIC, concurrency: config.workerConcurrency },
    { name: 'render', topic: RENDER_TOPIC, concurrency: 1 },
  ];
  const pushers = subscriptions.flatMap((one) =>
    local ? [pusherOf(one, context, local.queue, { url, secret })] : [],
  );
  const stopPushing = async () => void (await Promise.all(pushers.map((one) => one.stop())));
  starting.defer(() => drain(front, config.shutdownGraceMs, stopPushing));
  starting.defer(() => stopping.abort(new Error('the process is stopping')));

  if (frameworksDir !== undefined) await addFrameworks(frameworksDir, context);
  await context.warm();
  if (local) {
    const orphans = await releaseOrphans(context);
    if (orphans > 0) log.info({ orphans }, 'jobs of a dead process are taken up again');
    for (const pusher of pushers) pusher.start();
  }
  // What a dead process left unpublished, and what was due while none ran: a machine may be off at night.
  // (The backup is followed up by its own schedule.) The server is ready without waiting for them.
  const late = local && (await schedules.missed('lifecycle')) ? ['lifecycle'] : [];
  runner.start(['sweep', ...late]);
  starting.defer(() => runner.stop());
  // Between requests this process lives on, so that what it counted need not wait for the next one.
  const flushing = setInterval(() => void context.metrics.flush(), FLUSH_EVERY_MS).unref();
  starting.defer(() => clearInterval(flushing));
  local?.dataDir.announce(url, secret);
  const running = starting.move();
  return { url, demonstration: config.demonstration, close: () => running.disposeAsync() };
}

function pusherOf(
  { name, topic, concurrency }: Subscription,
  { clock, log }: Context,
  queue: EmbeddedQueue,
  { url, secret }: { url: string; secret: string },
) {
  return createPusher({
    queue,
    topic,
    subscription: name,
    // The framework derives the event's source from a push path that ends like this.
    url: `${url}/functions/${name}/projects/local/topics/${topic}`,
    secret,
    clock,
    log,
    concurrency,
    ackDeadlineMs: 600_000,
    minBackoffMs: 1_000,
    maxBackoffMs: 60_000,
    maxDeliveryAttempts: 30,
  });
}

/** Takes no new connection; what is under way has `graceMs` to reach a checkpoint, then it is cut off. */
async function drain(
  front: Server,
  graceMs: number,
  stopPushing: () => Promise<void>,
): Promise<void> {
  const closed = new Promise<void>((resolve) => front.close(() => resolve()));
  const forced = setTimeout(() => front.closeAllConnections(), graceMs);
  front.closeIdleConnections();
  await stopPushing();
  front.closeIdleConnections();
  await closed;
  clearTimeout(forced);
}

async function startSimulators({ gemini, tavily }: Config) {
  const [model, search] = await Promise.all([
    startGeminiSimulator({ recorded: true }),
    startTavilySimulator(),
  ]);
  return {
    config: {
      gemini: { ...gemini, apiKey: 'demonstration', baseUrl: model.url },
      tavily: { ...tavily, apiKey: 'demonstration', baseUrl: search.url },
      sourceTiers: SAMPLE_TIERS,
      samples: SAMPLES,
    },
    close: async () => {
      await Promise.all([model.close(), search.close()]);
    },
  };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function urlOf(server: Server, host: string): string {
  const { port } = server.address() as AddressInfo;
  const name = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host;
  return `http://${name.includes(':') ? `[${name}]` : name}:${port}`;
}
