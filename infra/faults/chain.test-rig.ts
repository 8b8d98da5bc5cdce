import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'vitest';
import type { Job } from '../../shared/domain/job.ts';
import { submit } from '../local/local-server.test-rig.ts';
import {
  countedReports,
  type FaultPlatform,
  type Ground,
  jobIn,
  paidCalls,
  reportsOf,
  SMALLEST,
  settled,
} from './ground.test-rig.ts';
import type { Death } from './mortal-server.test-entry.ts';
import type { Mortal, Mortals } from './mortal-server.test-rig.ts';

/** What came of a job whose first server died. */
export interface Afterlife {
  /** How the server ended: a signal's name or an exit code. */
  end: NodeJS.Signals | number;
  /** The job between the servers, when the caller had been told of one. */
  left: Job | undefined;
  job: Job;
  reports: number;
  /** How often its end was counted. */
  counted: number;
  /** Paid calls beyond those of an undisturbed run. */
  repeated: number;
}

/** Servers on one ground, each the successor of one that died. */
export function createChain(platform: FaultPlatform, start: Mortals['start']) {
  let ground: Ground;
  let server: Mortal;
  let undisturbed = 0;
  let requests = 0;
  let aheadMs = 0;
  const ask = (key: string, body: Record<string, unknown> = SMALLEST) =>
    submit(server.url, body, { 'idempotency-key': key });

  /** A connection of another test may hold the port for a moment between its choice and its use. */
  async function startOnItsPort(tries = 5): Promise<Mortal> {
    try {
      return await start(ground.env, aheadMs);
    } catch (error) {
      if (tries === 1 || !String(error).includes('EADDRINUSE')) throw error;
      await sleep(1_000);
      return startOnItsPort(tries - 1);
    }
  }

  return {
    async open(): Promise<void> {
      ground = await platform.open();
      server = await startOnItsPort();
      requests += 1;
      const { status } = await settled(ground, await ask(randomUUID()));
      expect(status).toBe('completed');
      undisturbed = paidCalls(ground);
    },
    async close(): Promise<void> {
      await server.kill();
      await ground.close();
    },
    async run(death: Death, body: Record<string, unknown> = SMALLEST): Promise<Afterlife> {
      const [before, ends] = [paidCalls(ground), await countedReports(ground)];
      const key = randomUUID();
      requests += 1;
      await server.arm(death);
      // The answer may die with the server: asking again under the same key is what callers do.
      const told = await ask(key, body).catch(() => undefined);
      const end = await server.ended;
      const left = told === undefined ? undefined : await jobIn(ground, told);
      aheadMs += platform.aheadMs;
      server = await start(ground.env, aheadMs);
      const job = await settled(ground, await ask(key, body));
      const repeated = paidCalls(ground) - before - undisturbed;
      const reports = await reportsOf(ground, server.url, job.id);
      const counted = (await countedReports(ground)) - ends;
      return { end, left, job, reports, counted, repeated };
    },
    requests: () => requests,
    stored: () =>
      ground.look(async (documents) => ({
        jobs: await documents.count('jobs'),
        reports: await documents.count('reports'),
      })),
  };
}
