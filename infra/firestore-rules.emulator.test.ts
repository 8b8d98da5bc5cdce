import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, inject, it } from 'vitest';

const { firestoreHost } = inject('emulators');
const project = `test-${randomUUID()}`;
const documents = `http://${firestoreHost}/v1/projects/${project}/databases/(default)/documents`;
const server = { authorization: 'Bearer owner' };

/** An end user signed in through Firebase, as the emulator takes one. */
const user = {
  authorization: `Bearer ${base64url({ alg: 'none', typ: 'JWT' })}.${base64url({
    iss: `https://securetoken.google.com/${project}`,
    aud: project,
    sub: 'user-1',
    user_id: 'user-1',
    iat: 0,
    exp: 9_999_999_999,
  })}.`,
};

beforeAll(async () => {
  const content = readFileSync(new URL('./firestore.rules', import.meta.url), 'utf8');
  const loaded = await fetch(
    `http://${firestoreHost}/emulator/v1/projects/${project}:securityRules`,
    {
      method: 'PUT',
      body: JSON.stringify({ rules: { files: [{ name: 'firestore.rules', content }] } }),
    },
  );
  expect(await loaded.text()).not.toContain('issues');
  expect(loaded.status).toBe(200);
  expect(await write(server, 'job-1')).toBe(200);
});

describe.each(['jobs', 'reports', 'rate_limits', 'any/other/nested'])('in %s', (collection) => {
  it.each([
    ['a stranger', {}],
    ['a signed-in user', user],
  ])('%s can neither read nor list nor write', async (_who, headers) => {
    expect({
      get: (await fetch(`${documents}/${collection}/job-1`, { headers })).status,
      list: (await fetch(`${documents}/${collection}`, { headers })).status,
      create: await write(headers, `new-${randomUUID()}`, collection),
      overwrite: await write(headers, 'job-1', collection),
      delete: (await fetch(`${documents}/${collection}/job-1`, { method: 'DELETE', headers }))
        .status,
    }).toEqual({ get: 403, list: 403, create: 403, overwrite: 403, delete: 403 });
  });
});

it('the functions read what they wrote', async () => {
  const read = await fetch(`${documents}/jobs/job-1`, { headers: server });
  expect(await read.json()).toMatchObject({ fields: { company: { stringValue: 'Acme' } } });
});

async function write(
  headers: Record<string, string>,
  id: string,
  collection = 'jobs',
): Promise<number> {
  const response = await fetch(`${documents}/${collection}/${id}`, {
    method: 'PATCH',
    headers,
    body: JSON.stringify({ fields: { company: { stringValue: 'Acme' } } }),
  });
  return response.status;
}

function base64url(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}
