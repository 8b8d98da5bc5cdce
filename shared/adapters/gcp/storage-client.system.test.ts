import { expect, it } from 'vitest';
import { TransientError } from '../../errors.ts';
import { createStorageClient } from './storage-client.ts';

it('a client that could not be made is a fault like any other, named and classed', async () => {
  // A bucket without a name is refused before anything is asked.
  const storage = createStorageClient({ projectId: 'test-project', bucket: '' });
  const asked = storage.call(
    { what: 'the reports could not be read', tryMs: 1_000 },
    async () => 1,
  );
  await expect(asked).rejects.toBeInstanceOf(TransientError);
  await expect(asked).rejects.toThrow('the reports could not be read');
});
