import { describe, expect, it } from 'vitest';
import { ConflictError, PermanentError, TransientError } from '../../errors.ts';
import { type Call, classifyFirestoreFault, leavesDoubt, mayPass } from './firestore-faults.ts';

const commit: Call = {
  kind: 'commit',
  what: 'commit to jobs',
  database: 'projects/p/databases/d',
  expectsDocument: true,
};
const blind: Call = { ...commit, expectsDocument: false };
const query: Call = { ...blind, kind: 'query', what: 'jobs by status, createdAt desc' };

/** As the client throws it. */
const status = (code: number, message = 'secret words') =>
  Object.assign(new Error(message), { code });

describe('a fault of Firestore', () => {
  const building =
    'The query requires an index. That index is currently building and cannot be used.';
  const cases: [what: string, error: unknown, call: Call, kind: unknown, says: RegExp][] = [
    ['a create of what exists', status(6), commit, ConflictError, /exists already/],
    ['an update of what is gone', status(5), commit, ConflictError, /does not exist/],
    ['a precondition that does not hold', status(9), commit, ConflictError, /changed meanwhile/],
    ['a missing database, written to', status(5), blind, TransientError, /no projects\/p\/dat/],
    ['a missing database, read', status(5), query, TransientError, /FIRESTORE_DATABASE_ID/],
    [
      'a missing index',
      status(9),
      query,
      PermanentError,
      /jobs by status, createdAt desc: .*index/,
    ],
    ['an index that is being built', status(9, building), query, TransientError, /still being/],
    ['an invalid request', status(3), commit, PermanentError, /refused as invalid/],
    ['a method that is not there', status(12), query, PermanentError, /gRPC status 12/],
    ['permission denied', status(7), commit, TransientError, /roles\/datastore\.user/],
    ['no authentication', status(16), query, TransientError, /credentials/],
    ['no credentials at all', new Error('could not load'), query, TransientError, /credentials/],
    ['a refused metadata server', { code: 'ECONNREFUSED' }, query, TransientError, /not called/],
    ['contention', status(10), commit, TransientError, /gRPC status 10/],
    ['an internal error', status(13), query, TransientError, /gRPC status 13/],
    ['a broken connection', status(14), commit, TransientError, /gRPC status 14/],
  ];
  it.each(cases)('%s is classed by whether trying again can help', (_, error, call, kind, says) => {
    const fault = classifyFirestoreFault(error, call);
    expect(fault).toBeInstanceOf(kind);
    expect(fault.message).toMatch(says);
    expect(fault.message).not.toContain('secret');
    expect(fault.cause).toBe(error);
  });

  it('names why it is transient', () => {
    const reasons = [4, 8, 14].map((code) => classifyFirestoreFault(status(code), query));
    expect(reasons).toMatchObject([
      { reason: 'timeout' },
      { reason: 'rate_limited' },
      { reason: 'unavailable' },
    ]);
  });

  it('leaves doubt about a commit only when it may have been carried out', () => {
    const codes = Array.from({ length: 16 }, (_, at) => at + 1);
    expect(codes.filter((code) => leavesDoubt(status(code)))).toEqual([1, 2, 4, 13, 14, 15]);
    expect(codes.filter((code) => mayPass(status(code)))).toEqual([1, 2, 4, 8, 10, 13, 14, 15]);
    expect(mayPass(new Error('could not load'))).toBe(false);
  });
});
