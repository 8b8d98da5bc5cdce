import { setTimeout as sleep } from 'node:timers/promises';
import { ExponentialBackoff, halfJitterGenerator } from 'cockatiel';
import { PermanentError, TransientError } from '../errors.ts';
import type { TokenUsage } from '../ports.ts';
import { type Attempt, observingAttempt } from './attempt.ts';
import { type Circuit, createCircuit } from './circuit.ts';
import type { Throttle } from './throttle.ts';

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
   * before it costs it an attempt. `charged` of the errors is summed: a task is told what the attempts before
   * it were charged, and the error that ends the run carries the sum.
   */
  run<T>(
    task: (signal: AbortSignal, charged: TokenUsage | null) => Promise<T>,
    signal: AbortSignal,
  ): Promise<T>;
  state: Circuit['state'];
}

export interface ResilienceOptions {
  /** For messages: "Gemini". */
  service: string;
  attempts?: number;
  /** Of those, at most so many that end in a timeout: each has cost a full time limit. */
  timeoutAttempts?: number;
  /** Of those, at most so many that are charged without a usable answer: each has cost money. */
  chargedAttempts?: number;
  baseDelayMs?: number;
  maxDelayMs?: number;
  /** All waits of a call together; one that would have to wait longer is given up at once. */
  maxWaitMs?: number;
  /** Consecutive TransientErrors, of all callers, that open the circuit. */
  breakerThreshold?: number;
  /** How long an open circuit holds calls back before one may probe. */
  halfOpenAfterMs?: number;
  /** Asked before each call, and told of refusals for the rate; a call that it turns away is not tried again. */
  throttle?: Throttle | null;
  onRetry?: (retry: Retry) => void;
  /** Told of each call that was made; a call held back by the open circuit is none. */
  onAttempt?: (attempt: Attempt) => void;
}

/** One policy for one service; share it between all callers of that service. */
export function createResilience({
  service,
  attempts = 4,
  timeoutAttempts = 2,
  chargedAttempts = 2,
  baseDelayMs = 500,
  maxDelayMs = 20_000,
  maxWaitMs = 60_000,
  breakerThreshold = 8,
  halfOpenAfterMs = 5_000,
  throttle = null,
  onRetry,
  onAttempt = () => {},
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
      let unusable = 0;
      let waitedMs = 0;
      let charged: TokenUsage | null = null;
      for (let attempt = 1; ; attempt += 1) {
        const heldBackMs = circuit.heldBackMs();
        waitedMs += heldBackMs;
        await pause(heldBackMs, signal);
        await throttle?.acquire(signal);
        const before = charged;
        try {
          return await circuit.run(
            (inner) => observingAttempt(() => task(inner, before), signal, onAttempt),
            signal,
          );
        } catch (error) {
          signal.throwIfAborted();
          if (!(error instanceof TransientError)) throw carrying(error, charged);
          charged = addUsage(charged, error.charged);
          if (error.reason === 'rate_limited') await throttle?.refused();
          if (error.reason === 'timeout') timeouts += 1;
          if (error.charged) unusable += 1;
          const delayMs = Math.max(0, error.retryAfterMs ?? 0) + delay.duration;
          if (
            attempt >= attempts ||
            timeouts >= timeoutAttempts ||
            unusable >= chargedAttempts ||
            waitedMs + delayMs > maxWaitMs
          ) {
            throw gaveUp(error, attempt, charged);
          }
          waitedMs += delayMs;
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

export function addUsage(a: TokenUsage | null, b: TokenUsage): TokenUsage;
export function addUsage(a: TokenUsage | null, b: TokenUsage | null): TokenUsage | null;
export function addUsage(a: TokenUsage | null, b: TokenUsage | null): TokenUsage | null {
  if (!a || !b) return a ?? b;
  return {
    promptTokens: a.promptTokens + b.promptTokens,
    outputTokens: a.outputTokens + b.outputTokens,
    thinkingTokens: a.thinkingTokens + b.thinkingTokens,
  };
}

/** A defect cannot carry a charge: it is passed on as it is. */
function carrying(error: unknown, charged: TokenUsage | null): unknown {
  if (!charged || !(error instanceof PermanentError)) return error;
  const { lasting, endsAt } = error;
  return new PermanentError(error.code, error.message, { cause: error, charged, lasting, endsAt });
}

function gaveUp(
  last: TransientError,
  attempts: number,
  charged: TokenUsage | null,
): TransientError {
  const count = attempts === 1 ? '1 attempt' : `${attempts} attempts`;
  return new TransientError(last.reason, `${last.message} (gave up after ${count})`, {
    cause: last,
    retryAfterMs: last.retryAfterMs,
    answered: last.answered,
    charged,
  });
}
