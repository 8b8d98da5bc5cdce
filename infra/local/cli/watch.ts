import { AnswerError, type Job, LostConnectionError } from './answers.ts';

const FIRST_DELAY_MS = 250;
const LAST_DELAY_MS = 1000;
/** Polls in a row without an answer before the server counts as gone. */
const PATIENCE = 5;
const TERMINAL = new Set(['completed', 'partial', 'failed', 'cancelled']);

export type Watched = { end: 'finished'; job: Job } | { end: 'interrupted' } | { end: 'timeout' };

const mayPass = (error: unknown) =>
  error instanceof LostConnectionError ||
  (error instanceof AnswerError && (error.status >= 500 || error.status === 429));

/**
 * Reads the job until it has ended or the wait is over (`deadlineMs` on the clock of `now`). Throws what a read
 * threw when reading again cannot help, or did not.
 */
export async function watchJob({
  read,
  show,
  now,
  wait,
  deadlineMs,
  interrupted,
}: {
  read: () => Promise<Job>;
  show: (job: Job) => void;
  now: () => number;
  /** Resolves after `ms`, or as soon as the signal fires. */
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
  deadlineMs: number;
  interrupted: AbortSignal;
}): Promise<Watched> {
  let delayMs = FIRST_DELAY_MS;
  let unanswered = 0;
  for (;;) {
    try {
      const job = await read();
      unanswered = 0;
      show(job);
      if (TERMINAL.has(job.status)) return { end: 'finished', job };
    } catch (error) {
      unanswered += 1;
      if (!interrupted.aborted && (!mayPass(error) || unanswered === PATIENCE)) throw error;
    }
    if (interrupted.aborted) return { end: 'interrupted' };
    if (now() >= deadlineMs) return { end: 'timeout' };
    await wait(Math.min(delayMs, deadlineMs - now()), interrupted);
    if (interrupted.aborted) return { end: 'interrupted' };
    delayMs = Math.min(LAST_DELAY_MS, delayMs * 1.1);
  }
}
