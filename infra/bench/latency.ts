import { createRig } from './rig.ts';

const MODEL_MS = 1_000;
const SEARCH_MS = 500;

/**
 * Model calls that wait for each other, by the names of their steps; those of one entry run at the same time. A
 * correction and what follows it count only where a job made them.
 */
const CHAIN: readonly RegExp[] = [
  /^identify$/,
  /^facts(?::\d+)?$/,
  /^plan:2$/,
  /^facts:round2/,
  /^plan:3$/,
  /^facts:round3/,
  /^assess:/,
  /^verdict:(?!paper)[^:]+(?::\d+)?$/,
  /^correct:(?!paper)/,
  /^verdict:(?!paper)[^:]+:again/,
  /^draft$/,
  /^argue$/,
  /^argue:complete/,
  /^critic/,
  /^revise/,
  /^edit/,
  /^verdict:paper(?::\d+)?$/,
  /^correct:paper/,
  /^verdict:paper:again/,
];

/** The search for the company, the other searches and those of each round one after another, and the chain of model calls. */
function criticalPathMs(steps: readonly { name: string }[]) {
  const calls = CHAIN.filter((link) => steps.some(({ name }) => link.test(name))).length;
  const searches = 2 + steps.filter(({ name }) => /^plan:\d+$/.test(name)).length;
  return { ms: searches * SEARCH_MS + calls * MODEL_MS, calls, searches };
}

/** From acceptance to the stored report, best and worst of `runs`, as ratios to the critical path. */
export async function latency(runs = 3): Promise<string[]> {
  const rig = await createRig({ modelLatencyMs: MODEL_MS, searchLatencyMs: SEARCH_MS });
  try {
    const ratios: number[] = [];
    let calls = 0;
    let searches = 0;
    for (let run = 0; run < runs; run += 1) {
      const job = await rig.analyse({
        company: 'Tesla',
        industry: 'Electric Vehicles',
        refresh: true,
      });
      if (job.status !== 'completed') throw new Error(`the job ended as ${job.status}`);
      const tookMs = Date.parse(job.finished_at) - Date.parse(job.created_at);
      const path = criticalPathMs(job.steps);
      calls = path.calls;
      searches = path.searches;
      ratios.push(tookMs / path.ms);
    }
    ratios.sort((a, b) => a - b);
    return [
      `critical path: ${searches} searches of ${SEARCH_MS} ms and ${calls} model calls of ${MODEL_MS} ms one after another`,
      `latency ratio: best ${ratios[0]?.toFixed(3)}, worst ${ratios.at(-1)?.toFixed(3)} of ${runs} (target ≤ 1.15)`,
    ];
  } finally {
    await rig.close();
  }
}
