import { beforeEach, expect, it } from 'vitest';
import { PermanentError, TransientError } from '../errors.ts';
import type { Attempt } from './attempt.ts';
import { createResilience } from './resilience.ts';

const { signal } = new AbortController();
let told: Attempt[];

beforeEach(() => {
  told = [];
});

const resilience = (breakerThreshold = 100) =>
  createResilience({
    service: 'Gemini',
    baseDelayMs: 0,
    maxDelayMs: 1,
    breakerThreshold,
    halfOpenAfterMs: 60_000,
    onAttempt: (attempt) => told.push(attempt),
  });
const statuses = () => told.map(({ status }) => status);

it('each try of a call is told, with how it ended and how long it took', async () => {
  const outcomes = [
    new TransientError('rate_limited', 'x'),
    new TransientError('unavailable', 'x'),
  ];
  await resilience().run(async () => {
    const fault = outcomes.shift();
    if (fault) throw fault;
  }, signal);
  expect(statuses()).toEqual(['rate_limited', 'unavailable', 'ok']);
  for (const { seconds } of told) expect(seconds).toBeGreaterThanOrEqual(0);
});

it.each([
  ['refused', new PermanentError('misconfigured', 'x')],
  ['failed', new TypeError('x')],
])('a call that is not to be tried again is %s, once', async (status, fault) => {
  await expect(resilience().run(() => Promise.reject(fault), signal)).rejects.toBe(fault);
  expect(told).toMatchObject([{ status, error: fault }]);
});

it('a call that its caller ended is cancelled, whatever it throws then', async () => {
  const caller = new AbortController();
  const run = resilience().run(async (inner) => {
    caller.abort(new Error('no longer wanted'));
    inner.throwIfAborted();
    throw new TransientError('unavailable', 'cut off');
  }, caller.signal);
  await expect(run).rejects.toThrow('no longer wanted');
  expect(statuses()).toEqual(['cancelled']);
});

it('a call that the open circuit holds back is no try', async () => {
  const away = () => Promise.reject(new TransientError('unavailable', 'x'));
  const policy = resilience(2);
  const caller = new AbortController();
  const run = policy.run(async () => {
    if (told.length === 1) setTimeout(() => caller.abort(new Error('enough')), 20);
    return away();
  }, caller.signal);
  await expect(run).rejects.toThrow('enough');
  expect(statuses()).toEqual(['unavailable', 'unavailable']);
});
