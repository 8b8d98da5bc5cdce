import type { ScheduleState } from '../../shared/ops-ports.ts';
import type { Answer } from './answer.ts';
import type { CommandNamed } from './commands.ts';
import type { Operated } from './operated.ts';
import { table, when } from './table.ts';

/** Not well when one is missing or was disabled, or its last run failed; a pause is someone's wish. */
export async function schedulesList(uses: Operated): Promise<Answer> {
  const listed = await uses.schedules().list();
  return {
    data: { schedules: listed.map(scheduleView) },
    lines: scheduleLines(listed),
    ok: listed.every(isWell),
  };
}

export function isWell({ state, lastOutcome }: ScheduleState): boolean {
  const expected = state === 'enabled' || state === 'paused';
  return expected && (lastOutcome === null || lastOutcome === 'ok');
}

export function scheduleLines(listed: readonly ScheduleState[]): string[] {
  return table(
    ['schedule', 'state', 'when', 'last run', 'outcome', 'next run'],
    listed.map((one) => [
      one.name,
      one.state,
      `${one.schedule} ${one.timeZone}`,
      when(one.lastRunAt),
      one.lastOutcome,
      when(one.nextRunAt),
    ]),
  );
}

export function scheduleView(one: ScheduleState) {
  return {
    name: one.name,
    state: one.state,
    schedule: one.schedule,
    time_zone: one.timeZone,
    last_run_at: one.lastRunAt,
    last_outcome: one.lastOutcome,
    next_run_at: one.nextRunAt,
  };
}

const DONE = { pause: 'is paused', resume: 'is enabled', run: 'was run' } as const;

export async function scheduleChange(
  uses: Operated,
  { do: what, name }: CommandNamed<'schedules pause' | 'schedules resume' | 'schedules run'>,
): Promise<Answer> {
  const verb = what === 'schedules pause' ? 'pause' : what === 'schedules run' ? 'run' : 'resume';
  await uses.schedules()[verb](name);
  return { data: { name, done: verb }, lines: [`${name} ${DONE[verb]}`], ok: true };
}
