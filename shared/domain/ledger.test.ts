import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createLedger } from './ledger.ts';

it('never spends above the ceiling, whatever is reserved and settled', async () => {
  const calls = fc.array(
    fc.record({
      worst: fc.double({ min: 0, max: 2, noNaN: true }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      fromReserve: fc.boolean(),
    }),
    { maxLength: 30 },
  );
  await fc.assert(
    fc.asyncProperty(calls, async (list) => {
      const ledger = createLedger({ ceilingUsd: 3, reserveUsd: 1, spentUsd: 0 });
      await Promise.all(
        list.map(async ({ worst, share, fromReserve }) => {
          const reservation = await ledger.reserve(worst, { fromReserve });
          await Promise.resolve();
          reservation?.settle(worst * share);
          expect(ledger.spentUsd()).toBeLessThanOrEqual(3.000001);
        }),
      );
      expect(ledger.spentUsd()).toBeLessThanOrEqual(3.000001);
    }),
  );
});

it('answers null at once when nothing under way could give money back', async () => {
  const ledger = createLedger({ ceilingUsd: 1, reserveUsd: 0.5, spentUsd: 0.4 });
  expect(await ledger.reserve(0.2)).toBeNull();
  expect(await ledger.reserve(0.2, { fromReserve: true })).not.toBeNull();
});

it('takes back what a repeated step had set aside', async () => {
  const ledger = createLedger({ ceilingUsd: 1, reserveUsd: 0, spentUsd: 0.9 });
  expect(await ledger.reserve(0.5)).toBeNull();
  ledger.refund(0.9);
  expect(await ledger.reserve(0.5)).not.toBeNull();
});
