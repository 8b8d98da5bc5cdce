import type { Context as Call, Hono } from 'hono';
import { isTerminal, type Job } from '../../shared/domain/job.ts';
import type { ApiEnv, ApiUses } from './api-env.ts';
import { createJobFeed, type JobFeed } from './job-feed.ts';
import { knownJob } from './known-job.ts';
import { Problem } from './problem.ts';
import { jobView } from './views.ts';

/** Before the platform's own limit; the reader comes back by itself. */
const LIFE_MS = 300_000;
const HEARTBEAT_MS = 20_000;
const COME_BACK_MS = 2_000;
/** Events that wait for a slow reader; the next one holds what was left out. */
const MOST_WAITING = 8;

const encoder = new TextEncoder();

/**
 * `GET /jobs/{id}/events`: the whole job each time it has changed, under its sequence number, so that whoever
 * comes back with the last one it has seen misses nothing. `end` follows the last; asked once more, 204.
 */
export function createEventRoute(
  app: Hono<ApiEnv>,
  context: ApiUses,
  callerOf: (c: Call<ApiEnv>) => Promise<string>,
): void {
  const feed = createJobFeed(context);
  const open = new Map<string, number>();
  const most = context.config.eventStreamsPerCaller;

  app.get('/jobs/:id/events', async (c) => {
    const job = await knownJob(context, c);
    const seen = Number(c.req.header('last-event-id') ?? -1);
    if (isTerminal(job.status) && seen >= job.sequence) return c.body(null, 204);
    const holder = c.get('holder');
    const caller = holder === null ? await callerOf(c) : `account ${holder.account}`;
    const count = (change: number) => {
      const now = (open.get(caller) ?? 0) + change;
      if (now === 0) open.delete(caller);
      else open.set(caller, now);
    };
    if ((open.get(caller) ?? 0) >= most) throw tooMany(most);
    count(1);
    const body = stream(job, seen, { feed, stopping: context.stopping?.signal }, () => count(-1));
    return c.body(body, 200, {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    });
  });
}

function tooMany(most: number): Problem {
  const detail = `At most ${most} streams of events may be open at once (EVENT_STREAMS_PER_CALLER). Close one, or ask for the job itself.`;
  return new Problem(429, 'Too many streams', detail, { headers: { 'retry-after': '5' } });
}

function stream(
  first: Job,
  seen: number,
  { feed, stopping }: { feed: JobFeed; stopping: AbortSignal | undefined },
  closed: () => void,
): ReadableStream<Uint8Array> {
  let end: (byReader?: boolean) => void = () => {};
  return new ReadableStream({
    start(controller) {
      let told = seen;
      const write = (text: string) => controller.enqueue(encoder.encode(text));
      const tell = (job: Job | null) => {
        if (job === null) return end();
        const waiting = 1 - (controller.desiredSize ?? 1);
        if (job.sequence > told && (waiting < MOST_WAITING || isTerminal(job.status))) {
          told = job.sequence;
          write(`id: ${told}\nevent: job\ndata: ${JSON.stringify(jobView(job))}\n\n`);
        }
        if (!isTerminal(job.status)) return;
        write(
          `id: ${job.sequence}\nevent: end\ndata: ${JSON.stringify({ status: job.status })}\n\n`,
        );
        end();
      };
      const life = setTimeout(() => end(), LIFE_MS);
      const heartbeat = setInterval(() => write(': still here\n\n'), HEARTBEAT_MS);
      let unfollow: () => void = () => {};
      let ended = false;
      end = (byReader = false) => {
        if (ended) return;
        ended = true;
        clearTimeout(life);
        clearInterval(heartbeat);
        unfollow();
        stopping?.removeEventListener('abort', onStop);
        if (!byReader) controller.close();
        closed();
      };
      const onStop = () => end();
      write(`retry: ${COME_BACK_MS}\n\n`);
      tell(first);
      if (ended) return;
      if (stopping?.aborted) return end();
      stopping?.addEventListener('abort', onStop);
      unfollow = feed.follow(first.id, tell);
    },
    cancel() {
      end(true);
    },
  });
}
