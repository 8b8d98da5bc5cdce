import { PermanentError, TransientError } from '../errors.ts';
import type { AnswerHead } from './http-answer.ts';

/**
 * Classes what the SDK threw: plain Errors whose text may or may not name the status. The status seen on
 * the wire is believed first. The service's own words are in the cause only.
 */
export function classifyTavilyFault(
  error: unknown,
  head: Readonly<AnswerHead>,
): PermanentError | TransientError {
  const text = error instanceof Error ? error.message : '';
  const status = head.status ?? statusIn(text);
  const answered = `Tavily answered with HTTP ${status}`;
  if (status === 429) {
    const retryAfterMs = head.retryAfterMs;
    return new TransientError('rate_limited', answered, { cause: error, retryAfterMs });
  }
  if (status === 401 || status === 403) {
    return new PermanentError('misconfigured', `${answered}: check TAVILY_API_KEY`, {
      cause: error,
    });
  }
  if (status === 432 || status === 433) {
    return new PermanentError(
      'source_unavailable',
      `${answered}: the plan's limit is reached: raise it, or wait for the next month`,
      {
        cause: error,
        lasting: true,
      },
    );
  }
  if (status !== undefined && status >= 400 && status < 500 && status !== 408) {
    return new PermanentError('source_unavailable', `${answered}: it refused the request`, {
      cause: error,
    });
  }
  if (text.startsWith('Request timed out')) {
    return new TransientError('timeout', 'Tavily did not answer in time', { cause: error });
  }
  if (status !== undefined && (status >= 500 || status === 408)) {
    const retryAfterMs = head.retryAfterMs;
    return new TransientError('unavailable', answered, { cause: error, retryAfterMs });
  }
  return new TransientError('unavailable', 'Tavily gave no usable answer', {
    cause: error,
    answered: head.status === 200,
  });
}

function statusIn(text: string): number | undefined {
  if (text.includes('excessive requests')) return 429;
  const leading = /^(\d{3}) Error/.exec(text)?.[1];
  return leading === undefined ? undefined : Number(leading);
}
