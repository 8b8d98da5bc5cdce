import { expect, it } from 'vitest';
import { classifyGeminiFault } from './gemini-fault.ts';

const NOW = Date.parse('2026-11-30T20:30:00Z');
const worst = { promptTokens: 1, outputTokens: 1, thinkingTokens: 0 };

function fault(status: number, message: string, errorDetails: unknown[] = []) {
  const error = Object.assign(new Error(message), { status, errorDetails });
  const head = { status, retryAfterMs: undefined };
  return classifyGeminiFault(error, head, { model: 'gemini-9', worst, nowMs: NOW });
}

const daily = {
  '@type': 'type.googleapis.com/google.rpc.QuotaFailure',
  violations: [{ quotaId: 'GenerateRequestsPerDayPerProjectPerModel-FreeTier' }],
};
const perMinute = {
  '@type': 'type.googleapis.com/google.rpc.QuotaFailure',
  violations: [{ quotaId: 'GenerateRequestsPerMinutePerProjectPerModel' }],
};
const retry = { '@type': 'type.googleapis.com/google.rpc.RetryInfo', retryDelay: '3.2s' };

it.each<[string, number, string, unknown[], string, RegExp]>([
  [
    'the quota of the day',
    429,
    'You exceeded your current quota',
    [daily, retry],
    'model_unavailable',
    /daily quota .* after midnight/,
  ],
  [
    'spent credit',
    429,
    'Your prepayment credits are depleted. Please go to AI Studio',
    [],
    'model_unavailable',
    /credit is used up: top it up/,
  ],
  [
    'an unknown model',
    404,
    'models/gemini-9 is not found for API version v1beta',
    [],
    'model_unavailable',
    /no model "gemini-9".*GEMINI_MODEL/,
  ],
  [
    'a key that expired',
    400,
    'API key expired. Please renew the API key.',
    [],
    'misconfigured',
    /GEMINI_API_KEY/,
  ],
  [
    'a key reported as leaked',
    403,
    'Your API key was reported as leaked.',
    [],
    'misconfigured',
    /GEMINI_API_KEY/,
  ],
  [
    'a referrer that is blocked',
    403,
    'Requests from referer <empty> are blocked.',
    [],
    'misconfigured',
    /not restricted/,
  ],
  [
    'a location',
    400,
    'User location is not supported for the API use.',
    [],
    'model_unavailable',
    /location .* supported region/,
  ],
  [
    'a disabled service',
    403,
    'Generative Language API has not been used in project 7 before or it is disabled.',
    [],
    'misconfigured',
    /enable generativelanguage/,
  ],
  [
    'a schema',
    400,
    'The specified schema produces a constraint that has too many states for serving.',
    [],
    'model_unavailable',
    /schema/,
  ],
  [
    'a length',
    400,
    'The input token count (1100000) exceeds the maximum number of tokens allowed (1048576).',
    [],
    'model_unavailable',
    /longer .* smaller depth/,
  ],
  ['anything else', 400, 'Invalid argument.', [], 'model_unavailable', /refused the request/],
])(
  '%s is refused for good, with the cause and what to do',
  (_, status, message, details, code, says) => {
    const refused = fault(status, message, details);
    expect(refused).toMatchObject({ name: 'PermanentError', code });
    expect(refused.message).toMatch(says);
  },
);

it('a quota of the day says when it ends: at midnight Pacific time', () => {
  expect(fault(429, 'quota', [daily])).toMatchObject({ endsAt: '2026-12-01T08:00:00.000Z' });
});

it('a quota of the minute passes, and so does an outage', () => {
  expect(fault(429, 'quota', [perMinute, retry])).toMatchObject({
    reason: 'rate_limited',
    retryAfterMs: 3200,
  });
  expect(fault(503, 'overloaded')).toMatchObject({ reason: 'unavailable', answered: false });
});
