import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { root } from '../build/root.ts';

const here = z.strictObject({ host: z.literal('127.0.0.1'), port: z.int().min(1024) });
const schema = z.object({
  firestore: z.object({ rules: z.string(), indexes: z.string() }),
  emulators: z.object({ firestore: here, pubsub: here }),
});

it('firebase.json gives the Firebase CLI the rules and indexes of the project, on two ports of this machine', () => {
  const read = (path: string) => readFileSync(join(root, path), 'utf8');
  const { firestore, emulators } = schema.parse(JSON.parse(read('firebase.json')));
  expect(read(firestore.rules)).toContain('if false');
  expect(JSON.parse(read(firestore.indexes)).indexes.length).toBeGreaterThan(5);
  expect(emulators.firestore.port).not.toBe(emulators.pubsub.port);
});
