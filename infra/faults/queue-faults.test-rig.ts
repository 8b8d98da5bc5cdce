import { expect, it } from 'vitest';
import { submit } from '../local/local-server.test-rig.ts';
import { once } from './disturbances.test-rig.ts';
import { jobIn, paidCalls, SMALLEST } from './ground.test-rig.ts';
import { messageOf, type Scene } from './scene.test-rig.ts';
import type { Scoreboard } from './scoreboard.test-rig.ts';

/** What the queue does wrong, and what comes out of it that should not. */
export function queueFaults(scene: Scene, board: Scoreboard): void {
  const ask = () => submit(scene.url(), SMALLEST);

  it('a message delivered three times, also at once, makes one report', async () => {
    const job = await scene.follow('message delivered 3 times, also at once', async () => {
      const id = await ask();
      await Promise.all([1, 2, 3].map(() => scene.push(messageOf(id))));
      return id;
    });
    expect(job.status).toBe('completed');
    const late = await Promise.all([1, 2, 3].map(() => scene.push(messageOf(job.id))));
    expect(late).toEqual([204, 204, 204]);
    expect(await jobIn(scene.ground(), job.id)).toEqual(job);
  });

  it('a job that could not be published is accepted, and relayed by the sweep', async () => {
    scene.disturb(once('publish', scene.ground().disturbances.queueAway));
    const job = await scene.follow('publish fails after the job is stored', async () => {
      const id = await ask();
      expect(await jobIn(scene.ground(), id)).toMatchObject({
        status: 'pending',
        publishedAt: null,
      });
      await scene.sweep();
      return id;
    });
    expect(job.status).toBe('completed');
  });

  it.each([
    ['no JSON', 'nonsense'],
    ['no data', ''],
    ['the id of no job', '{"jobId":"../x","v":1}'],
    ['the id of a job that is not there', messageOf('nobody')],
  ])(
    'a malformed message with %s, delivered three times, is acknowledged, kept and counted once',
    async (_, data) => {
      const before = await seen();
      for (const attempt of [1, 2, 3]) expect(await scene.push(data, attempt)).toBe(204);
      const after = await seen();
      const more = (what: keyof typeof before) => after[what] - before[what];
      board.add({
        fault: 'malformed message, delivered 3 times',
        reports: more('reports'),
        repeated: more('calls'),
        allowed: 0,
        lost: more('kept') !== 1,
      });
      expect({ kept: more('kept'), counted: more('counted') }).toEqual({ kept: 1, counted: 1 });
      expect({ reports: more('reports'), calls: more('calls') }).toEqual({ reports: 0, calls: 0 });
    },
  );

  async function seen() {
    const counters = await scene
      .ground()
      .look((documents) => documents.get('counters', 'quarantine'));
    return {
      kept: await scene.count('quarantine'),
      counted: Number(counters?.data.messages ?? 0),
      reports: await scene.count('reports'),
      calls: paidCalls(scene.ground()),
    };
  }
}
