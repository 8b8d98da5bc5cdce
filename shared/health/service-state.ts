import type { Attempt } from '../adapters/attempt.ts';
import type { Circuit } from '../adapters/circuit.ts';
import { PermanentError } from '../errors.ts';
import type { Metrics } from '../metrics/metrics.ts';
import type { Service } from '../metrics/table.ts';

/** What this process knows of a service that it calls, from its own calls. */
export interface ServiceState {
  breaker: Circuit['state'];
  /** The last call that was answered was refused for its key. */
  keyRefused(): boolean;
}

const OPERATIONS = { gemini: 'generate', tavily: 'search' } as const;

/** Follows the calls to a service, and counts them. */
export function createServiceWatch({ service, metrics }: { service: Service; metrics: Metrics }): {
  onAttempt(attempt: Attempt): void;
  keyRefused(): boolean;
} {
  let refused = false;
  return {
    onAttempt({ status, seconds, error }) {
      metrics.count('api_calls_total', { service, status });
      metrics.observe(OPERATIONS[service], seconds);
      if (status === 'ok') refused = false;
      if (error instanceof PermanentError && error.code === 'misconfigured') refused = true;
    },
    keyRefused: () => refused,
  };
}
