import { createRig } from './rig.ts';

const MODEL_MS = 1_000;
const SEARCH_MS = 500;

/**
 * A standard four-framework job can be no faster than the calls that wait for each other:
 * search (which company) → model (identify) → searches, all at once → model (facts) → model (four frameworks,
 * all at once) → model (paper).
 */
const CRITICAL_PATH_MS = SEARCH_MS + MODEL_MS + SEARCH_MS + MODEL_MS + MODEL_MS + MODEL_MS;

/** From acceptance to the stored report, best and worst of `runs`, as ratios to the critical path. */
export async function latency(runs = 3): Promise<string[]> {
  const rig = await createRig({ modelLatencyMs: MODEL_MS, searchLatencyMs: SEARCH_MS });
  try {
    const ratios: number[] = [];
    for (let run = 0; run < runs; run += 1) {
      const job = await rig.analyse({
        company: 'Tesla',
        industry: 'Electric Vehicles',
        refresh: true,
      });
      if (job.status !== 'completed') throw new Error(`the job ended as ${job.status}`);
      const tookMs = Date.parse(job.finished_at) - Date.parse(job.created_at);
      ratios.push(tookMs / CRITICAL_PATH_MS);
    }
    ratios.sort((a, b) => a - b);
    return [
      `critical path ${CRITICAL_PATH_MS} ms (2 searches of ${SEARCH_MS} ms and 4 model calls of ${MODEL_MS} ms one after another)`,
      `latency ratio: best ${ratios[0]?.toFixed(3)}, worst ${ratios.at(-1)?.toFixed(3)} of ${runs} (target ≤ 1.15)`,
    ];
  } finally {
    await rig.close();
  }
}
