import { randomUUID } from 'node:crypto';
import { expect, inject, it } from 'vitest';
import { PermanentError } from '../../errors.ts';
import type { Write } from '../../ports.ts';
import { documentsContract } from '../../testing/documents-contract.ts';
import { createFirestoreDocuments } from './documents.ts';

const open = async () => {
  const driver = createFirestoreDocuments({
    projectId: `test-${randomUUID().slice(0, 12)}`,
    databaseId: '(default)',
    emulatorHost: inject('emulators').firestoreHost,
  });
  return { driver, close: driver.close };
};

documentsContract('Firestore', open);

it('Firestore documents keep the field of their own out of reach', async () => {
  const { driver, close } = await open();
  for (const op of ['create', 'set', 'update'] as const) {
    const write: Write = { op, collection: 'jobs', id: 'a', data: { _commit: 'x' } };
    await expect(driver.commit([write])).rejects.toBeInstanceOf(PermanentError);
  }
  await close();
});

it.each([
  ['an id that no document has', '[1,"a/b"]'],
  ['a reserved id', '[1,"__a__"]'],
])('a cursor with %s is a RangeError', async (_, text) => {
  const { driver, close } = await open();
  const cursor = Buffer.from(text).toString('base64url');
  const orderBy = { field: 'n', direction: 'asc' } as const;
  const query = { collection: 'jobs', orderBy, limit: 1, cursor };
  await expect(driver.query(query)).rejects.toBeInstanceOf(RangeError);
  await close();
});

it('a page that ends on true or false is refused, where a cursor could not go on', async () => {
  const { driver, close } = await open();
  const create = (id: string): Write => ({
    op: 'create',
    collection: 'jobs',
    id,
    data: { n: true },
  });
  await driver.commit([create('a'), create('b')]);
  const query = { collection: 'jobs', orderBy: { field: 'n', direction: 'asc' } } as const;
  expect((await driver.query({ ...query, limit: 2 })).docs).toHaveLength(2);
  await expect(driver.query({ ...query, limit: 1 })).rejects.toBeInstanceOf(PermanentError);
  await close();
});
