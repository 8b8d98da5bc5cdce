import { DatabaseSync } from 'node:sqlite';
import { leaseContract } from '../../testing/lease-contract.ts';
import { createEmbeddedDocuments } from './documents.ts';
import { prepareDatabase } from './schema.ts';

leaseContract('embedded', async () => {
  const database = new DatabaseSync(':memory:');
  prepareDatabase(database);
  return {
    driver: createEmbeddedDocuments({ database }),
    close: async () => database.close(),
  };
});
