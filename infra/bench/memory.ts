import { setTimeout as sleep } from 'node:timers/promises';
import { createRig } from './rig.ts';

const REQUEST = { company: 'Tesla', industry: 'Electric Vehicles', refresh: true };

/** Heap after collection at a third and at the end of `jobs` in one process: flat is a ratio near 1. */
export async function memory(jobs = 300): Promise<string[]> {
  const collect = globalThis.gc;
  if (!collect) throw new Error('run with --expose-gc');
  const rig = await createRig({ modelLatencyMs: 0, searchLatencyMs: 0 });
  const heapMb = async () => {
    await sleep(100);
    collect();
    collect();
    return process.memoryUsage().heapUsed / 1e6;
  };
  try {
    const marks = new Map<number, number>();
    for (let done = 0; done < jobs; ) {
      await Promise.all(Array.from({ length: 4 }, () => rig.analyse(REQUEST)));
      done += 4;
      if (done % 100 === 0) marks.set(done, await heapMb());
    }
    const first = marks.get(100) ?? Number.NaN;
    const last = [...marks.values()].at(-1) ?? Number.NaN;
    return [
      `heap after collection: ${[...marks].map(([at, mb]) => `${mb.toFixed(1)} MB at ${at}`).join(', ')} jobs; resident ${(process.memoryUsage().rss / 1e6).toFixed(0)} MB`,
      `memory ratio last to 100 jobs: ${(last / first).toFixed(3)}`,
    ];
  } finally {
    await rig.close();
  }
}
