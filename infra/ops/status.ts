import packageJson from '../../package.json' with { type: 'json' };
import { withTimeLimit } from '../../shared/adapters/time-limit.ts';
import { recentRuns } from '../../shared/backup/run-record.ts';
import { lastLifecycleRun, newestVerified } from '../../shared/health/last-runs.ts';
import type { Check } from '../../shared/health/probes.ts';
import { countJobs } from '../../shared/jobs/count-jobs.ts';
import { oldestJobAt } from '../../shared/jobs/oldest-job.ts';
import type { Answer } from './answer.ts';
import { backupStanding } from './backup-standing.ts';
import { cacheView, percentage, readCacheUse } from './cache-stats.ts';
import type { Operated } from './operated.ts';
import { oldestPendingSeconds } from './queue.ts';
import { isWell, scheduleLines, scheduleProblem, scheduleView } from './schedules.ts';
import { duration, pairs, table, when } from './table.ts';

const PART_MS = 15_000;
/** How a run of the lifecycle ends that leaves the rules in force. */
const IN_FORCE = ['in_force', 'applied'];

/**
 * Everything at a glance, also when some of it cannot be told: that is null, and `unknown` says why. Not well:
 * what the line stands on cannot be reached, nobody does jobs, messages were given up, no backup was verified
 * lately or the last is lost, the rules of retention are not in force, a schedule does not run or is paused, or
 * any of this cannot be told here although it should.
 */
export async function status(uses: Operated): Promise<Answer> {
  const { documents, clock, config } = uses;
  const unknown: Record<string, string> = {};

  async function tell<T>(name: string, look: () => Promise<T>): Promise<T | null> {
    const { signal } = new AbortController();
    const limits = { service: name, timeoutMs: PART_MS, signal };
    return withTimeLimit(limits, async () => look()).catch((error: unknown) => {
      unknown[name] = error instanceof Error ? error.message : String(error);
      return null;
    });
  }

  const [checks, jobs, oldest, dead, runs, copies, firstJobAt, lifecycle, schedules, cache] =
    await Promise.all([
      uses.checks(),
      tell('jobs', () => countJobs(documents)),
      tell('oldest_pending_job_seconds', () => oldestPendingSeconds(uses)),
      tell('dead_letters', async () => (await uses.queue()).dead),
      tell('last_verified_backup', () => recentRuns(documents)),
      tell('backup_copies', async () => (await uses.exports().list()).map(({ name }) => name)),
      tell('oldest_job', () => oldestJobAt(documents)),
      tell('last_lifecycle_run', () => lastLifecycleRun(documents)),
      tell('schedules', () => uses.schedules().list()),
      tell('cache', () => readCacheUse(documents)),
    ]);

  const backups =
    runs && backupStanding({ runs, copies, oldestJobAt: firstJobAt, nowMs: clock.now() });
  const verified = backups && newestVerified(backups.counted);
  const problems = [
    ...Object.entries(checks).flatMap(([name, { ok, error }]) =>
      ok ? [] : [`${name} cannot be used: ${error}`],
    ),
    ...(uses.served === false ? ['no server runs: nobody does jobs'] : []),
    ...(dead ? [`messages given up as dead letters: ${dead}`] : []),
    ...(backups?.problem ? [backups.problem] : []),
    ...(lifecycle && !IN_FORCE.includes(lifecycle.state)
      ? [`the last lifecycle run: ${lifecycle.state}`]
      : []),
    ...(schedules ?? [])
      .filter((one) => one.state === 'paused' || !isWell(one))
      .map(scheduleProblem),
    ...Object.entries(unknown)
      .map(([name, reason]) => `${name} cannot be told: ${reason}`)
      .sort(),
  ];
  const ready = Object.values(checks).every(({ ok }) => ok);
  const why = (name: string) => `unknown: ${unknown[name]}`;
  const unlessUnknown = (name: string, text: string | null) => (name in unknown ? why(name) : text);
  return {
    data: {
      ready,
      problems,
      version: packageJson.version,
      platform: config.platform.name,
      served: uses.served,
      checks,
      jobs,
      oldest_pending_job_seconds: oldest,
      dead_letters: dead,
      last_verified_backup: verified,
      last_lifecycle_run: lifecycle,
      schedules: schedules?.map(scheduleView) ?? null,
      cache: cache && cacheView(cache),
      unknown,
    },
    lines: [
      ...pairs({
        version: packageJson.version,
        platform: placeOf(uses),
        ready: ready ? 'yes' : 'no',
        'oldest pending job': unlessUnknown('oldest_pending_job_seconds', duration(oldest)),
        'dead letters': dead ?? why('dead_letters'),
        'last verified backup': backups
          ? ((verified && when(verified.verified_at)) ?? 'none')
          : why('last_verified_backup'),
        'last lifecycle run': lifecycle
          ? `${lifecycle.state}, ${when(lifecycle.ended_at)}`
          : unlessUnknown('last_lifecycle_run', 'never'),
        'cache hit rate': cache ? percentage(cache.hitRate) : why('cache'),
      }),
      '',
      ...(jobs ? table(['jobs', 'number'], Object.entries(jobs)) : [`jobs ${why('jobs')}`]),
      '',
      ...table(['check', 'ok', 'ms', 'note'], Object.entries(checks).map(checkRow)),
      '',
      ...(schedules ? scheduleLines(schedules) : [`schedules ${why('schedules')}`]),
      '',
      ...(problems.length === 0 ? ['all is well'] : ['not well:', ...problems.map(indented)]),
    ],
    ok: problems.length === 0,
  };
}

function checkRow([name, { ok, latency_ms, error, note }]: [string, Check]) {
  return [name, ok ? 'yes' : 'no', latency_ms, error ?? note ?? null];
}

function placeOf({ config: { platform }, served }: Operated): string {
  if (platform.name === 'gcp') return `gcp, project ${platform.projectId}`;
  return `embedded, ${served ? 'a server runs' : 'no server runs'}`;
}

const indented = (text: string) => `  ${text}`;
