import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, it } from 'vitest';
import type { Expiry } from '../../ops-ports.ts';
import type { Documents } from '../../ports.ts';
import { createEmbeddedDocuments } from './documents.ts';
import { createEmbeddedExpiry } from './expiry.ts';
import { prepareDatabase } from './schema.ts';

const NOW = '2026-11-24T03:30:00.000Z';
let database: DatabaseSync;
let documents: Documents;
let expiry: Expiry;
beforeEach(() => {
  database = new DatabaseSync(':memory:');
  prepareDatabase(database);
  documents = createEmbeddedDocuments({ database });
  expiry = createEmbeddedExpiry({ database });
});
afterEach(() => database.close());

async function store(collection: string, id: string, data: Record<string, unknown>) {
  await documents.commit([{ op: 'set', collection, id, data }]);
}

it('deletes what has expired, in every collection, and nothing else', async () => {
  await store('jobs', 'past', { expireAt: '2026-11-24T03:29:59.999Z' });
  await store('steps', 'now', { expireAt: NOW });
  await store('jobs', 'later', { expireAt: '2026-11-24T03:30:00.001Z' });
  await store('settings', 'without', { x: 1 });
  await store('settings', 'null', { expireAt: null });
  expect(await expiry.count(Date.parse(NOW))).toBe(2);
  expect(await expiry.deleteExpired(Date.parse(NOW))).toBe(2);
  expect(await documents.get('jobs', 'past')).toBeUndefined();
  expect(await documents.get('steps', 'now')).toBeUndefined();
  expect(await documents.count('jobs')).toBe(1);
  expect(await documents.count('settings')).toBe(2);
  expect(await expiry.deleteExpired(Date.parse(NOW))).toBe(0);
});

it('reads through a store of many pages, and lets others work in between', async () => {
  for (let batch = 0; batch < 4; batch += 1) {
    await documents.commit(
      Array.from({ length: 400 }, (_, n) => ({
        op: 'create' as const,
        collection: 'steps',
        id: `${batch}-${n}`,
        data: { expireAt: n % 2 ? '2026-01-01T00:00:00.000Z' : '2027-01-01T00:00:00.000Z' },
      })),
    );
  }
  const deleting = expiry.deleteExpired(Date.parse(NOW));
  let turns = 0;
  let over = false;
  void deleting.then(() => {
    over = true;
  });
  while (!over) {
    turns += 1;
    await new Promise((resolve) => setImmediate(resolve));
  }
  expect(await deleting).toBe(800);
  expect(await documents.count('steps')).toBe(800);
  expect(turns).toBeGreaterThan(2);
});
