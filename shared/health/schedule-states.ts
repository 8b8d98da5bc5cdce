import type { Schedules } from '../ops-ports.ts';

/** By name. */
export async function scheduleStates(schedules: Schedules): Promise<Record<string, string>> {
  const listed = await schedules.list();
  return Object.fromEntries(listed.map(({ name, state }) => [name, state]));
}
