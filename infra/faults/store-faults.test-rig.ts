import { randomUUID } from 'node:crypto';
import { expect, it } from 'vitest';
import { createWorker } from '../../functions/worker/handler.ts';
import { LEASE_MS } from '../../shared/domain/job.ts';
import { ConflictError } from '../../shared/errors.ts';
import { submit, until } from '../local/local-server.test-rig.ts';
import { BOUNDARIES, besides } from './boundaries.test-rig.ts';
import { once } from './disturbances.test-rig.ts';
import { jobIn, SMALLEST } from './ground.test-rig.ts';
import { messageOf, type Scene } from './scene.test-rig.ts';

/** What the stores do wrong, and whom they must refuse. The last test stops the server. */
export function storeFaults(scene: Scene): void {
  const ask = () => submit(scene.url(), SMALLEST);

  it('an undisturbed job passes the boundaries at which servers are made to die, and no others', async () => {
    // A set: a write that meets another one of the same job is tried again.
    const passed = new Set<string>();
    scene.disturb((at, write) => {
      passed.add(at.what);
      return write();
    });
    await scene.follow('no fault', ask);
    // What goes on at the same time comes and goes in any order.
    const inOrder = (all: Iterable<string>) => [...all].filter((what) => besides(what) === 0);
    expect(inOrder(passed)).toEqual(inOrder(BOUNDARIES));
    expect([...passed].sort()).toEqual([...BOUNDARIES].sort());
  });

  it.each([
    ['down', 'storeAway', 0],
    ['going down with its answer', 'answerLost', 1],
  ] as const)(
    'a store %s at intake is a 503, and asking again under the same key makes one job',
    async (how, disturbance, stored) => {
      const [jobs, keys] = [await scene.count('jobs'), await scene.count('idempotency')];
      scene.disturb(once('accept', scene.ground().disturbances[disturbance]));
      const key = { 'idempotency-key': randomUUID() };
      await expect(submit(scene.url(), SMALLEST, key)).rejects.toThrow('503');
      expect(await scene.count('jobs')).toBe(jobs + stored);
      expect(await scene.count('idempotency')).toBe(keys + stored);
      const job = await scene.follow(`store ${how} at intake`, async () => {
        const id = await submit(scene.url(), SMALLEST, key);
        await scene.sweep();
        return id;
      });
      expect(job.status).toBe('completed');
      expect(await scene.count('jobs')).toBe(jobs + 1);
    },
  );

  it.each([
    ['claim', 'down', 'storeAway', 0],
    ['claim', 'going down with its answer', 'answerLost', 0],
    // Nobody knows what the service answered.
    ['assess done', 'down', 'storeAway', 1],
    ['assess done', 'going down with its answer', 'answerLost', 0],
    ['finish', 'down', 'storeAway', 0],
    ['finish', 'going down with its answer', 'answerLost', 0],
  ] as const)(
    'at "%s", a store %s has the job delivered again, and one report made',
    async (what, how, disturbance, allowed) => {
      const disturbed = once(what, scene.ground().disturbances[disturbance]);
      scene.disturb(disturbed);
      const act = async () => {
        const id = await ask();
        await disturbed.over;
        return id;
      };
      const job = await scene.follow(`store ${how} at ${what}`, act, {
        allowed: allowed + besides(what),
      });
      expect(job.status).toBe('completed');
    },
  );

  it('a bucket that refuses keeps the job open, named as the reason, until it takes writes again', async () => {
    const refused = Promise.withResolvers<() => Promise<void>>();
    scene.disturb(async (at, write) => {
      if (at.what === 'report.json') {
        scene.calm();
        refused.resolve(await scene.ground().refuseReports());
      }
      return write();
    });
    const job = await scene.follow('disk full, or the bucket refuses', async () => {
      const id = await ask();
      const accept = await refused.promise;
      await until(async () => (await jobIn(scene.ground(), id)).error !== null);
      const { status, error } = await jobIn(scene.ground(), id);
      expect({ status, ...error }).toMatchObject({ status: 'running', retryable: true });
      expect(error?.message).toContain(`reports/${id}/report`);
      await accept();
      return id;
    });
    expect(job).toMatchObject({ status: 'completed', error: null });
  });

  it('a worker that stalled past its lease writes nothing', async () => {
    const stalled = Promise.withResolvers<void>();
    const wake = Promise.withResolvers<void>();
    let refusal: unknown;
    scene.disturb(async (at, write) => {
      if (at.what !== 'assess done') return write();
      scene.calm();
      stalled.resolve();
      await wake.promise;
      return write().catch((error: unknown) => {
        refusal = error;
        throw error;
      });
    });
    const context = scene.context();
    const later = { now: () => context.clock.now() + LEASE_MS + 1_000 };
    const second = createWorker({ ...context, owner: 'second', clock: later });
    const job = await scene.follow(
      'two workers, one stalled past its lease',
      async () => {
        const id = await ask();
        await stalled.promise;
        const data = Buffer.from(messageOf(id)).toString('base64');
        await second({ message: { data } });
        return id;
      },
      // Only the stalled one had the reply, and that of the call beside it.
      { allowed: 1 + besides('assess done') },
    );
    const written = () =>
      scene.ground().look(async (documents) => {
        const orderBy = { field: 'startedAt', direction: 'asc' } as const;
        const where = { jobId: job.id };
        return [
          await documents.get('jobs', job.id),
          await documents.get('reports', job.id),
          (await documents.query({ collection: 'steps', where, orderBy, limit: 100 })).docs,
        ];
      });
    const before = await written();
    wake.resolve();
    await scene.stop();
    expect(refusal).toBeInstanceOf(ConflictError);
    expect(await written()).toEqual(before);
  });
}
