import { createCloudSchedules } from '../../shared/adapters/gcp/scheduler.ts';
import { createUndelivered } from '../../shared/adapters/gcp/undelivered.ts';
import { createBackup } from '../../shared/backup/backup.ts';
import { openExports } from '../../shared/backup/with-exports.ts';
import { SCHEDULES } from '../../shared/domain/schedules.ts';
import { PermanentError } from '../../shared/errors.ts';
import { createProbes } from '../../shared/health/probes.ts';
import { DEAD_LETTERS, WORKER_SUBSCRIPTION } from '../../shared/jobs/accept.ts';
import { createContext } from '../../shared/platform/context.ts';
import type { Config } from '../../shared/process/config.ts';
import { withRetention } from '../../shared/retention/with-retention.ts';
import type { Operated } from './operated.ts';

/** A project, with what its IAM allows the operator. Nothing is connected before it is used. */
export function openCloud(
  config: Config,
  { projectId, emulatorHost }: Extract<Config['platform'], { name: 'gcp' }>,
): Operated {
  const context = createContext({ ...config, enableMetrics: false });
  const where = { projectId, emulated: emulatorHost !== undefined };
  const undelivered = createUndelivered({ ...where, clock: context.clock });
  const exports = () => openExports(config, { source: null, clock: context.clock });
  return {
    ...context,
    served: null,
    async queue() {
      const [waiting, dead] = await Promise.all([
        undelivered(WORKER_SUBSCRIPTION),
        undelivered(DEAD_LETTERS),
      ]);
      return { waiting, leased: null, dead };
    },
    givenUp: null,
    checks: createProbes(context),
    schedules() {
      if (config.region !== undefined) {
        return createCloudSchedules({ wanted: SCHEDULES, ...where, region: config.region });
      }
      throw new PermanentError('misconfigured', 'GCP_REGION: is needed for schedules');
    },
    exports,
    backupNow: () => createBackup({ ...context, exports: exports() }).now(),
    retention: withRetention(context).retention,
  };
}
