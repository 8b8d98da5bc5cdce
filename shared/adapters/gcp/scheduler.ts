import type { CloudSchedulerClient } from '@google-cloud/scheduler';
import { z } from 'zod';
import type { Schedule } from '../../domain/schedules.ts';
import { PermanentError, TransientError } from '../../errors.ts';
import type { ScheduleState, Schedules } from '../../ops-ports.ts';
import { withTimeLimit } from '../time-limit.ts';
import { findCredentials, refuseBesideEmulators } from './credentials.ts';
import { createKept } from './kept.ts';
import { classifySchedulerFault } from './scheduler-faults.ts';

/** The client's own is 10 minutes. */
const TRY_MS = 4_000;
const RETRYING_MS = 8_500;
/** With what is not the call itself: the client's start, the access token. */
const TOTAL_MS = 10_000;

const timestamp = z
  .object({
    seconds: z.union([z.string(), z.number()]).nullish(),
    nanos: z.number().nullish(),
  })
  .transform(({ seconds, nanos }) =>
    new Date(Number(seconds ?? 0) * 1000 + Math.floor((nanos ?? 0) / 1e6)).toISOString(),
  );

const jobSchema = z.object({
  name: z.string(),
  schedule: z.string(),
  timeZone: z.string(),
  state: z.enum(['STATE_UNSPECIFIED', 'ENABLED', 'PAUSED', 'DISABLED', 'UPDATE_FAILED']),
  lastAttemptTime: timestamp.nullish(),
  scheduleTime: timestamp.nullish(),
  /** Of the last attempt. */
  status: z.object({ code: z.number().nullish(), message: z.string().nullish() }).nullish(),
});
type SchedulerJob = z.infer<typeof jobSchema>;

type ClientOptions = ConstructorParameters<typeof CloudSchedulerClient>[0];

/**
 * The jobs of Cloud Scheduler that carry the wanted names. The client speaks REST: it is asked a few times a
 * day. It is loaded with the first call. `connection`, with credentials of its own, is for tests.
 */
export function createCloudSchedules({
  wanted,
  projectId,
  region,
  emulated,
  connection,
}: {
  wanted: readonly Schedule[];
  projectId: string;
  region: string;
  emulated: boolean;
  connection?: ClientOptions;
}): Schedules {
  const parent = `projects/${projectId}/locations/${region}`;
  const opened = createKept(async () => {
    refuseBesideEmulators('Cloud Scheduler', emulated);
    const { CloudSchedulerClient: Client } = await import('@google-cloud/scheduler');
    const how = connection ?? { auth: await findCredentials(projectId) };
    return new Client({ projectId, fallback: true, ...how });
  });

  async function ask<T>(
    what: string,
    call: (client: CloudSchedulerClient) => Promise<T>,
  ): Promise<T> {
    const { signal } = new AbortController();
    const limits = { service: 'Cloud Scheduler', timeoutMs: TOTAL_MS, signal };
    try {
      return await withTimeLimit(limits, async () => call(await opened()));
    } catch (error) {
      if (error instanceof TransientError) throw error;
      throw classifySchedulerFault(error, {
        what,
        where: `project ${projectId}, region ${region}`,
      });
    }
  }

  /** `act` is left out when the job is in the state already: the service would refuse it. */
  async function onJob(
    name: string,
    act: (client: CloudSchedulerClient, job: { name: string }) => Promise<unknown>,
    already?: ScheduleState['state'],
  ): Promise<void> {
    if (!wanted.some((one) => one.name === name)) {
      throw new PermanentError('misconfigured', `there is no schedule ${name}`);
    }
    await ask(`schedule ${name}`, async (client) => {
      const path = { name: `${parent}/jobs/${name}` };
      const [job] = await client.getJob(path, LIMITS);
      if (STATES[jobSchema.parse(job).state] !== already) await act(client, path);
    });
  }

  return {
    async list() {
      const found = await ask('the schedules', async (client) => {
        const [jobs] = await client.listJobs({ parent }, LIMITS);
        return new Map(jobs.map((job) => [String(job.name), job]));
      });
      return wanted.map((schedule) => {
        const job = found.get(`${parent}/jobs/${schedule.name}`);
        return job ? stateOf(schedule.name, jobSchema.parse(job)) : missing(schedule);
      });
    },
    pause: async (name) => onJob(name, (client, job) => client.pauseJob(job, LIMITS), 'paused'),
    resume: async (name) => onJob(name, (client, job) => client.resumeJob(job, LIMITS), 'enabled'),
    run: async (name) => onJob(name, (client, job) => client.runJob(job, LIMITS)),
  };
}

function stateOf(name: string, job: SchedulerJob): ScheduleState {
  const { schedule, timeZone, lastAttemptTime, scheduleTime, status } = job;
  const state = STATES[job.state];
  const fault = status?.code ? `gRPC status ${status.code} ${status.message ?? ''}`.trim() : 'ok';
  return {
    name,
    schedule,
    timeZone,
    state,
    lastRunAt: lastAttemptTime ?? null,
    lastOutcome: lastAttemptTime ? fault : null,
    nextRunAt: state === 'enabled' ? (scheduleTime ?? null) : null,
  };
}

function missing({ name, schedule, timeZone }: Schedule): ScheduleState {
  const never = { lastRunAt: null, lastOutcome: null, nextRunAt: null };
  return { name, schedule, timeZone, state: 'missing', ...never };
}

const STATES = {
  ENABLED: 'enabled',
  PAUSED: 'paused',
  DISABLED: 'disabled',
  UPDATE_FAILED: 'disabled',
  STATE_UNSPECIFIED: 'disabled',
} as const;

const LIMITS = {
  timeout: TRY_MS,
  retry: {
    backoffSettings: {
      initialRetryDelayMillis: 200,
      retryDelayMultiplier: 2,
      maxRetryDelayMillis: 1_000,
      initialRpcTimeoutMillis: TRY_MS,
      rpcTimeoutMultiplier: 1,
      maxRpcTimeoutMillis: TRY_MS,
      totalTimeoutMillis: RETRYING_MS,
    },
  },
};
