import { z } from 'zod';
import { PermanentError, TransientError } from '../errors.ts';
import type { TokenUsage } from '../ports.ts';
import type { AnswerHead } from './http-answer.ts';

const httpFault = z.object({
  status: z.number(),
  message: z.string(),
  errorDetails: z.array(z.unknown()).catch([]),
});
const retryInfo = z.object({
  '@type': z.string().endsWith('google.rpc.RetryInfo'),
  retryDelay: z.string().regex(/^\d+(\.\d+)?s$/),
});

/**
 * Classes what the SDK threw. Without an HTTP fault in it the call did not get through, or the answer was
 * cut or no JSON; one whose 200 was seen has been charged, at most `worst`. Messages hold neither the key nor the service's own words; those are in the cause.
 */
export function classifyGeminiFault(
  error: unknown,
  head: Readonly<AnswerHead>,
  { model, worst }: { model: string; worst: TokenUsage },
): PermanentError | TransientError {
  const parsed = httpFault.safeParse(error);
  if (!parsed.success) {
    const charged = head.status === 200 ? worst : null;
    return new TransientError('unavailable', 'Gemini gave no usable answer', {
      cause: error,
      charged,
    });
  }
  const { status, message, errorDetails } = parsed.data;
  if (status === 429 || status === 408 || status >= 500) {
    return new TransientError(
      status === 429 ? 'rate_limited' : 'unavailable',
      `Gemini answered with HTTP ${status}`,
      { cause: error, retryAfterMs: askedPauseMs(errorDetails, head) },
    );
  }
  if (status === 401 || ([400, 403].includes(status) && /api[ _-]?key/i.test(message))) {
    return new PermanentError(
      'misconfigured',
      `Gemini refused the API key (HTTP ${status}): check GEMINI_API_KEY`,
      { cause: error },
    );
  }
  return new PermanentError(
    'model_unavailable',
    `Gemini refused the request (HTTP ${status}): check the model name "${model}", the base URL, and that the key's project may use the model`,
    { cause: error },
  );
}

/** The longer of what the body's RetryInfo and the `Retry-After` header ask for. */
function askedPauseMs(details: unknown[], head: Readonly<AnswerHead>): number | undefined {
  const asked = details.flatMap((detail) => {
    const parsed = retryInfo.safeParse(detail);
    return parsed.success ? [Number.parseFloat(parsed.data.retryDelay) * 1000] : [];
  });
  if (head.retryAfterMs !== undefined) asked.push(head.retryAfterMs);
  return asked.length > 0 ? Math.max(...asked) : undefined;
}
