import { createMemoryObjects } from './memory-objects.ts';
import { objectsContract } from './objects-contract.ts';

objectsContract('in memory', async () => ({
  driver: createMemoryObjects(),
  close: async () => {},
}));
