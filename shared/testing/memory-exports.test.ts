import { exportsContract } from './exports-contract.ts';
import { createManualClock } from './manual-clock.ts';
import { createMemoryExports } from './memory-exports.ts';

exportsContract('in memory', async () => {
  const clock = createManualClock(Date.parse('2026-11-24T02:00:00Z'));
  return {
    exports: createMemoryExports(clock),
    documents: null,
    freshTarget: 'none',
    later: async () => clock.advance(1_000),
    close: async () => {},
  };
});
