import { openCloudProject } from '../emulators/cloud-project.ts';
import { startEmulators } from '../emulators/start.ts';
import { bareSubmissionsPerSecond, publishPullSeconds } from './burst-floor.ts';
import { type Burst, runBurst } from './burst-load.ts';
import { startServers } from './burst-servers.ts';
import { startSimulators } from './rig.ts';

const SERVERS = 2;
const SIZES = [250, 500, 1_000];

/**
 * Bursts of jobs on the official emulators: all must end, with one report each. The floor is measured in the
 * same run: a bare functions-framework function for submissions, a bare publish/pull loop for the drain.
 */
export async function burst(): Promise<string[]> {
  const emulators = await startEmulators();
  const simulators = await startSimulators(0, 0);
  try {
    // One request in twenty fails, at either service.
    await simulators.fail({ kind: 'status', status: 503, every: 20 });
    const bareRate = await bareSubmissionsPerSecond(1_000);
    const runs: Burst[] = [];
    for (const jobs of SIZES) {
      const project = await openCloudProject(emulators);
      const servers = await startServers(project, simulators.env, SERVERS);
      try {
        runs.push(await runBurst({ servers, project, jobs }));
      } finally {
        await servers.close();
        await project.close();
      }
    }
    const largest = runs.at(-1);
    if (!largest) return [];
    const floor = await openCloudProject(emulators);
    const pullSeconds = await publishPullSeconds(floor, emulators.pubsubHost, largest.jobs);
    await floor.close();
    return report(runs, { bareRate, pullSeconds });
  } finally {
    await simulators.close();
    await emulators.close();
  }
}

function report(
  runs: readonly Burst[],
  { bareRate, pullSeconds }: { bareRate: number; pullSeconds: number },
): string[] {
  const [smallest] = runs;
  const rows = runs.map((run) => {
    const growth =
      run.drainSeconds / run.jobs / ((smallest?.drainSeconds ?? 0) / (smallest?.jobs ?? 1));
    return `| ${run.jobs} | ${run.submitted} | ${run.ended} | ${run.reports} | ${run.perSecond.toFixed(0)} | ${(run.perSecond / bareRate).toFixed(2)} | ${run.drainSeconds.toFixed(0)} | ${(run.drainSeconds / (pullSeconds * (run.jobs / (runs.at(-1)?.jobs ?? 1)))).toFixed(1)} | ${growth.toFixed(2)} |`;
  });
  return [
    `floor: ${bareRate.toFixed(0)} submissions/s to a bare function; ${pullSeconds.toFixed(2)} s to publish and pull ${runs.at(-1)?.jobs} messages`,
    '| jobs | requests | ended | reports | submissions/s | ratio to the bare function | drain s | ratio to publish/pull | time per job against the smallest burst |',
    '|---|---|---|---|---|---|---|---|---|',
    ...rows,
  ];
}
