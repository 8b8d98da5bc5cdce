import { expect, it } from 'vitest';
import { createLog } from '../../shared/log.ts';
import { createManualClock } from '../../shared/testing/manual-clock.ts';
import { createMemoryDocuments } from '../../shared/testing/memory-documents.ts';
import { createQuarantine } from './quarantine.ts';

it.each([0, 1])('keeps a long message wherever it has to be cut: %i', async (shift) => {
  const documents = createMemoryDocuments();
  const quarantine = createQuarantine({
    documents,
    clock: createManualClock(0),
    ids: { next: () => 'q1' },
    log: createLog('silent'),
  });
  await quarantine('x'.repeat(shift) + '𠮷'.repeat(60_000), 'not JSON');
  const stored = await documents.get('quarantine', 'q1');
  expect(stored?.data).toMatchObject({
    reason: 'not JSON',
    receivedAt: '1970-01-01T00:00:00.000Z',
    expireAt: '1970-02-01T00:00:00.000Z',
  });
  expect(String(stored?.data.message).isWellFormed()).toBe(true);
});
