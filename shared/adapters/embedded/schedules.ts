import { Cron } from 'croner';
import { z } from 'zod';
import type { Schedule } from '../../domain/schedules.ts';
import { ConflictError, PermanentError } from '../../errors.ts';
import type { ScheduleState, Schedules } from '../../ops-ports.ts';
import type { Clock, Doc, Documents } from '../../ports.ts';

const SCHEDULES = 'schedules';

/** What is remembered of a schedule; everything else stands in the wanted list. */
const recordSchema = z.object({
  paused: z.boolean(),
  lastRunAt: z.string().nullable(),
  lastOutcome: z.string().nullable(),
});
type Record = z.infer<typeof recordSchema>;

const NEVER_RUN: Record = { paused: false, lastRunAt: null, lastOutcome: null };

export interface EmbeddedSchedules extends Schedules {
  /** For whoever keeps the time, when the schedule is due: `run`, unless it is paused. Answers whether it ran. */
  due(name: string): Promise<boolean>;
  /** Whether it has been due since it last ran, or never ran. */
  missed(name: string): Promise<boolean>;
}

/**
 * Schedules whose state lies among the documents, so that the operator's command changes it beside the
 * process that runs them. `call` runs a schedule's function, and rejects when that fails.
 */
export function createEmbeddedSchedules({
  wanted,
  documents,
  clock,
  call,
}: {
  wanted: readonly Schedule[];
  documents: Documents;
  clock: Clock;
  call: (schedule: Schedule) => Promise<void>;
}): EmbeddedSchedules {
  function named(name: string): Schedule {
    const schedule = wanted.find((one) => one.name === name);
    if (schedule) return schedule;
    throw new PermanentError('misconfigured', `there is no schedule ${name}`);
  }

  async function read(name: string): Promise<{ doc: Doc | undefined; record: Record }> {
    const doc = await documents.get(SCHEDULES, name);
    return { doc, record: doc ? recordSchema.parse(doc.data) : NEVER_RUN };
  }

  async function change(name: string, data: Partial<Record>): Promise<void> {
    for (;;) {
      const { doc, record } = await read(name);
      const place = { collection: SCHEDULES, id: name };
      try {
        await documents.commit([
          doc
            ? { op: 'update', ...place, data, version: doc.version }
            : { op: 'create', ...place, data: { ...record, ...data } },
        ]);
        return;
      } catch (error) {
        if (!(error instanceof ConflictError)) throw error;
      }
    }
  }

  async function run(schedule: Schedule): Promise<void> {
    const lastRunAt = new Date(clock.now()).toISOString();
    try {
      await call(schedule);
    } catch (error) {
      const lastOutcome = error instanceof Error ? error.message : String(error);
      await change(schedule.name, { lastRunAt, lastOutcome });
      throw error;
    }
    await change(schedule.name, { lastRunAt, lastOutcome: 'ok' });
  }

  async function stateOf({ name, schedule, timeZone }: Schedule): Promise<ScheduleState> {
    const { paused, lastRunAt, lastOutcome } = (await read(name)).record;
    const next = paused ? null : nextRun(schedule, timeZone, clock.now());
    const state = paused ? 'paused' : 'enabled';
    return { name, schedule, timeZone, state, lastRunAt, lastOutcome, nextRunAt: next };
  }

  return {
    list: () => Promise.all(wanted.map(stateOf)),
    pause: async (name) => change(named(name).name, { paused: true }),
    resume: async (name) => change(named(name).name, { paused: false }),
    run: async (name) => run(named(name)),
    async due(name) {
      const schedule = named(name);
      if ((await read(name)).record.paused) return false;
      await run(schedule);
      return true;
    },
    async missed(name) {
      const { schedule, timeZone } = named(name);
      const { lastRunAt } = (await read(name)).record;
      if (lastRunAt === null) return true;
      const due = nextRun(schedule, timeZone, Date.parse(lastRunAt));
      return due !== null && Date.parse(due) <= clock.now();
    },
  };
}

function nextRun(schedule: string, timezone: string, nowMs: number): string | null {
  const next = new Cron(schedule, { timezone, paused: true }).nextRun(new Date(nowMs));
  return next?.toISOString() ?? null;
}
