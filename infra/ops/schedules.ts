import { SCHEDULES } from '../../shared/domain/schedules.ts';
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
  const others = verb === 'pause' ? await stillCalling(uses, name) : [];
  return {
    data: { name, done: verb, ...(verb === 'pause' ? { still_done_by: others } : {}) },
    lines: [
      `${name} ${DONE[verb]}`,
      ...others.map(
        (other) => `but ${other} calls the same function: pause it too, or it does this work`,
      ),
    ],
    ok: true,
  };
}

/** Schedules that are not paused and call the function of the named one, which does whatever is due. */
async function stillCalling(uses: Operated, name: string): Promise<string[]> {
  const called = SCHEDULES.find((one) => one.name === name)?.function;
  const others = SCHEDULES.filter((one) => one.function === called && one.name !== name);
  if (others.length === 0) return [];
  const listed = await uses.schedules().list();
  return others
    .map((other) => other.name)
    .filter((other) => listed.some((one) => one.name === other && one.state === 'enabled'));
}
