import { z } from 'zod';
import file from './schedules.json' with { type: 'json' };

/** One scheduled job: Terraform sets it up, the local runner runs it, the operator's command and health show it. */
export interface Schedule {
  readonly name: string;
  /** Cron, five fields, in `timeZone`. */
  readonly schedule: string;
  readonly timeZone: string;
  readonly description: string;
  /** Of `functions/`; POSTed to. */
  readonly function: string;
}

const name = z.string().regex(/^[a-z][a-z-]*$/);

/** An entry without `function` calls the function of its own name. */
export const schedulesSchema = z.record(
  name,
  z.strictObject({
    schedule: z.string().regex(/^\S+( \S+){4}$/),
    timeZone: z.string().min(1),
    description: z.string().min(1).max(500),
    function: name.optional(),
  }),
);

export const SCHEDULES: readonly Schedule[] = Object.entries(schedulesSchema.parse(file)).map(
  ([key, schedule]) => ({ ...schedule, name: key, function: schedule.function ?? key }),
);
