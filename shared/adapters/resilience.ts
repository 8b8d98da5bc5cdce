import { setTimeout as sleep } from 'node:timers/promises';
import { ExponentialBackoff, halfJitterGenerator } from 'cockatiel';
import { TransientError } from '../errors.ts';
import { type Circuit, createCircuit } from './circuit.ts';

export interface Retry {
  service: string;
  /** The attempt that failed, from 1. */
  attempt: number;
  /** Until the next one, not counting what an open circuit adds. */
  delayMs: number;
  reason: TransientError['reason'];
}

export interface Resilience {
  /**
   * Runs the task until it succeeds. Only TransientErrors are tried again; the last one is thrown with the
   * number of attempts in its message and itself as the cause. An abort rejects at once with the signal's
   * reason. A call that finds the circuit open waits until it may be tried: an outage costs a job time
   * before it costs it an attempt.
   */
  run<T>(task: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T>;
  state: Circuit['state'];
}

export interface ResilienceOptions {
  /** For messages: "Gemini". */
  service: string;
  attempts?: number;
  /** Of those, at most so many that end in a timeout: each has cost a full time limit. */
  timeoutAttempts?: number;
  baseDelayMs?: number;
  maxDelayMs?: number;
  /** A service that asks for a longer pause is given up at once. */
  maxRetryAfterMs?: number;
  /** Consecutive TransientErrors, of all callers, that open the circuit. */
  breakerThreshold?: number;
  /** How long an open circuit holds calls back before one may probe. */
  halfOpenAfterMs?: number;
  onRetry?: (retry: Retry) => void;
}

/** One policy for one service; share it between all callers of that service. */
export function createResilience({
  service,
  attempts = 4,
  timeoutAttempts = 2,
  baseDelayMs = 500,
  maxDelayMs = 20_000,
  maxRetryAfterMs = 60_000,
  breakerThreshold = 8,
  halfOpenAfterMs = 5_000,
  onRetry,
}: ResilienceOptions): Resilience {
  const circuit = createCircuit({ service, threshold: breakerThreshold, halfOpenAfterMs });
  const backoff = new ExponentialBackoff({
    generator: halfJitterGenerator,
    initialDelay: baseDelayMs,
    maxDelay: maxDelayMs,
  });

  return {
    state: circuit.state,
    async run(task, signal) {
      let delay = backoff.next();
      let timeouts = 0;
      for (let attempt = 1; ; attempt += 1) {
        await pause(circuit.heldBackMs(), signal);
        try {
          return await circuit.run(task, signal);
        } catch (error) {
          signal.throwIfAborted();
          if (!(error instanceof TransientError)) throw error;
          const askedMs = error.retryAfterMs ?? 0;
          if (error.reason === 'timeout') timeouts += 1;
          if (attempt >= attempts || timeouts >= timeoutAttempts || askedMs > maxRetryAfterMs) {
            throw gaveUp(error, attempt);
          }
          const delayMs = Math.max(0, askedMs) + delay.duration;
          delay = delay.next(undefined);
          onRetry?.({ service, attempt, delayMs, reason: error.reason });
          // Not cockatiel's retry: its pause goes on, with its timer, after an abort.
          await pause(delayMs, signal);
        }
      }
    },
  };
}

async function pause(ms: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  if (ms > 0) await sleep(ms, undefined, { signal }).catch(() => signal.throwIfAborted());
}

function gaveUp(last: TransientError, attempts: number): TransientError {
  const count = attempts === 1 ? '1 attempt' : `${attempts} attempts`;
  return new TransientError(last.reason, `${last.message} (gave up after ${count})`, {
    cause: last,
    retryAfterMs: last.retryAfterMs,
  });
}
