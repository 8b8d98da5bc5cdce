import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import { isTerminal, type Job } from '../../shared/domain/job.ts';
import { waitOf } from '../../shared/domain/job-waits.ts';
import type { WorkerContext } from '../../shared/platform/worker-context.ts';
import { AS_QUEUE, submit } from '../local/local-server.test-rig.ts';
import type { Around } from './boundaries.test-rig.ts';
import {
  countedReports,
  type FaultPlatform,
  type Ground,
  type Here,
  jobIn,
  paidCalls,
  reportsOf,
  SMALLEST,
  serveHere,
  settled,
} from './ground.test-rig.ts';
import type { Scoreboard } from './scoreboard.test-rig.ts';

const straight: Around = (_at, write) => write();

/** One server in this process, its stores undisturbed until told otherwise. Its tests run one by one. */
export function createScene(platform: FaultPlatform, board: Scoreboard) {
  let ground: Ground;
  let here: Here;
  let around = straight;
  const usual = new Map<string, number>();

  /** Paid calls that the request takes when nothing is wrong: tried once. */
  async function undisturbed(body: Record<string, unknown>): Promise<number> {
    const key = JSON.stringify(body);
    const known = usual.get(key);
    if (known !== undefined) return known;
    const before = paidCalls(ground);
    const job = await settled(ground, await submit(here.url, body));
    expect(job.status).toBe('completed');
    usual.set(key, paidCalls(ground) - before);
    return undisturbed(body);
  }

  async function sweepUntilEnded(id: string): Promise<void> {
    while (!isTerminal((await jobIn(ground, id)).status)) {
      await fetch(`${here.url}/functions/sweep`, { method: 'POST', headers: AS_QUEUE });
      await sleep(250);
    }
  }

  return {
    ground: () => ground,
    url: () => here.url,
    context: (): WorkerContext => here.context,
    /** `env` comes on top of the platform's. */
    async open(env: Record<string, string>): Promise<void> {
      const opened = await platform.open();
      ground = { ...opened, env: { ...opened.env, ...env } };
      here = await serveHere(ground, (at, write) => around(at, write));
      await undisturbed(SMALLEST);
    },
    /** What is under way comes to its end first. */
    stop: () => here.stop(),
    async close(): Promise<void> {
      await here.stop();
      await ground.close();
    },
    disturb(next: Around): void {
      around = next;
    },
    calm(): void {
      around = straight;
      ground.gemini.clearFaults();
      ground.tavily.clearFaults();
    },
    /** The job once it waits for a service. From then on sweeps come quickly, until it has ended. */
    async waiting(id: string): Promise<Job> {
      const giveUpAt = Date.now() + 20_000;
      for (;;) {
        const job = await jobIn(ground, id);
        if (waitOf(job) !== null) {
          void sweepUntilEnded(id);
          return job;
        }
        if (isTerminal(job.status) || Date.now() > giveUpAt) {
          throw new Error(`the job does not wait: ${job.status} at ${job.stage}`);
        }
        await sleep(25);
      }
    },
    sweep: () => fetch(`${here.url}/functions/sweep`, { method: 'POST', headers: AS_QUEUE }),
    /** As the queue pushes it, under a trace of its own each time; answers the status. */
    async push(data: string, deliveryAttempt = 1): Promise<number> {
      const message = { data: Buffer.from(data).toString('base64'), messageId: 'again' };
      const subscription = 'projects/local/subscriptions/worker';
      const trace = randomUUID().replaceAll('-', '');
      const response = await fetch(`${here.url}/functions/worker/projects/local/topics/analysis`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...AS_QUEUE,
          traceparent: `00-${trace}-${trace.slice(16)}-01`,
        },
        body: JSON.stringify({ message, subscription, deliveryAttempt }),
      });
      return response.status;
    },
    count: (collection: string) => ground.look((documents) => documents.count(collection)),
    /** The job that `act` asks for, once it has ended. Booked; no more calls than allowed may be repeated. */
    async follow(
      fault: string,
      act: () => Promise<string>,
      { allowed = 0, body = SMALLEST }: { allowed?: number; body?: Record<string, unknown> } = {},
    ): Promise<Job> {
      const usually = await undisturbed(body);
      const [before, ends] = [paidCalls(ground), await countedReports(ground)];
      const job = await settled(ground, await act());
      const repeated = Math.max(0, paidCalls(ground) - before - usually);
      const reports = await reportsOf(ground, here.url, job.id);
      board.add({ fault, reports, repeated, allowed, lost: !isTerminal(job.status) });
      expect(isTerminal(job.status), `${job.status} at ${job.stage}`).toBe(true);
      expect(reports).toBe(['completed', 'partial'].includes(job.status) ? 1 : 0);
      expect((await countedReports(ground)) - ends).toBe(reports);
      expect(repeated).toBeLessThanOrEqual(allowed);
      return job;
    },
  };
}

/** The data of a message that says: work on this job. */
export const messageOf = (jobId: string) => JSON.stringify({ jobId, v: 1 });

export type Scene = ReturnType<typeof createScene>;
