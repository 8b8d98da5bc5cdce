import { afterAll, afterEach, beforeAll } from 'vitest';
import { beside } from './beside.test-rig.ts';
import { deaths } from './deaths.test-rig.ts';
import type { FaultPlatform } from './ground.test-rig.ts';
import { queueFaults } from './queue-faults.test-rig.ts';
import { createScene } from './scene.test-rig.ts';
import { createScoreboard } from './scoreboard.test-rig.ts';
import { serviceFaults } from './service-faults.test-rig.ts';
import { storeFaults } from './store-faults.test-rig.ts';

/** Every row of the failure table, on one platform; ends by showing what came of it. */
export function faultSuite(platform: FaultPlatform): void {
  const board = createScoreboard();
  deaths(platform, board);
  beside('what the server leans on fails', () => {
    const scene = createScene(platform, board);
    beforeAll(() => scene.open({ MODEL_TIMEOUT_SECONDS: '3', SEARCH_TIMEOUT_SECONDS: '3' }));
    afterEach(() => {
      scene.calm();
      scene.ground().disturbances.end();
    });
    afterAll(() => scene.close());
    serviceFaults(scene);
    queueFaults(scene, board);
    storeFaults(scene);
  });
  afterAll(() => board.print(platform.name));
}
