import { Cron } from 'croner';
import type { EmbeddedSchedules } from '../../shared/adapters/embedded/schedules.ts';
import type { Schedule } from '../../shared/domain/schedules.ts';
import type { Log } from '../../shared/process/log.ts';

export interface ScheduleRunner {
  /** Begins to keep the time, and runs those of `atOnce` now. */
  start(atOnce: readonly string[]): void;
  /** Nothing is begun any more. */
  stop(): void;
  /** Resolves when what was begun has ended. */
  idle(): Promise<void>;
}

/** What Cloud Scheduler does, in this process: a failure is logged, and the next run does its work. */
export function createScheduleRunner({
  wanted,
  schedules,
  log,
}: {
  wanted: readonly Schedule[];
  schedules: Pick<EmbeddedSchedules, 'due'>;
  log: Log;
}): ScheduleRunner {
  const crons: Cron[] = [];
  const running = new Set<Promise<void>>();

  async function due(name: string): Promise<void> {
    const run = schedules.due(name).then(
      () => undefined,
      (err: unknown) => log.error({ err, schedule: name }, 'scheduled function failed'),
    );
    running.add(run);
    await run;
    running.delete(run);
  }

  return {
    start(atOnce) {
      for (const { name, schedule, timeZone } of wanted) {
        const options = { timezone: timeZone, protect: true, unref: true };
        crons.push(new Cron(schedule, options, () => due(name)));
      }
      for (const name of atOnce) void due(name);
    },
    stop() {
      for (const cron of crons) cron.stop();
    },
    async idle() {
      await Promise.all(running);
    },
  };
}
