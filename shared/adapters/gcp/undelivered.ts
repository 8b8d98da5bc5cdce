import { z } from 'zod';
import { TransientError } from '../../errors.ts';
import type { Undelivered } from '../../ops-ports.ts';
import type { Clock } from '../../ports.ts';
import { withTimeLimit } from '../time-limit.ts';
import { findCredentials, refuseBesideEmulators } from './credentials.ts';

const METRIC = 'pubsub.googleapis.com/subscription/num_undelivered_messages';
/** Sampled every minute, and seen two minutes later. */
const WINDOW_MS = 10 * 60_000;
const LIMIT_MS = 4_500;

const answerSchema = z.object({
  timeSeries: z
    .array(
      z.object({
        // Newest first.
        points: z
          .array(z.object({ value: z.object({ int64Value: z.coerce.number().int().min(0) }) }))
          .min(1),
      }),
    )
    .default([]),
});

/**
 * As Cloud Monitoring counts them, some minutes late: Pub/Sub itself tells nobody. `ask` is for tests.
 * https://cloud.google.com/monitoring/api/ref_v3/rest/v3/projects.timeSeries/list
 */
export function createUndelivered({
  projectId,
  emulated,
  clock,
  ask = askMonitoring,
}: {
  projectId: string;
  emulated: boolean;
  clock: Clock;
  ask?: (url: string, signal: AbortSignal) => Promise<unknown>;
}): Undelivered {
  return async (subscription) => {
    refuseBesideEmulators('Cloud Monitoring', emulated);
    const nowMs = clock.now();
    const query = new URLSearchParams({
      filter: `metric.type="${METRIC}" AND resource.labels.subscription_id="${subscription}"`,
      'interval.startTime': new Date(nowMs - WINDOW_MS).toISOString(),
      'interval.endTime': new Date(nowMs).toISOString(),
    });
    const url = `https://monitoring.googleapis.com/v3/projects/${projectId}/timeSeries?${query}`;
    const what = `the messages of the subscription ${subscription} could not be counted`;
    const transient = (why: string, cause?: unknown) =>
      new TransientError('unavailable', `${what}: ${why}`, { cause });
    const { signal } = new AbortController();
    const answer = await withTimeLimit(
      { service: 'Cloud Monitoring', timeoutMs: LIMIT_MS, signal },
      (limit) => ask(url, limit),
    ).catch((error: unknown) => {
      if (error instanceof TransientError) throw error;
      throw transient(
        'it needs credentials, the Cloud Monitoring API and roles/monitoring.viewer',
        error,
      );
    });
    const parsed = answerSchema.safeParse(answer);
    if (!parsed.success) throw transient('Cloud Monitoring answered something else', parsed.error);
    const point = parsed.data.timeSeries[0]?.points[0];
    if (point === undefined) throw transient('Cloud Monitoring has no figure of the last minutes');
    return point.value.int64Value;
  };
}

async function askMonitoring(url: string, signal: AbortSignal): Promise<unknown> {
  const auth = await findCredentials();
  return (await auth.request({ url, signal, retry: false })).data;
}
