import { createCloudSchedules } from '../adapters/gcp/scheduler.ts';
import { createUndelivered } from '../adapters/gcp/undelivered.ts';
import { SCHEDULES } from '../domain/schedules.ts';
import type { Context } from '../platform/context.ts';
import type { HealthUses } from './health-uses.ts';
import { scheduleStates } from './schedule-states.ts';

/**
 * For the function that tells what only the platform knows: how the schedules stand (not without GCP_REGION),
 * and how many messages wait.
 */
export function withPlatformViews(
  context: Context,
): Context & Pick<HealthUses, 'schedules' | 'undelivered'> {
  const { platform, region } = context.config;
  if (platform.name !== 'gcp') return context;
  const where = {
    projectId: platform.projectId,
    emulated: platform.emulatorHost !== undefined,
  };
  const views = { ...context, undelivered: createUndelivered({ ...where, clock: context.clock }) };
  if (region === undefined) return views;
  const schedules = createCloudSchedules({ wanted: SCHEDULES, ...where, region });
  return { ...views, schedules: () => scheduleStates(schedules) };
}
