import { randomUUID } from 'node:crypto';
import { expect, inject, it } from 'vitest';

const { firestoreHost, pubsubHost } = inject('emulators');
const project = `projects/test-${randomUUID()}`;

it('stores a document in the Firestore emulator', async () => {
  const documents = `http://${firestoreHost}/v1/${project}/databases/(default)/documents/jobs`;
  const created = await fetch(documents, {
    method: 'POST',
    headers: { authorization: 'Bearer owner' },
    body: JSON.stringify({ fields: { company: { stringValue: 'Łódź' } } }),
  });
  expect(created.status).toBe(200);
  expect(await created.json()).toMatchObject({ fields: { company: { stringValue: 'Łódź' } } });
});

it('makes a topic in the Pub/Sub emulator', async () => {
  const topic = `${project}/topics/jobs`;
  const made = await fetch(`http://${pubsubHost}/v1/${topic}`, { method: 'PUT' });
  expect(await made.json()).toMatchObject({ name: topic });
});
