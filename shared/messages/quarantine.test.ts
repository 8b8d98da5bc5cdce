import { beforeEach, describe, expect, it } from 'vitest';
import type { Documents } from '../ports.ts';
import { createLog } from '../process/log.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { createMemoryDocuments } from '../testing/memory-documents.ts';
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

describe('what differs between deliveries only makes no second message', () => {
  const message = { messageId: '17', data: 'e30=', attributes: { a: 'b' } };
  const trace = (n: number) => ({ traceparent: `00-${`${n}`.repeat(32)}-${`${n}`.repeat(16)}-01` });
  const event = { specversion: '1.0', id: '17', source: '//pubsub/topics/t' };
  const subscription = 'projects/p/subscriptions/worker';
  const body = { subscription, note: 'no message' };
  it.each<[string, (n: number) => unknown]>([
    [
      'the trace of the request, in an event',
      (n) => ({ ...event, ...trace(n), type: 'x', data: { message, subscription } }),
    ],
    ['the attempt, in a push', (n) => ({ message, subscription, deliveryAttempt: n })],
    [
      'the trace of the request, in an event of another kind',
      (n) => ({ ...event, ...trace(n), type: 'x', data: { bucket: 'reports' } }),
    ],
    ['nothing at all', () => body],
  ])('%s', async (_, delivery) => {
    for (const n of [1, 2, 3]) await quarantine(delivery(n), 'unreadable');
    expect(await kept()).toHaveLength(1);
    expect((await documents.get('counters', 'quarantine'))?.data).toEqual({ messages: 1 });
  });
});

it.each([
  ['its id', { messageId: '18' }],
  ['its id, in the other spelling', { messageId: undefined, message_id: '18' }],
  ['its data', { data: 'e31=' }],
  ['its attributes', { attributes: { a: 'c' } }],
])('a message with another one in %s is another message', async (_, other) => {
  const message = { messageId: '17', data: 'e30=', attributes: { a: 'b' } };
  await quarantine({ message }, 'unreadable');
  await quarantine({ message: { ...message, ...other } }, 'unreadable');
  expect(await kept()).toHaveLength(2);
});

it('keeps of a message that is nested too deeply that it came, and which it was', async () => {
  const deep = JSON.parse('['.repeat(100_000) + ']'.repeat(100_000));
  await quarantine(deep, 'not a Pub/Sub message');
  for (const messageId of ['17', '18', '18']) {
    await quarantine({ message: { messageId, data: deep } }, 'not base64');
  }
  const texts = (await kept()).map(({ data }) => data.message);
  expect(texts).toEqual(Array(3).fill('nested too deeply to be kept'));
});
