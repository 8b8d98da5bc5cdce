import { randomUUID } from 'node:crypto';
import { inject } from 'vitest';
import { leaseContract } from '../../testing/lease-contract.ts';
import { createFirestoreDocuments } from './documents.ts';

leaseContract('Firestore', async () => {
  const driver = createFirestoreDocuments({
    projectId: `test-${randomUUID().slice(0, 12)}`,
    databaseId: '(default)',
    emulatorHost: inject('emulators').firestoreHost,
  });
  return { driver, close: driver.close };
});
