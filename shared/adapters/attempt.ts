import { PermanentError, TransientError } from '../errors.ts';

/** One try of a call to a service, as it ended. */
export interface Attempt {
  /**
   * `refused`: the service took the call for wrong, and no retry can help; `cancelled`: by the caller;
   * `failed`: a defect of ours.
   */
  status: 'ok' | TransientError['reason'] | 'refused' | 'cancelled' | 'failed';
  seconds: number;
  /** Undefined when it went well. */
  error: unknown;
}

/** Makes the call; tells how it ended, however that was. `signal` is the caller's. */
export async function observingAttempt<T>(
  call: () => Promise<T>,
  signal: AbortSignal,
  onAttempt: (attempt: Attempt) => void,
): Promise<T> {
  const startedMs = performance.now();
  const tell = (status: Attempt['status'], error?: unknown) =>
    onAttempt({ status, seconds: (performance.now() - startedMs) / 1000, error });
  try {
    const result = await call();
    tell('ok');
    return result;
  } catch (error) {
    tell(signal.aborted ? 'cancelled' : statusOf(error), error);
    throw error;
  }
}

function statusOf(error: unknown): Attempt['status'] {
  if (error instanceof TransientError) return error.reason;
  return error instanceof PermanentError ? 'refused' : 'failed';
}
