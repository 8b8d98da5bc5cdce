import { describe, expect, it } from 'vitest';
import { PermanentError, TransientError } from '../../errors.ts';
import { classifyStorageFault, isMissingObject, isPreconditionFailed } from './storage-faults.ts';

const answered = (code: number, message = 'as the service words it') =>
  Object.assign(new Error(message), { code });
const what = 'object a could not be stored (bucket b)';

describe('what Cloud Storage throws', () => {
  it.each([
    ['no bucket', answered(404, 'The specified bucket does not exist.'), 'create it'],
    ['no credentials', answered(401), 'check the roles'],
    ['no permission', answered(403), 'check the roles'],
    ['a slow request', answered(408), 'HTTP 408'],
    ['its own fault', answered(500), 'HTTP 500'],
    ['overload', answered(503), 'HTTP 503'],
    ['bytes damaged on the way there', answered(400, 'Provided CRC32C "x" doesn\'t…'), 'HTTP 400'],
    ['a lost connection', Object.assign(new Error('x'), { code: 'ECONNRESET' }), 'ECONNRESET'],
    ['an answer that is no JSON', new SyntaxError('x'), 'see the cause'],
    // As google-auth-library throws them: a code, but not of an answer of the storage service.
    ['a refused token', Object.assign(answered(400), { config: {}, status: 400 }), 'see the cause'],
    ['credentials that are not there', new Error('Could not load …'), 'see the cause'],
    ['no error at all', undefined, 'see the cause'],
  ])('can be tried again: %s', (_, error, says) => {
    const fault = classifyStorageFault(error, what);
    expect(fault).toBeInstanceOf(TransientError);
    expect(fault).toMatchObject({ reason: 'unavailable', cause: error });
    expect(fault.message).toContain(`${what}: `);
    expect(fault.message).toContain(says);
    expect(fault.message).not.toContain('as the service words it');
  });

  it('can be tried again, later, when it is too much', () => {
    expect(classifyStorageFault(answered(429), what)).toMatchObject({ reason: 'rate_limited' });
  });

  it.each([400, 405, 411, 413, 416])('cannot be tried again: HTTP %i', (code) => {
    const error = answered(code);
    const fault = classifyStorageFault(error, what);
    expect(fault).toBeInstanceOf(PermanentError);
    expect(fault).toMatchObject({ code: 'internal', cause: error });
  });

  it('tells an object that is not there from a bucket that is not', () => {
    expect(isMissingObject(answered(404, 'No such object: b/a'))).toBe(true);
    expect(isMissingObject(answered(404, 'The specified bucket does not exist.'))).toBe(false);
    expect(isMissingObject(answered(403))).toBe(false);
    expect(isMissingObject(Object.assign(answered(404), { config: {} }))).toBe(false);
  });

  it('knows a precondition that did not hold', () => {
    expect(isPreconditionFailed(answered(412))).toBe(true);
    expect(isPreconditionFailed(answered(409))).toBe(false);
    expect(isPreconditionFailed(new Error('412'))).toBe(false);
  });
});
