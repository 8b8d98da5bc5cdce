import packageJson from '../../package.json' with { type: 'json' };
import { withTimeLimit } from '../adapters/time-limit.ts';
import { ANALYSIS_TOPIC, DEAD_LETTERS } from '../jobs/accept.ts';
import { oldestPendingAt } from '../jobs/oldest-pending.ts';
import { counterField } from '../metrics/fields.ts';
import { readTotals } from '../metrics/shards.ts';
import { configDigest } from './config-digest.ts';
import { faultName } from './fault.ts';
import type { HealthUses } from './health-uses.ts';
import { lastLifecycleRun, lastVerifiedBackup } from './last-runs.ts';
import { readStanding } from './service-standing.ts';

/** There is nothing to look at here; the message says why. */
class NotHere extends Error {
  override readonly name = 'NotHere';
}

/**
 * What an operator wants to know beside the checks. What cannot be told is null, and `unknown` names the
 * reason for each.
 */
export async function detailsOf(context: HealthUses): Promise<Record<string, unknown>> {
  const { config, clock, documents, local, services, schedules, undelivered } = context;
  const parts: Record<string, () => unknown> = {
    async oldest_pending_job_seconds() {
      const at = await oldestPendingAt(documents);
      return at === null ? null : (clock.now() - Date.parse(at)) / 1000;
    },
    dead_letters() {
      if (local) return local.queue.counts(ANALYSIS_TOPIC).dead;
      if (undelivered) return undelivered(DEAD_LETTERS);
      throw new NotHere('this process does not see the queue: ask the function health');
    },
    last_verified_backup: () => lastVerifiedBackup(documents),
    last_lifecycle_run: () => lastLifecycleRun(documents),
    schedules() {
      if (schedules) return schedules();
      throw new NotHere('this process does not see the scheduler: ask the function health');
    },
    async cache() {
      // What this process has gathered is shown too.
      await context.metrics?.flush();
      return cacheUse(await readTotals(documents));
    },
    async breakers() {
      if (services) {
        return { gemini: services.gemini.breaker(), tavily: services.tavily.breaker() };
      }
      const [gemini, tavily] = await Promise.all([
        readStanding(documents, 'gemini'),
        readStanding(documents, 'tavily'),
      ]);
      return { gemini: gemini.breaker, tavily: tavily.breaker };
    },
  };

  const unknown: Record<string, string> = {};
  const { signal } = new AbortController();
  const found = Object.entries(parts).map(async ([name, part]) => {
    const limits = { service: name, timeoutMs: config.healthCheckTimeoutMs, signal };
    const value = await withTimeLimit(limits, async () => part()).catch((error: unknown) => {
      unknown[name] = error instanceof NotHere ? error.message : faultName(error);
      return null;
    });
    return [name, value] as const;
  });
  const { rss, heapUsed } = process.memoryUsage();
  return {
    version: packageJson.version,
    revision: config.deployed.version ?? null,
    platform: config.platform.name,
    uptime_seconds: Math.round(process.uptime()),
    memory: { rss_bytes: rss, heap_used_bytes: heapUsed },
    config_sha256: configDigest(config),
    ...Object.fromEntries(await Promise.all(found)),
    unknown,
  };
}

function cacheUse(totals: Record<string, number>) {
  const hits = totals[counterField('cache_hits', {})] ?? 0;
  const misses = totals[counterField('cache_misses', {})] ?? 0;
  return { hits, misses, hit_rate: hits + misses === 0 ? null : hits / (hits + misses) };
}
