import { getEventListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { TransientError } from '../errors.ts';
import { untilAborted, withTimeLimit } from './time-limit.ts';

const never = () => new Promise<never>(() => undefined);
const limit = (timeoutMs: number, signal: AbortSignal) => ({ service: 'Test', timeoutMs, signal });
const timers = () => process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;

describe('withTimeLimit', () => {
  it('answers what the task answers and leaves neither timer nor listener', async () => {
    const caller = new AbortController();
    const before = timers();
    expect(await withTimeLimit(limit(60_000, caller.signal), async () => 7)).toBe(7);
    expect(timers()).toBe(before);
    expect(getEventListeners(caller.signal, 'abort')).toHaveLength(0);
  });

  it('ends a task that does not listen with a TransientError', async () => {
    const ended = withTimeLimit(limit(10, new AbortController().signal), never);
    const error: unknown = await ended.catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(TransientError);
    expect(error).toMatchObject({ reason: 'timeout', message: 'Test did not answer within 10 ms' });
  });

  it('tells the task when the time is up', async () => {
    let inner: AbortSignal | undefined;
    await expect(
      withTimeLimit(limit(10, new AbortController().signal), (signal) => {
        inner = signal;
        return never();
      }),
    ).rejects.toThrow(TransientError);
    expect(inner?.aborted).toBe(true);
  });

  it("rejects with the caller's reason, whatever the task makes of the abort", async () => {
    const caller = new AbortController();
    const ended = withTimeLimit(
      limit(60_000, caller.signal),
      (signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new Error('the client says aborted')));
        }),
    );
    caller.abort('lease lost');
    await expect(ended).rejects.toBe('lease lost');
    expect(getEventListeners(caller.signal, 'abort')).toHaveLength(0);
  });

  it('does not start the task for a caller who has gone', async () => {
    let started = false;
    const ended = withTimeLimit(limit(10, AbortSignal.abort('gone')), async () => {
      started = true;
    });
    await expect(ended).rejects.toBe('gone');
    expect(started).toBe(false);
  });

  it("passes the task's own error on", async () => {
    const fault = new RangeError('no');
    const ended = withTimeLimit(limit(1000, new AbortController().signal), () =>
      Promise.reject(fault),
    );
    await expect(ended).rejects.toBe(fault);
  });
});

describe('untilAborted', () => {
  it('swallows what abandoned work does later', async () => {
    const unhandled: unknown[] = [];
    const note = (reason: unknown) => unhandled.push(reason);
    process.on('unhandledRejection', note);
    const caller = new AbortController();
    let fail = (_reason: Error): void => undefined;
    const work = new Promise<never>((_resolve, reject) => {
      fail = reject;
    });
    const ended = untilAborted(work, caller.signal);
    caller.abort('gone');
    await expect(ended).rejects.toBe('gone');
    fail(new Error('too late'));
    await new Promise((resolve) => setImmediate(resolve));
    process.off('unhandledRejection', note);
    expect(unhandled).toEqual([]);
  });
});
