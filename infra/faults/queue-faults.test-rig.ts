import { expect, it } from 'vitest';
import { submit } from '../local/local-server.test-rig.ts';
import { away, once } from './disturbances.test-rig.ts';
import { jobIn, SMALLEST } from './ground.test-rig.ts';
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
    scene.disturb(once('publish', away));
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

  it('a malformed message is quarantined, acknowledged and counted', async () => {
    const before = await scene.count('quarantine');
    const malformed = ['nonsense', '{"jobId":"../x","v":1}', messageOf('nobody')];
    for (const data of malformed) expect(await scene.push(data)).toBe(204);
    expect(await scene.count('quarantine')).toBe(before + malformed.length);
    const counter = await scene
      .ground()
      .look((documents) => documents.get('counters', 'quarantine'));
    expect(counter?.data.messages).toBe(before + malformed.length);
    for (const _ of malformed) {
      board.add({ fault: 'malformed message', reports: 0, repeated: 0, allowed: 0, lost: false });
    }
  });
}
