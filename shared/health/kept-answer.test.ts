import { beforeEach, expect, it, vi } from 'vitest';
import { createManualClock } from '../testing/manual-clock.ts';
import { keepAnswer } from './kept-answer.ts';

let clock: ReturnType<typeof createManualClock>;

beforeEach(() => {
  clock = createManualClock(0);
});

it('twenty who ask at once share one run', async () => {
  const run = vi.fn(async () => ({}));
  const ask = keepAnswer(run, { clock, forMs: 5_000 });
  const answers = await Promise.all(Array.from({ length: 20 }, ask));
  expect(new Set(answers).size).toBe(1);
  expect(run).toHaveBeenCalledTimes(1);
});

it('an answer is kept for its time, counted from when it came', async () => {
  const run = vi.fn(async () => clock.advance(60_000));
  const ask = keepAnswer(run, { clock, forMs: 5_000 });
  await ask();
  clock.advance(4_999);
  await ask();
  expect(run).toHaveBeenCalledTimes(1);
  clock.advance(1);
  await ask();
  expect(run).toHaveBeenCalledTimes(2);
});

it('a failure is told to all who waited, and the next one tries again', async () => {
  const run = vi.fn(async () => 'there').mockRejectedValueOnce(new Error('away'));
  const ask = keepAnswer(run, { clock, forMs: 5_000 });
  const both = await Promise.allSettled([ask(), ask()]);
  expect(both.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await ask()).toBe('there');
  expect(run).toHaveBeenCalledTimes(2);
});
