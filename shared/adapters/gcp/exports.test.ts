import { expect, it } from 'vitest';
import { createMemoryDocuments } from '../../testing/memory-documents.ts';
import { createMemoryObjects } from '../../testing/memory-objects.ts';
import { createFirestoreExports } from './exports.ts';
import type { FirestoreAdmin } from './exports-admin.ts';

const IN_USE = 'projects/p/databases/(default)';
const state = { done: true, error: null, documents: 3, estimatedDocuments: 3, bytes: 1 };
const files = [
  {
    name: 'exports/a/a.overall_export_metadata',
    metadata: { timeCreated: '2026-11-24T02:00:00Z' },
  },
];

/** Exports whose administration does what a test says; `a` is complete. */
function exportsWith(admin: Partial<FirestoreAdmin>) {
  return createFirestoreExports({
    projectId: 'p',
    databaseId: '(default)',
    backupBucket: 'backups',
    collections: ['jobs', 'reports'],
    // Only files are asked for.
    storage: { call: async (_, task) => task({ getFiles: async () => [files] } as never) },
    admin: {
      startExport: async () => 'operation',
      exportState: async () => state,
      locationOf: async (database) => (database === IN_USE ? 'nam5' : undefined),
      createDatabase: async () => {},
      importInto: async () => state,
      ...admin,
    },
    objects: createMemoryObjects(),
    openDocuments: () => ({ ...createMemoryDocuments(), close: async () => {} }),
  });
}

it('an import that left documents out is not used', async () => {
  const exports = exportsWith({ importInto: async () => ({ ...state, documents: 2 }) });
  await expect(exports.restore('a', 'new')).rejects.toThrow(
    '2 of 3 documents were imported: do not use the database new',
  );
});

it('a restore lies where the database in use does, and needs it to know where', async () => {
  const created: string[][] = [];
  const createDatabase = async (...where: string[]) => {
    created.push(where);
  };
  await exportsWith({ createDatabase }).restore('a', 'new');
  expect(created).toEqual([['p', 'new', 'nam5']]);
  const gone = exportsWith({ createDatabase, locationOf: async () => undefined });
  await expect(gone.restore('a', 'other')).rejects.toThrow('it is not known where to restore');
  expect(created).toHaveLength(1);
});

it('an operation that ended with an error is a failed export, with its reason', async () => {
  const exports = exportsWith({ exportState: async () => ({ ...state, error: 'no permission' }) });
  expect(await exports.progress('operation')).toEqual({ state: 'failed', reason: 'no permission' });
});

it('an export is asked for by its minute and its collections, into a folder of its own', async () => {
  const asked: unknown[] = [];
  const startExport = async (...request: unknown[]) => {
    asked.push(request);
    return 'operation';
  };
  await exportsWith({ startExport }).start('a', '2026-11-24T02:00:00.000Z');
  const what = { snapshotSeconds: 1795485600, collections: ['jobs', 'reports'] };
  expect(asked).toEqual([[IN_USE, 'gs://backups/exports/a', what]]);
});
