import { recentRuns, type StoredRun } from '../../shared/backup/run-record.ts';
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

export function scheduleProblem({ name, state, lastOutcome }: ScheduleState): string {
  const outcome = lastOutcome === null || lastOutcome === 'ok' ? '' : `, ${lastOutcome}`;
  return `schedule ${name}: ${state}${outcome}`;
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

const DONE = { pause: 'is paused', resume: 'is enabled' } as const;

export async function scheduleChange(
  uses: Operated,
  { do: what, name }: CommandNamed<'schedules pause' | 'schedules resume'>,
): Promise<Answer> {
  const verb = what === 'schedules pause' ? 'pause' : 'resume';
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

export async function scheduleRun(
  uses: Operated,
  { name }: CommandNamed<'schedules run'>,
): Promise<Answer> {
  const makesBackups = functionOf(name) === 'backup';
  const before = makesBackups ? await recentRuns(uses.documents) : [];
  await uses.schedules().run(name);
  const data = { name, done: 'run' };
  if (!makesBackups) return { data, lines: [`${name} was run`], ok: true };
  const after = await recentRuns(uses.documents);
  const moved = after.filter((now) => !before.some(({ version }) => version === now.version));
  return { data, lines: [`${name} was run: ${backupsMade(uses, moved, after)}`], ok: true };
}

/** A function that does what is due may have found nothing to do. `runs`: newest first. */
function backupsMade(
  { served }: Operated,
  moved: readonly StoredRun[],
  [newest]: readonly StoredRun[],
): string {
  const stateOf = ({ run }: StoredRun) => `backup ${run.exportName} is ${run.state}`;
  if (moved.length > 0) return moved.map(stateOf).join(', ');
  // A platform's scheduler only begins it.
  if (served === null) return 'backup list shows what comes of it';
  return `nothing was due${newest ? `; the newest, ${stateOf(newest)}` : ''}`;
}

const functionOf = (name: string) => SCHEDULES.find((one) => one.name === name)?.function;

/** Schedules that are not paused and call the function of the named one, which does whatever is due. */
async function stillCalling(uses: Operated, name: string): Promise<string[]> {
  const called = functionOf(name);
  const others = SCHEDULES.filter((one) => one.function === called && one.name !== name);
  if (others.length === 0) return [];
  const listed = await uses.schedules().list();
  return others
    .map((other) => other.name)
    .filter((other) => listed.some((one) => one.name === other && one.state === 'enabled'));
}
