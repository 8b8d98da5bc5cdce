import { expect, test } from 'vitest';
import { createInterrupt } from './interrupt.ts';

test('one press counts once though it arrives twice; a later one ends the run', () => {
  let nowMs = 5000;
  let ended = 0;
  const { signal, press } = createInterrupt({
    now: () => nowMs,
    end: () => {
      ended += 1;
    },
  });
  expect(signal.aborted).toBe(false);
  press();
  press();
  expect([signal.aborted, ended]).toEqual([true, 0]);
  nowMs += 2000;
  press();
  expect(ended).toBe(1);
});
