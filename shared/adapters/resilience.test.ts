import { getEventListeners } from 'node:events';
import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { PermanentError, TransientError } from '../errors.ts';
import { createResilience, type ResilienceOptions, type Retry } from './resilience.ts';

const quick = (options: Partial<ResilienceOptions> = {}) =>
  createResilience({ service: 'Test', baseDelayMs: 1, maxDelayMs: 2, ...options });
const signal = new AbortController().signal;
const down = () => new TransientError('unavailable', 'Test answered with HTTP 503');
const caught = (work: Promise<unknown>) => work.catch((error: unknown) => error);

/** A task that throws the given errors in turn, then answers `ok`. */
function failing(...errors: unknown[]) {
  const task = async () => {
    task.calls += 1;
    const error = errors[task.calls - 1];
    if (error !== undefined) throw error;
    return 'ok';
  };
  task.calls = 0;
  return task;
}

describe('retries', () => {
  it('tries again after transient errors and answers what succeeds', async () => {
    const task = failing(down(), down(), down());
    expect(await quick().run(task, signal)).toBe('ok');
    expect(task.calls).toBe(4);
  });

  it('gives up after the attempts with the last error, its reason, cause and count', async () => {
    const last = new TransientError('rate_limited', 'slow down', { retryAfterMs: 1 });
    const task = failing(down(), down(), down(), last);
    const error = await caught(quick().run(task, signal));
    expect(error).toBeInstanceOf(TransientError);
    expect(error).toMatchObject({
      reason: 'rate_limited',
      retryAfterMs: 1,
      message: 'slow down (gave up after 4 attempts)',
    });
    expect((error as Error).cause).toBe(last);
  });

  it.each([
    ['a PermanentError', new PermanentError('misconfigured', 'no key')],
    ['an error nobody classified', new TypeError('a defect')],
  ])('never tries again after %s, and passes it on as it is', async (_name, fault) => {
    const task = failing(fault);
    expect(await caught(quick().run(task, signal))).toBe(fault);
    expect(task.calls).toBe(1);
  });

  it('counts timeouts apart: two of them end the run', async () => {
    const timeout = () => new TransientError('timeout', 'too slow');
    const task = failing(timeout(), down(), timeout(), timeout());
    const error = await caught(quick({ attempts: 9 }).run(task, signal));
    expect(error).toMatchObject({
      reason: 'timeout',
      message: 'too slow (gave up after 3 attempts)',
    });
  });

  it('waits at least as long as the service asks', async () => {
    const asked = new TransientError('rate_limited', 'slow down', { retryAfterMs: 60 });
    const started = performance.now();
    await quick().run(failing(asked), signal);
    expect(performance.now() - started).toBeGreaterThanOrEqual(40);
  });

  it('waits no longer than the limit in all, whatever each pause would be', async () => {
    const asked = () => new TransientError('rate_limited', 'slow down', { retryAfterMs: 20 });
    const task = failing(asked(), asked(), asked());
    const error = await caught(quick({ maxWaitMs: 30 }).run(task, signal));
    expect(error).toMatchObject({ message: 'slow down (gave up after 2 attempts)' });
  });

  it.each([60_001, Number.POSITIVE_INFINITY])(
    'gives up at once when the service asks for %d ms',
    async (retryAfterMs) => {
      const task = failing(new TransientError('rate_limited', 'quota', { retryAfterMs }));
      const error = await caught(quick().run(task, signal));
      expect(error).toMatchObject({
        retryAfterMs,
        message: 'quota (gave up after 1 attempt)',
      });
      expect(task.calls).toBe(1);
    },
  );

  it('backs off between half and all of a doubling delay, never above the cap', async () => {
    const retries: Retry[] = [];
    const task = failing(down(), down(), down(), down());
    const policy = quick({
      attempts: 5,
      baseDelayMs: 8,
      maxDelayMs: 20,
      onRetry: (retry) => retries.push(retry),
    });
    await policy.run(task, signal);
    expect(retries.map(({ attempt }) => attempt)).toEqual([1, 2, 3, 4]);
    for (const [at, full] of [8, 16, 20, 20].entries()) {
      expect(retries[at]?.delayMs).toBeGreaterThanOrEqual(full / 2 - 1);
      expect(retries[at]?.delayMs).toBeLessThanOrEqual(full);
    }
    expect(retries[0]).toMatchObject({ service: 'Test', reason: 'unavailable' });
  });

  it('calls exactly once more than the transient errors before the first other outcome', async () => {
    const outcome = fc.constantFrom('transient', 'permanent', 'ok');
    await fc.assert(
      fc.asyncProperty(
        fc.array(outcome, { maxLength: 6 }),
        fc.integer({ min: 1, max: 5 }),
        async (outcomes, attempts) => {
          const errors = outcomes.map((kind) => {
            if (kind === 'ok') return undefined;
            return kind === 'transient' ? down() : new PermanentError('internal', 'no');
          });
          const task = failing(...errors);
          const ended = await caught(
            quick({ attempts, baseDelayMs: 0, maxDelayMs: 0 }).run(task, signal),
          );
          const decided = outcomes.findIndex((kind) => kind !== 'transient');
          const before = decided < 0 ? outcomes.length : decided;
          expect(task.calls).toBe(Math.min(before + 1, attempts));
          if (before >= attempts) expect(ended).toBeInstanceOf(TransientError);
          else if (outcomes[before] === 'permanent') expect(ended).toBeInstanceOf(PermanentError);
          else expect(ended).toBe('ok');
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('attempts that were charged', () => {
  const usage = (n: number) => ({ promptTokens: n, outputTokens: n * 2, thinkingTokens: n * 3 });
  const useless = (n: number) =>
    new TransientError('unavailable', 'an empty text', { charged: usage(n) });

  it('are two at most, and the error carries what they cost together', async () => {
    const task = failing(down(), useless(1), useless(10), useless(100));
    const error = await caught(quick().run(task, signal));
    expect(task.calls).toBe(3);
    expect(error).toMatchObject({ charged: usage(11) });
  });

  it('count also when another failure ends the run', async () => {
    const task = failing(useless(1), down(), down(), down());
    expect(await caught(quick().run(task, signal))).toMatchObject({ charged: usage(1) });
    const refusal = new PermanentError('model_unavailable', 'no');
    const refused = await caught(quick().run(failing(useless(2), refusal), signal));
    expect(refused).toBeInstanceOf(PermanentError);
    expect(refused).toMatchObject({
      code: 'model_unavailable',
      message: 'no',
      charged: usage(2),
      cause: refusal,
    });
  });

  it('are told to the one that succeeds', async () => {
    const told: unknown[] = [];
    const task = failing(down(), useless(3));
    const run = (_signal: AbortSignal, charged: unknown) => {
      told.push(charged);
      return task();
    };
    await quick().run(run, signal);
    expect(told).toEqual([null, null, usage(3)]);
  });

  it('are none when nothing was charged', async () => {
    const task = failing(down(), down(), down(), down());
    expect(await caught(quick().run(task, signal))).toMatchObject({ charged: null });
  });
});

describe('aborts', () => {
  it('never calls for a caller who has gone', async () => {
    const task = failing();
    expect(await caught(quick().run(task, AbortSignal.abort('gone')))).toBe('gone');
    expect(task.calls).toBe(0);
  });

  it('ends a back-off at once, with the reason, and leaves no timer or listener', async () => {
    const caller = new AbortController();
    const timers = () =>
      process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    const before = timers();
    const policy = quick({
      baseDelayMs: 30_000,
      maxDelayMs: 30_000,
      onRetry: () => setImmediate(() => caller.abort('lease lost')),
    });
    expect(await caught(policy.run(failing(down()), caller.signal))).toBe('lease lost');
    expect(timers()).toBe(before);
    expect(getEventListeners(caller.signal, 'abort')).toHaveLength(0);
  });

  it('ends a call that does not listen', async () => {
    const caller = new AbortController();
    const ended = quick().run(() => new Promise<never>(() => undefined), caller.signal);
    caller.abort('gone');
    expect(await caught(ended)).toBe('gone');
  });

  it('does not take the reason for a failure of the service, even a transient one', async () => {
    const caller = new AbortController();
    const policy = quick({ breakerThreshold: 1 });
    const reason = new TransientError('timeout', 'the job ran out of time');
    const task = async () => {
      caller.abort(reason);
      throw reason;
    };
    expect(await caught(policy.run(task, caller.signal))).toBe(reason);
    expect(policy.state()).toBe('closed');
  });
});

describe('the circuit', () => {
  const fragile = (options: Partial<ResilienceOptions> = {}) =>
    quick({ breakerThreshold: 2, halfOpenAfterMs: 40, attempts: 2, ...options });

  it('opens after consecutive transient errors', async () => {
    const policy = fragile();
    expect(policy.state()).toBe('closed');
    await caught(policy.run(failing(down(), down()), signal));
    expect(policy.state()).toBe('open');
  });

  it('stays closed through permanent errors and defects', async () => {
    const policy = fragile({ breakerThreshold: 1 });
    for (const fault of [new PermanentError('model_unavailable', 'no'), new TypeError('no')]) {
      await caught(policy.run(failing(fault), signal));
    }
    expect(policy.state()).toBe('closed');
  });

  it('holds a new call back instead of failing it, and closes when the call succeeds', async () => {
    const policy = fragile();
    await caught(policy.run(failing(down(), down()), signal));
    const started = performance.now();
    const task = failing();
    expect(await policy.run(task, signal)).toBe('ok');
    expect(performance.now() - started).toBeGreaterThanOrEqual(10);
    expect(task.calls).toBe(1);
    expect(policy.state()).toBe('closed');
  });

  it('lets one call probe while the others wait, then lets them all through', async () => {
    const policy = fragile();
    await caught(policy.run(failing(down(), down()), signal));
    let running = 0;
    let most = 0;
    let probing = true;
    const task = async () => {
      running += 1;
      if (probing) most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 5));
      probing = false;
      running -= 1;
      return 'ok';
    };
    const all = await Promise.all(Array.from({ length: 6 }, () => policy.run(task, signal)));
    expect(all).toEqual(Array(6).fill('ok'));
    expect(most).toBe(1);
  });

  it('ends every call of a lasting outage with few calls to the service', async () => {
    const policy = fragile({ attempts: 3, halfOpenAfterMs: 10 });
    let calls = 0;
    const task = async () => {
      calls += 1;
      throw down();
    };
    await caught(policy.run(task, signal));
    calls = 0;
    const ended = await Promise.all(
      Array.from({ length: 8 }, () => caught(policy.run(task, signal))),
    );
    for (const error of ended) {
      expect(error).toBeInstanceOf(TransientError);
      expect(error).toMatchObject({ reason: 'unavailable' });
      expect(String(error)).toContain('gave up after 3 attempts');
    }
    expect(calls).toBeLessThan(8 * 3);
  });

  it("names the service's last failure as the cause when a call never got through", async () => {
    const policy = fragile({ attempts: 1, breakerThreshold: 1, halfOpenAfterMs: 30 });
    const outage = down();
    await caught(policy.run(failing(outage), signal));
    const failure = down();
    let fail = (): void => undefined;
    const probing = caught(
      policy.run(() => {
        return new Promise((_resolve, reject) => {
          fail = () => reject(failure);
        });
      }, signal),
    );
    await vi.waitFor(() => expect(policy.state()).toBe('half_open'), { interval: 5 });
    const holding = caught(policy.run(failing(), signal));
    fail();
    const [probe, held] = await Promise.all([probing, holding]);
    expect((probe as Error).cause).toBe(failure);
    expect(held).toMatchObject({
      message: 'Test keeps failing: its circuit is open (gave up after 1 attempt)',
      cause: { cause: failure },
    });
  });

  it('lets go of callers who leave while held back or while another one probes', async () => {
    const policy = fragile({ halfOpenAfterMs: 20 });
    await caught(policy.run(failing(down(), down()), signal));
    const prober = new AbortController();
    const held = new AbortController();
    let probed = (): void => undefined;
    const probing = new Promise<void>((resolve) => {
      probed = resolve;
    });
    const probe = policy.run(() => {
      probed();
      return new Promise<never>(() => undefined);
    }, prober.signal);
    await probing;
    expect(policy.state()).toBe('half_open');
    const waiting = failing();
    const ended = caught(policy.run(waiting, held.signal));
    held.abort('left');
    expect(await ended).toBe('left');
    prober.abort('left too');
    expect(await caught(probe)).toBe('left too');
    expect(await policy.run(failing(), signal)).toBe('ok');
    expect(waiting.calls).toBe(0);
  });
});
