import { z } from 'zod';
import { PermanentError, TransientError } from '../../errors.ts';

/** Of gRPC; the client makes them of HTTP's. */
const code = {
  invalidArgument: 3,
  deadlineExceeded: 4,
  notFound: 5,
  permissionDenied: 7,
  resourceExhausted: 8,
  failedPrecondition: 9,
  unauthenticated: 16,
};

const answered = z.object({ code: z.number() });

/**
 * Classes what the client threw. No job hangs on a schedule: what an operator has to put right is permanent.
 * `what`: `schedule x`, or the list of them. `where`: `project p, region r`.
 */
export function classifySchedulerFault(
  error: unknown,
  { what, where }: { what: string; where: string },
): PermanentError | TransientError {
  const options = { cause: error };
  const permanent = (why: string) =>
    new PermanentError('misconfigured', `${what} (${where}): ${why}`, options);
  const transient = (reason: TransientError['reason'], why: string) =>
    new TransientError(reason, `${what} (${where}): ${why}`, options);

  const status = answered.safeParse(error).data?.code;
  switch (status) {
    case code.notFound:
      return permanent('it is not there: deploy infra/terraform, or correct GCP_REGION');
    case code.permissionDenied:
      return permanent(
        'access refused: enable the Cloud Scheduler API; reading needs roles/cloudscheduler.viewer, changing needs roles/cloudscheduler.admin',
      );
    case code.unauthenticated:
      return permanent('not authenticated: check the application default credentials');
    case code.invalidArgument:
    case code.failedPrecondition:
      return permanent(`the service refused it (gRPC status ${status})`);
    case code.resourceExhausted:
      return transient('rate_limited', 'over the quota');
    case code.deadlineExceeded:
      return transient('timeout', 'no answer in time');
    case undefined:
      return transient(
        'unavailable',
        'not called: check the network and the application default credentials',
      );
    default:
      return transient('unavailable', `no usable answer (gRPC status ${status})`);
  }
}
