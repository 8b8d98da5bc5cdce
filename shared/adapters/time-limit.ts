import { TransientError } from '../errors.ts';

/**
 * Settles as the work does, or rejects with the signal's reason the moment it aborts, whether or not the
 * work listens to it. Whatever abandoned work does later is ignored.
 */
export async function untilAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  let stop = (): void => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    stop = () => reject(signal.reason);
  });
  if (signal.aborted) stop();
  else signal.addEventListener('abort', stop, { once: true });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

/** Of an answer that comes in pieces, in milliseconds. */
export interface Pace {
  /** Until the first piece: a model may think before it writes. */
  readonly firstMs: number;
  /** From one piece to the next. */
  readonly silenceMs: number;
  readonly totalMs: number;
}

/** As `withTimeLimit`; the task calls `alive` for each piece that comes. */
export async function withPace<T>(
  { service, pace, signal }: { service: string; pace: Pace; signal: AbortSignal },
  task: (signal: AbortSignal, alive: () => void) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const limit = new AbortController();
  const wait = (ms: number, what: string) =>
    setTimeout(() => {
      limit.abort(new TransientError('timeout', `${service} ${what} ${ms} ms`));
    }, ms);
  let timer = wait(pace.firstMs, 'did not answer within');
  const alive = () => {
    clearTimeout(timer);
    timer = wait(pace.silenceMs, 'said no more for');
  };
  const onAbort = () => limit.abort(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    const all = { service, timeoutMs: pace.totalMs, signal: limit.signal };
    return await withTimeLimit(all, (inner) => task(inner, alive));
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}

/**
 * One try at a service. `task` gets a signal that aborts with the caller's or after `timeoutMs`, and is
 * abandoned then even if it does not listen. Rejects with the caller's reason, with
 * TransientError('timeout'), or with what the task threw. Leaves no timer and no listener behind.
 */
export async function withTimeLimit<T>(
  { service, timeoutMs, signal }: { service: string; timeoutMs: number; signal: AbortSignal },
  task: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  signal.throwIfAborted();
  const limit = new AbortController();
  // Not AbortSignal.timeout: its timer cannot be cleared when the work ends early.
  const timer = setTimeout(() => {
    limit.abort(new TransientError('timeout', `${service} did not answer within ${timeoutMs} ms`));
  }, timeoutMs);
  const onAbort = () => limit.abort(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await untilAborted(task(limit.signal), limit.signal);
  } catch (error) {
    // A client that listens may reject first, with an error of its own.
    throw limit.signal.aborted ? limit.signal.reason : error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', onAbort);
  }
}
