import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { LEASE_MS, MAX_AGE_MS, newJob } from '../domain/job.ts';
import { LeaseLostError } from '../errors.ts';
import { claimJob, type Lease } from '../jobs/lease.ts';
import { JOBS, REPORTS, readJob } from '../jobs/store.ts';
import type { Documents } from '../ports.ts';
import { createLog } from '../process/log.ts';
import { createManualClock } from './manual-clock.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** How far the clock of one instance is from that of the others. */
const CLOCKS: [string, number][] = [
  ['five hours behind', -5 * HOUR_MS],
  ['ten minutes behind', -10 * MINUTE_MS],
  ['ten minutes ahead', 10 * MINUTE_MS],
  ['five hours ahead', 5 * HOUR_MS],
];

/** What a lease is, on every driver of Documents. The factory answers an empty store. */
export function leaseContract(
  name: string,
  open: () => Promise<{ driver: Documents; close(): Promise<void> }>,
): void {
  describe(`the lease: ${name}`, () => {
    let documents: Documents;
    let close: () => Promise<void>;
    let clock: ReturnType<typeof createManualClock>;
    let leases: Lease[];

    beforeEach(async () => {
      const opened = await open();
      documents = opened.driver;
      close = opened.close;
      clock = createManualClock(Date.parse('2026-01-01T00:00:00Z'));
      leases = [];
    });
    afterEach(async () => {
      for (const lease of leases) lease.stop();
      await close();
    });

    async function store(changes: Partial<ReturnType<typeof newJob>> = {}): Promise<void> {
      const job = newJob({
        id: 'j1',
        request: {},
        requestId: 'r-1',
        maxCostUsd: 1,
        callback: false,
        nowMs: clock.now(),
      });
      const data = { ...job, ...changes };
      await documents.commit([{ op: 'create', collection: JOBS, id: job.id, data }]);
    }

    /** By a worker whose clock is `offMs` away from the others'. */
    async function claim(owner: string, offMs = 0) {
      const own = { now: () => clock.now() + offMs };
      const log = createLog('silent');
      const claimed = await claimJob('j1', { documents, clock: own, log, owner });
      if (claimed.outcome === 'claimed') leases.push(claimed.lease);
      return claimed;
    }

    async function held(owner: string, offMs = 0): Promise<Lease> {
      const claimed = await claim(owner, offMs);
      if (claimed.outcome !== 'claimed') throw new Error(`${owner} was told ${claimed.outcome}`);
      return claimed.lease;
    }

    const job = async () => (await readJob(documents, 'j1'))?.job;

    /** Answers whose reports were taken, when all write theirs at the same time. */
    async function writers(all: readonly Lease[]): Promise<(string | null)[]> {
      const results = await Promise.allSettled(
        all.map(async (lease) => {
          const { owner } = lease.job();
          const report = { op: 'set', collection: REPORTS, id: 'j1', data: { owner } } as const;
          await lease.commit(() => ({ stage: 'report' }), [report]);
          return owner;
        }),
      );
      return results.flatMap((result) => {
        if (result.status === 'fulfilled') return [result.value];
        expect(result.reason).toBeInstanceOf(LeaseLostError);
        return [];
      });
    }

    it('is won by one of twenty', async () => {
      await store();
      const claims = await Promise.all(Array.from({ length: 20 }, (_, n) => claim(`worker-${n}`)));
      expect(claims.filter(({ outcome }) => outcome === 'claimed')).toHaveLength(1);
      expect(claims.filter(({ outcome }) => outcome === 'busy')).toHaveLength(19);
      expect(await job()).toMatchObject({ fence: 1, attempts: 1, stalls: 1 });
    });

    it('lets one write of twenty whose clocks are up to ten hours apart', async () => {
      await store();
      const offs = Array.from({ length: 20 }, (_, n) => (n - 10) * (HOUR_MS / 2));
      await Promise.all(offs.map((offMs, n) => claim(`worker-${n}`, offMs)));
      const holder = (await job())?.owner;
      expect(await writers(leases)).toEqual([holder]);
      expect((await documents.get(REPORTS, 'j1'))?.data).toEqual({ owner: holder });
    });

    it('lets a holder that stalled past its lease write nothing', async () => {
      await store();
      const stalled = await held('stalled');
      clock.advance(LEASE_MS + 1);
      const taken = await held('second');
      await expect(
        stalled.commit(
          () => ({ stage: 'report' }),
          [{ op: 'set', collection: REPORTS, id: 'j1', data: {} }],
        ),
      ).rejects.toThrow(LeaseLostError);
      expect(await documents.get(REPORTS, 'j1')).toBeUndefined();
      expect(stalled.signal.reason).toBeInstanceOf(LeaseLostError);
      await taken.commit(() => ({ stage: 'facts' }));
      expect((await job())?.stage).toBe('facts');
    });

    it.each(CLOCKS)('has one writer when the clock of a claimant is %s', async (_, offMs) => {
      await store();
      await held('sound');
      expect((await claim('off', offMs)).outcome).toBe(offMs > 0 ? 'claimed' : 'busy');
      const holder = offMs > 0 ? 'off' : 'sound';
      expect(await writers(leases)).toEqual([holder]);
      expect(await job()).toMatchObject({ owner: holder, stage: 'report' });
    });

    it.each(CLOCKS)('has one writer when the clock of its holder is %s', async (_, offMs) => {
      await store();
      await held('off', offMs);
      expect((await claim('sound')).outcome).toBe(offMs > 0 ? 'busy' : 'claimed');
      const holder = offMs > 0 ? 'off' : 'sound';
      expect(await writers(leases)).toEqual([holder]);
      expect(await job()).toMatchObject({ owner: holder, stage: 'report' });
    });

    it.each(CLOCKS)(
      'of a holder that died and whose clock was %s passes on, once its time has come',
      async (_, offMs) => {
        await store();
        const dead = await held('dead', offMs);
        clock.advance(Math.max(0, offMs + LEASE_MS) + 1);
        const next = await held('next');
        expect(await writers([dead, next])).toEqual(['next']);
      },
    );

    it('of a holder whose clock was a day ahead ends with the job, at its age', async () => {
      const ahead = new Date(clock.now() + 24 * HOUR_MS).toISOString();
      await store({ leaseExpiresAt: ahead, owner: 'ahead', status: 'running' });
      expect((await claim('me')).outcome).toBe('busy');
      clock.advance(MAX_AGE_MS + LEASE_MS + 1);
      expect((await claim('me')).outcome).toBe('too_old');
    });

    it('is not given to a claimant a day ahead, to whom the job is too old: its holder works on', async () => {
      await store();
      const lease = await held('sound');
      const before = await documents.get(JOBS, 'j1');
      expect((await claim('ahead', 24 * HOUR_MS)).outcome).toBe('too_old');
      expect(await documents.get(JOBS, 'j1')).toEqual(before);
      expect(await writers([lease])).toEqual(['sound']);
    });
  });
}
