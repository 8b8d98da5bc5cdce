import { z } from 'zod';
import { PermanentError, TransientError } from '../../errors.ts';

/** Of gRPC. */
const INVALID_ARGUMENT = 3;
const DEADLINE_EXCEEDED = 4;
const NOT_FOUND = 5;
const PERMISSION_DENIED = 7;
const RESOURCE_EXHAUSTED = 8;
const UNAUTHENTICATED = 16;

const answered = z.object({ code: z.number() });

/**
 * Classes what the client threw. What an operator can put right is transient: no job may be lost to a topic
 * or a role that is missing for an hour.
 */
export function classifyPubsubFault(
  error: unknown,
  topic: string,
): PermanentError | TransientError {
  const code = answered.safeParse(error).data?.code;
  const transient = (why: string, reason: TransientError['reason'] = 'unavailable') =>
    new TransientError(reason, `topic ${topic} did not take the message: ${why}`, { cause: error });
  switch (code) {
    case INVALID_ARGUMENT:
      return new PermanentError('internal', `topic ${topic} refuses the message as malformed`, {
        cause: error,
      });
    case NOT_FOUND:
      return transient('there is no such topic: create it or correct its name');
    case PERMISSION_DENIED:
    case UNAUTHENTICATED:
      return transient('access refused: give the service account roles/pubsub.publisher on it');
    case DEADLINE_EXCEEDED:
      return transient('no answer in time', 'timeout');
    case RESOURCE_EXHAUSTED:
      return transient('the quota is used up', 'rate_limited');
    default:
      return transient(`no usable answer (gRPC code ${code ?? 'unknown'})`);
  }
}
