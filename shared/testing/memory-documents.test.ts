import { documentsContract } from './documents-contract.ts';
import { createMemoryDocuments } from './memory-documents.ts';

documentsContract('in memory', async () => ({
  driver: createMemoryDocuments(),
  close: async () => {},
}));
