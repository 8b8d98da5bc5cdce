import { createCloudSchedules } from '../adapters/gcp/scheduler.ts';
import type { Context } from '../context.ts';
import { SCHEDULES } from '../domain/schedules.ts';
import type { HealthUses } from './health-uses.ts';
import { scheduleStates } from './schedule-states.ts';

/** For the function that tells how the schedules stand; without GCP_REGION it cannot see them. */
export function withSchedules(context: Context): Context & Pick<HealthUses, 'schedules'> {
  const { platform, region } = context.config;
  if (platform.name !== 'gcp' || region === undefined) return context;
  const { projectId } = platform;
  const schedules = createCloudSchedules({ wanted: SCHEDULES, projectId, region });
  return { ...context, schedules: () => scheduleStates(schedules) };
}
