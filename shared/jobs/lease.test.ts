import { leaseContract } from '../testing/lease-contract.ts';
import { createMemoryDocuments } from '../testing/memory-documents.ts';

leaseContract('in memory', async () => ({
  driver: createMemoryDocuments(),
  close: async () => {},
}));
