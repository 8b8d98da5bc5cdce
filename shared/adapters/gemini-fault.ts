import { z } from 'zod';
import { type PermanentError, TransientError } from '../errors.ts';
import type { TokenUsage } from '../ports.ts';
import { geminiRefusal } from './gemini-refusals.ts';
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
  { model, worst, nowMs }: { model: string; worst: TokenUsage; nowMs: number },
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
  const text = `${message} ${JSON.stringify(errorDetails)}`;
  const refusal = geminiRefusal({ status, text }, { model, nowMs, cause: error });
  if (refusal) return refusal;
  return new TransientError(
    status === 429 ? 'rate_limited' : 'unavailable',
    `Gemini answered with HTTP ${status}`,
    { cause: error, retryAfterMs: askedPauseMs(errorDetails, head), answered: false },
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
