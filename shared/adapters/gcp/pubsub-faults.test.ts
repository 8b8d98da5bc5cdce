import { describe, expect, it } from 'vitest';
import { PermanentError, TransientError } from '../../errors.ts';
import { classifyPubsubFault } from './pubsub-faults.ts';

const thrown = (code: number) => Object.assign(new Error('as the client words it'), { code });

describe('what Pub/Sub throws', () => {
  it.each([
    ['no topic', 5, 'unavailable', 'create it or correct its name'],
    ['no permission', 7, 'unavailable', 'roles/pubsub.publisher'],
    ['no credentials', 16, 'unavailable', 'roles/pubsub.publisher'],
    ['no answer in time', 4, 'timeout', 'no answer in time'],
    ['too much', 8, 'rate_limited', 'quota'],
    ['cancelled', 1, 'unavailable', 'gRPC code 1'],
    ['aborted', 10, 'unavailable', 'gRPC code 10'],
    ['its own fault', 13, 'unavailable', 'gRPC code 13'],
    ['no connection', 14, 'unavailable', 'gRPC code 14'],
  ])('can be tried again: %s', (_, code, reason, says) => {
    const error = thrown(code);
    const fault = classifyPubsubFault(error, 'analyses');
    expect(fault).toBeInstanceOf(TransientError);
    expect(fault).toMatchObject({ reason, cause: error, message: expect.stringContaining(says) });
    expect(fault.message).toContain('topic analyses');
    expect(fault.message).not.toContain('as the client words it');
  });

  it('cannot be tried again when the message is malformed', () => {
    const fault = classifyPubsubFault(thrown(3), 'analyses');
    expect(fault).toBeInstanceOf(PermanentError);
    expect(fault).toMatchObject({ code: 'internal', cause: { code: 3 } });
  });

  it.each([
    ['a credentials file that is not there', new Error('Could not load the default credentials')],
    ['a name that does not resolve', Object.assign(new Error('x'), { code: 'ENOTFOUND' })],
    ['no error at all', undefined],
  ])('can be tried again when it never reached the service: %s', (_, error) => {
    const fault = classifyPubsubFault(error, 'analyses');
    expect(fault).toMatchObject({ name: 'TransientError', reason: 'unavailable', cause: error });
  });
});
