import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** The part of the Firebase CLI's format that is used here; a field without an entry is indexed both ways. */
const fileSchema = z.strictObject({
  indexes: z.array(
    z.strictObject({
      collectionGroup: z.string(),
      queryScope: z.literal('COLLECTION'),
      fields: z
        .array(
          z.strictObject({
            fieldPath: z.string(),
            order: z.enum(['ASCENDING', 'DESCENDING']),
          }),
        )
        .min(2),
    }),
  ),
  fieldOverrides: z.array(
    z.strictObject({
      collectionGroup: z.string(),
      fieldPath: z.string(),
      ttl: z.literal(true).optional(),
      /** Not indexed at all. */
      indexes: z.tuple([]),
    }),
  ),
});

export function readIndexFile(): z.infer<typeof fileSchema> {
  const text = readFileSync(new URL('./firestore.indexes.json', import.meta.url), 'utf8');
  return fileSchema.parse(JSON.parse(text));
}

/** As tests compare them: `collection: field ORDER, …`. */
export function indexText(
  collection: string,
  fields: readonly { fieldPath: string; order: string }[],
): string {
  return `${collection}: ${fields.map(({ fieldPath, order }) => `${fieldPath} ${order}`).join(', ')}`;
}
