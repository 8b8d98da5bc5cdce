import { createConfig, lintFromString } from '@redocly/openapi-core';
import createClient from 'openapi-fetch';
import { expect, it } from 'vitest';
import { createTestApi } from './api.test-rig.ts';
import { openApi } from './openapi.ts';

it('a validator that is not ours finds no fault in the document', async () => {
  const config = await createConfig({ extends: ['spec'] });
  const problems = await lintFromString({ source: JSON.stringify(openApi()), config });
  expect(problems.map(({ message, location }) => [message, location[0]?.pointer])).toEqual([]);
}, 60_000);

it('every operation has a name of its own, and every reference leads somewhere within the document', () => {
  const document = JSON.stringify(openApi());
  const names = [...document.matchAll(/"operationId":"(\w+)"/g)].map(([, name]) => name);
  expect(names.length).toBeGreaterThan(15);
  expect(new Set(names).size).toBe(names.length);
  const { components } = openApi() as { components: { schemas: object } };
  for (const [, name = ''] of document.matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)) {
    expect(Object.keys(components.schemas)).toContain(name);
  }
  expect(document).not.toMatch(/"\$ref":"(?!#\/)/);
});

interface Paths {
  '/analyze': {
    post: {
      requestBody: { content: { 'application/json': { company: string } } };
      responses: { 202: { content: { 'application/json': { job_id: string } } } };
    };
  };
  '/jobs/{id}': {
    get: {
      parameters: { path: { id: string } };
      responses: { 200: { content: { 'application/json': { status: string } } } };
    };
  };
}

it('a client of other make asks, and reads the job; an unchanged job is not sent again', async () => {
  const { app, get } = createTestApi();
  const bindings = { incoming: { headers: {}, socket: { remoteAddress: '127.0.0.1' } } };
  const client = createClient<Paths>({
    baseUrl: 'http://localhost',
    fetch: async (request) => app.fetch(request, bindings),
  });
  const { data: accepted } = await client.POST('/analyze', { body: { company: 'Tesla' } });
  const id = accepted?.job_id ?? '';
  const { data, response } = await client.GET('/jobs/{id}', { params: { path: { id } } });
  expect(data?.status).toBe('pending');
  expect(response.headers.get('retry-after')).toBe('1');
  const etag = response.headers.get('etag') ?? '';
  expect((await get(`/jobs/${id}`, { 'if-none-match': etag })).status).toBe(304);
  expect((await get(`/jobs/${id}`, { 'if-none-match': '"other"' })).status).toBe(200);
});
