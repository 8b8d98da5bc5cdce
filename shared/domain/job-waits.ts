import { z } from 'zod';

/** For a service that is away. It stays, for the next wait, while the job is worked on. */
export const waitingSchema = z.object({
  /** `verdicts`: all else is there. */
  asked: z.enum(['model', 'verdicts', 'search']),
  reason: z.enum(['timeout', 'rate_limited', 'unavailable']),
  /** It waits half an hour at most, and goes on without; else for its whole time. */
  short: z.boolean(),
  since: z.string(),
  until: z.string(),
  /** Waits in a row that no step followed. */
  times: z.int(),
});
export type JobWaiting = z.infer<typeof waitingSchema>;

/** With verdicts missing, or answers that did not come in time, a job waits no longer than this. */
const SHORT_WAIT_MS = 1_800_000;

interface Held {
  owner: string | null;
  waiting: JobWaiting | null;
}

/** What the job waits for at this time; null when someone works on it, or it has ended. */
export function waitOf({ owner, waiting }: Held): JobWaiting | null {
  return owner === null ? waiting : null;
}

/** False once a job has waited for what is worth a short wait only. */
export function isPatient({ waiting }: Pick<Held, 'waiting'>, nowMs: number): boolean {
  return !waiting?.short || nowMs - Date.parse(waiting.since) < SHORT_WAIT_MS;
}
