import { describe, expect, it } from 'vitest';
import { classifyTavilyFault } from './tavily-fault.ts';

const unseen = { status: undefined, retryAfterMs: undefined };
const permanent = (code: string) => ({ name: 'PermanentError', code });
const transient = (reason: string) => ({ name: 'TransientError', reason });

describe('a fault whose HTTP status was not seen', () => {
  it.each([
    ['Your request has been blocked due to excessive requests.', transient('rate_limited')],
    ['429 Error: {"message":"slow"}', transient('rate_limited')],
    ['401 Error: {"message":"who"}', permanent('misconfigured')],
    ['403 Error: {}', permanent('misconfigured')],
    ['432 Error: {}', permanent('source_unavailable')],
    ['400 Error: {}', permanent('source_unavailable')],
    ['503 Error: ""', transient('unavailable')],
    ['408 Error: ""', transient('unavailable')],
    ['Request timed out after 30 seconds.', transient('timeout')],
    ['An unexpected error occurred. Error: connect ECONNREFUSED', transient('unavailable')],
    ['Something nobody has seen', transient('unavailable')],
  ])('is classed by its text: %s', (text, expected) => {
    const error = new Error(text);
    const fault = classifyTavilyFault(error, unseen);
    expect(fault).toMatchObject(expected);
    expect(fault.cause).toBe(error);
  });

  it('may be no Error at all', () => {
    expect(classifyTavilyFault(undefined, unseen)).toMatchObject(transient('unavailable'));
  });
});

it.each([401, 403])('HTTP %i is always about the key, and names it', (status) => {
  const fault = classifyTavilyFault(new Error('excessive requests'), { ...unseen, status });
  expect(fault).toMatchObject(permanent('misconfigured'));
  expect(fault.message).toContain('TAVILY_API_KEY');
});

it('the status that was seen is believed before the text', () => {
  const seen = { status: 503, retryAfterMs: 2000 };
  expect(classifyTavilyFault(new Error('401 Error: odd'), seen)).toMatchObject({
    reason: 'unavailable',
    retryAfterMs: 2000,
  });
});

it('an answer that began and then stood still is a timeout', () => {
  const seen = { status: 200, retryAfterMs: undefined };
  const error = new Error('Request timed out after 30 seconds.');
  expect(classifyTavilyFault(error, seen)).toMatchObject(transient('timeout'));
});
