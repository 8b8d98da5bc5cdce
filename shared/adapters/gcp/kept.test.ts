import { expect, it } from 'vitest';
import { createKept } from './kept.ts';

it('makes one for all who ask, at the first call and not before', async () => {
  let made = 0;
  const kept = createKept(async () => ++made);
  expect(await kept.ifMade()).toBeUndefined();
  expect(await Promise.all([kept(), kept()])).toEqual([1, 1]);
  expect(await kept()).toBe(1);
  expect(await kept.ifMade()).toBe(1);
});

it('keeps no failure: the next call makes it anew', async () => {
  let tries = 0;
  const kept = createKept(async () => {
    tries += 1;
    if (tries === 1) throw new Error('not now');
    return tries;
  });
  const first = [kept(), kept()];
  for (const one of first) await expect(one).rejects.toThrow('not now');
  expect(await kept()).toBe(2);
});

it('closing something that cannot be made is no failure', async () => {
  const kept = createKept(() => Promise.reject(new Error('never')));
  const asked = kept();
  expect(await kept.ifMade()).toBeUndefined();
  await expect(asked).rejects.toThrow('never');
});
