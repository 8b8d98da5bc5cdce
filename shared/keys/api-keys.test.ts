import { randomUUID } from 'node:crypto';
import { beforeEach, expect, it } from 'vitest';
import type { Documents } from '../ports.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { createMemoryDocuments } from '../testing/memory-documents.ts';
import { API_KEYS, createApiKeys } from './api-keys.ts';

const DAY_MS = 86_400_000;
const START_MS = Date.parse('2026-01-01T00:00:00Z');
const ids = { next: () => BigInt(`0x${randomUUID().replaceAll('-', '')}`).toString(36) };
let documents: Documents;
let clock: ReturnType<typeof createManualClock>;

beforeEach(() => {
  documents = createMemoryDocuments();
  clock = createManualClock(START_MS);
});

const keys = (pepper = 'p'.repeat(32)) => createApiKeys({ documents, clock, ids, pepper });
const acme = { account: 'acme', scope: 'analyze', expiresAt: null } as const;

it('a key names its holder, and what is stored does not hold its secret', async () => {
  const { key, stored } = await keys().create(acme);
  expect(key).toMatch(/^cos_[a-z0-9]{16}_[a-z0-9]{50}$/);
  expect(await keys().holderOf(key)).toEqual(stored);
  const doc = await documents.get(API_KEYS, stored.id);
  expect(JSON.stringify(doc)).not.toContain(key.split('_')[2]);
});

it.each([
  ['nothing', () => ''],
  ['another word', () => 'secret'],
  ['an unknown id', (key: string) => key.replace(/_[a-z0-9]{16}_/, `_${'x'.repeat(16)}_`)],
  ['another secret', (key: string) => key.slice(0, -1) + (key.endsWith('0') ? '1' : '0')],
  ['more than the key', (key: string) => `${key}0`],
])('%s is nobody', async (_, change) => {
  const { key } = await keys().create(acme);
  expect(await keys().holderOf(change(key))).toBeNull();
});

it('a key is of no use under another pepper', async () => {
  const { key } = await keys().create(acme);
  expect(await keys('q'.repeat(32)).holderOf(key)).toBeNull();
});

it('a key is good until it expires', async () => {
  const expiresAt = new Date(START_MS + DAY_MS).toISOString();
  const { key } = await keys().create({ ...acme, expiresAt });
  clock.advance(DAY_MS - 1);
  expect(await keys().holderOf(key)).not.toBeNull();
  clock.advance(1);
  expect(await keys().holderOf(key)).toBeNull();
});

it('a key is good until it is revoked, and revoked once', async () => {
  const { key, stored } = await keys().create(acme);
  expect(await keys().revoke(stored.id)).toBe(true);
  expect(await keys().holderOf(key)).toBeNull();
  clock.advance(DAY_MS);
  expect(await keys().revoke(stored.id)).toBe(true);
  expect((await keys().list())[0]?.revokedAt).toBe('2026-01-01T00:00:00.000Z');
  expect(await keys().revoke('nobody')).toBe(false);
});

it.each([
  ['account', 'globex'],
  ['scope', 'operate'],
  ['expiresAt', '2099-01-01T00:00:00.000Z'],
])('whoever changes its %s in the store makes a key useless', async (field, value) => {
  const expiresAt = new Date(START_MS + DAY_MS).toISOString();
  const { key, stored } = await keys().create({ ...acme, expiresAt });
  const data = { [field]: value };
  await documents.commit([{ op: 'update', collection: API_KEYS, id: stored.id, data }]);
  expect(await keys().holderOf(key)).toBeNull();
});
