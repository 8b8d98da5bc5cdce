import { ConflictError, PermanentError, TransientError } from '../../errors.ts';

/** gRPC's status codes. */
const code = {
  cancelled: 1,
  unknown: 2,
  invalidArgument: 3,
  deadlineExceeded: 4,
  notFound: 5,
  alreadyExists: 6,
  permissionDenied: 7,
  resourceExhausted: 8,
  failedPrecondition: 9,
  aborted: 10,
  outOfRange: 11,
  unimplemented: 12,
  internal: 13,
  unavailable: 14,
  dataLoss: 15,
  unauthenticated: 16,
};

/** The request may have been carried out, or not. */
const DOUBTFUL = new Set([
  code.cancelled,
  code.unknown,
  code.deadlineExceeded,
  code.internal,
  code.unavailable,
  code.dataLoss,
]);
/** It was not carried out, and may be if it is made again. */
const TURNED_AWAY = new Set([code.resourceExhausted, code.aborted]);

export interface Call {
  kind: 'query' | 'commit';
  /** For messages, without payload: `jobs by status, createdAt desc`. */
  what: string;
  /** `projects/P/databases/D`. */
  database: string;
  /** A document must be there for the commit; "not found" is then the document, else the database. */
  expectsDocument: boolean;
}

/**
 * Classes what the client threw. What an operator can repair counts as transient, so that no job is lost
 * meanwhile. The service's own words are in the cause only.
 */
export function classifyFirestoreFault(
  error: unknown,
  call: Call,
): ConflictError | PermanentError | TransientError {
  const text = (why: string) => `Firestore, ${call.what}: ${why}`;
  const options = { cause: error };
  const conflict = (why: string) => new ConflictError(text(why), options);
  const permanent = (why: string) => new PermanentError('internal', text(why), options);
  const transient = (why: string, reason: TransientError['reason'] = 'unavailable') =>
    new TransientError(reason, text(why), options);

  const status = statusOf(error);
  switch (status) {
    case code.alreadyExists:
      return conflict('a document exists already');
    case code.notFound:
      return call.expectsDocument
        ? conflict('a document does not exist')
        : transient(
            `there is no ${call.database}: create it, or correct GCP_PROJECT_ID and FIRESTORE_DATABASE_ID`,
          );
    case code.failedPrecondition:
      if (call.kind === 'commit') return conflict('a document was changed meanwhile');
      return isBeingBuilt(error)
        ? transient('its index is still being built')
        : permanent('there is no index for it: deploy infra/firestore.indexes.json');
    case code.invalidArgument:
    case code.outOfRange:
    case code.unimplemented:
      return permanent(`the request was refused as invalid (gRPC status ${status})`);
    case code.permissionDenied:
      return transient(
        'permission denied: enable the Firestore API and give this service account roles/datastore.user',
      );
    case code.unauthenticated:
      return transient('not authenticated: check the application default credentials');
    case code.deadlineExceeded:
      return transient('no answer in time', 'timeout');
    case code.resourceExhausted:
      return transient('over the quota', 'rate_limited');
    case undefined:
      return transient('not called: check the network and the application default credentials');
    default:
      return transient(`it failed (gRPC status ${status})`);
  }
}

/** Whether the same call may succeed when it is made again shortly. */
export function mayPass(error: unknown): boolean {
  return leavesDoubt(error) || TURNED_AWAY.has(statusOf(error) ?? -1);
}

/** Whether what was asked for may have been done all the same. */
export function leavesDoubt(error: unknown): boolean {
  return DOUBTFUL.has(statusOf(error) ?? -1);
}

function statusOf(error: unknown): number | undefined {
  if (!(error instanceof Error) || !('code' in error)) return undefined;
  return typeof error.code === 'number' ? error.code : undefined;
}

function isBeingBuilt(error: unknown): boolean {
  return error instanceof Error && /index is currently building/i.test(error.message);
}
