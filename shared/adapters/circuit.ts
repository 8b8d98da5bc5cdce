import {
  BrokenCircuitError,
  CircuitState,
  ConsecutiveBreaker,
  circuitBreaker,
  handleWhen,
} from 'cockatiel';
import { TransientError } from '../errors.ts';
import { untilAborted } from './time-limit.ts';

export interface Circuit {
  /** Until a call may go through; 0 when one may now. */
  heldBackMs(): number;
  /**
   * Runs the task. While the circuit is open: TransientError('unavailable') with the service's last failure
   * as the cause. While another call probes: waits for its outcome. An abort rejects at once.
   */
  run<T>(task: (signal: AbortSignal) => Promise<T>, signal: AbortSignal): Promise<T>;
  state(): 'closed' | 'open' | 'half_open';
}

/**
 * Opens after `threshold` consecutive TransientErrors of all callers; after `halfOpenAfterMs` one call
 * probes. Other errors and callers' aborts are no failures of the service.
 */
export function createCircuit({
  service,
  threshold,
  halfOpenAfterMs,
}: {
  service: string;
  threshold: number;
  halfOpenAfterMs: number;
}): Circuit {
  const breaker = circuitBreaker(
    handleWhen((error) => error instanceof TransientError),
    { halfOpenAfter: halfOpenAfterMs, breaker: new ConsecutiveBreaker(threshold) },
  );
  // The breaker knows, but does not tell.
  let halfOpenAt = 0;
  breaker.onBreak(() => {
    halfOpenAt = Date.now() + halfOpenAfterMs;
  });

  return {
    heldBackMs() {
      if (breaker.state !== CircuitState.Open) return 0;
      // The clock may be set back; and a timer may fire just before its time.
      return Math.max(0, Math.min(halfOpenAt - Date.now(), halfOpenAfterMs) + 1);
    },
    async run(task, signal) {
      const call = async () => {
        try {
          signal.throwIfAborted();
          // A probe that does not listen to its caller's abort must not keep the others waiting.
          return await untilAborted(task(signal), signal);
        } catch (error) {
          // The caller's reason, whatever its type, says nothing about the service.
          throw signal.aborted ? new Error('aborted by the caller', { cause: error }) : error;
        }
      };
      try {
        return await untilAborted(breaker.execute(call), signal);
      } catch (error) {
        signal.throwIfAborted();
        if (!(error instanceof BrokenCircuitError)) throw error;
        const last = breaker.lastFailure;
        throw new TransientError('unavailable', `${service} keeps failing: its circuit is open`, {
          cause: last && 'error' in last ? last.error : error,
        });
      }
    },
    state() {
      if (breaker.state === CircuitState.HalfOpen) return 'half_open';
      return breaker.state === CircuitState.Closed ? 'closed' : 'open';
    },
  };
}
