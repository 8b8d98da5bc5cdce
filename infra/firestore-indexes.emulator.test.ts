import { randomUUID } from 'node:crypto';
import { expect, inject, it } from 'vitest';
import { z } from 'zod';
import { createFirestoreDocuments } from '../shared/adapters/gcp/documents.ts';
import { indexText, readIndexFile } from './firestore-index-file.test-rig.ts';
import { askEverything } from './firestore-queries.test-rig.ts';

const { firestoreHost } = inject('emulators');

const usageSchema = z.object({
  reports: z.array(
    z.object({
      index: z.object({
        name: z.string(),
        fields: z.array(z.object({ fieldPath: z.string(), order: z.string() })),
      }),
    }),
  ),
});

it('Firestore uses the composite indexes of the file for the queries in the code, and no other', async () => {
  const projectId = `test-${randomUUID()}`;
  const documents = createFirestoreDocuments({
    projectId,
    databaseId: '(default)',
    emulatorHost: firestoreHost,
  });
  try {
    await askEverything(documents);
  } finally {
    await documents.close();
  }
  const project = `projects/${projectId}`;
  const response = await fetch(
    `http://${firestoreHost}/emulator/v1/${project}:indexUsage?database=${project}/databases/(default)`,
  );
  const { reports } = usageSchema.parse(await response.json());
  const used = reports.map(({ index }) => {
    // Every index ends in the name, in the direction of the field before it.
    expect(index.fields.at(-1)).toEqual({ ...index.fields.at(-2), fieldPath: '__name__' });
    const collection = /collectionGroups\/(\w+)\//.exec(index.name)?.[1] ?? '';
    return indexText(collection, index.fields.slice(0, -1));
  });
  const there = readIndexFile().indexes.map(({ collectionGroup, fields }) =>
    indexText(collectionGroup, fields),
  );
  expect(used.sort()).toEqual(there.sort());
});
