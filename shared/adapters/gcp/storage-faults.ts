import { z } from 'zod';
import { PermanentError, TransientError } from '../../errors.ts';

/** What the service answered. Errors about the access token have `config`, and a code that means something else. */
const answered = z.object({
  code: z.number(),
  message: z.string(),
  config: z.undefined().optional(),
});
const named = z.object({ code: z.string() });

export function isMissingObject(error: unknown): boolean {
  const fault = answered.safeParse(error).data;
  return fault?.code === 404 && !/bucket does not exist/i.test(fault.message);
}

export function isPreconditionFailed(error: unknown): boolean {
  return answered.safeParse(error).data?.code === 412;
}

/**
 * Classes what the client threw; `what` could not be done begins the message. What an operator can put
 * right is transient: no job may be lost to a role that is missing for an hour.
 */
export function classifyStorageFault(
  error: unknown,
  what: string,
): PermanentError | TransientError {
  const fault = answered.safeParse(error).data;
  const transient = (why: string, reason: TransientError['reason'] = 'unavailable') =>
    new TransientError(reason, `${what}: ${why}`, { cause: error });
  if (!fault) {
    return transient(`no usable answer (${named.safeParse(error).data?.code ?? 'see the cause'})`);
  }
  const { code, message } = fault;
  if (code === 404) return transient('there is no such bucket: create it or correct its name');
  if (code === 401 || code === 403) {
    return transient(`HTTP ${code}: check the roles of the service account on the bucket`);
  }
  if (code === 429) return transient('HTTP 429', 'rate_limited');
  const damagedOnTheWay = code === 400 && message.includes('CRC32C');
  if (code === 408 || code >= 500 || damagedOnTheWay) return transient(`HTTP ${code}`);
  return new PermanentError('internal', `${what}: HTTP ${code}`, { cause: error });
}
