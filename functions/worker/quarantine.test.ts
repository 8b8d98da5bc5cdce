import { beforeEach, expect, it } from 'vitest';
import { createLog } from '../../shared/log.ts';
import type { Documents } from '../../shared/ports.ts';
import { createManualClock } from '../../shared/testing/manual-clock.ts';
import { createMemoryDocuments } from '../../shared/testing/memory-documents.ts';
import { createQuarantine } from './quarantine.ts';

let documents: Documents;
let quarantine: ReturnType<typeof createQuarantine>;
beforeEach(() => {
  documents = createMemoryDocuments();
  quarantine = createQuarantine({
    documents,
    clock: createManualClock(0),
    log: createLog('silent'),
  });
});
const kept = async () =>
  (
    await documents.query({
      collection: 'quarantine',
      orderBy: { field: 'receivedAt', direction: 'asc' },
      limit: 10,
    })
  ).docs;

it.each([0, 1])('keeps a long message wherever it has to be cut: %i', async (shift) => {
  await quarantine('x'.repeat(shift) + '𠮷'.repeat(60_000), 'not JSON');
  const [stored] = await kept();
  expect(stored?.data).toMatchObject({
    reason: 'not JSON',
    receivedAt: '1970-01-01T00:00:00.000Z',
    expireAt: '1970-02-01T00:00:00.000Z',
  });
  expect(String(stored?.data.message).isWellFormed()).toBe(true);
});

it('keeps and counts a message once, however often it comes', async () => {
  const event = { message: { messageId: '17', data: 'e30=' } };
  await quarantine(event, 'the data is not {jobId, v: 1}');
  await quarantine({ ...event }, 'the data is not {jobId, v: 1}');
  await quarantine({ message: { messageId: '18', data: 'e30=' } }, 'no such job');
  expect(await kept()).toHaveLength(2);
  expect((await documents.get('counters', 'quarantine'))?.data).toEqual({ messages: 2 });
});
