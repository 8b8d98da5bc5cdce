import { readFileSync } from 'node:fs';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import createClient from 'openapi-fetch';
import { expect, it } from 'vitest';
import { messageSchema } from '../../shared/callbacks/message.ts';
import { createTestApi } from './api.test-rig.ts';
import { analysisRequest } from './asking.ts';
import { openApi } from './openapi.ts';
import { jobEndedExample } from './openapi-examples.ts';
import { headerComponents } from './openapi-headers.ts';
import { named } from './openapi-parts.ts';

it('a validator that is not ours finds no fault in the document', async () => {
  const config = await createConfig({ extends: ['spec'] });
  const problems = await lintFromString({ source: JSON.stringify(openApi()), config });
  expect(problems.map(({ message, location }) => [message, location[0]?.pointer])).toEqual([]);
}, 60_000);

it('bears the version of the package', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(openApi()).toMatchObject({ info: { version } });
});

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

it('operations are grouped, in groups that the document describes and none of which is empty', () => {
  const { tags, paths } = openApi() as {
    tags: { name: string; description: string }[];
    paths: Record<string, Record<string, { tags: string[] }>>;
  };
  const used = Object.values(paths).flatMap((methods) => Object.values(methods));
  for (const { tags: own } of used) expect(own).toHaveLength(1);
  expect(new Set(used.flatMap((operation) => operation.tags))).toEqual(
    new Set(tags.map(({ name }) => name)),
  );
  expect(paths['/compare']?.get?.tags).toEqual(['Reports']);
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

it('examples are what they are examples of', () => {
  const { components } = openApi() as {
    components: { schemas: Record<string, { examples?: unknown[] }> };
  };
  const shown = [...named].flatMap(([type, name]) =>
    (components.schemas[name]?.examples ?? []).map((example) => ({ type, example })),
  );
  expect(shown.length).toBeGreaterThan(3);
  for (const { type, example } of shown) expect(type.parse(example)).toEqual(example);
  expect(messageSchema.parse(jobEndedExample)).toEqual(jobEndedExample);
  const { paths } = openApi() as {
    paths: {
      '/analyze': { post: { requestBody: { content: Record<string, { example: object }> } } };
    };
  };
  const asked = paths['/analyze'].post.requestBody.content['application/json']?.example;
  expect(analysisRequest.parse(asked)).toMatchObject(asked ?? { company: 'none' });
});

it('headers of answers are those that the document names', async () => {
  const { send, get } = createTestApi({ RATE_LIMIT_PER_HOUR: '1' });
  const type = { 'content-type': 'application/json' };
  const ask = () => send('POST', '/analyze', type, '{"company":"Tesla"}');
  const { paths } = openApi() as {
    paths: Record<string, Record<string, { responses: Record<string, { headers: object }> }>>;
  };
  const told = (path: string, method: string, { status }: Response) =>
    Object.keys(paths[path]?.[method]?.responses[status]?.headers ?? {}).map((name) =>
      name.toLowerCase(),
    );
  const known = Object.keys(headerComponents).map((name) => name.toLowerCase());
  const sent = ({ headers }: Response) => known.filter((name) => headers.has(name));
  const accepted = await ask();
  expect(accepted.headers.get('ratelimit-remaining')).toBe('0');
  const job = await get(accepted.headers.get('location') ?? '');
  const refused = await ask();
  expect(refused.status).toBe(429);
  expect(sent(accepted).sort()).toEqual(told('/analyze', 'post', accepted).sort());
  expect(sent(refused).sort()).toEqual(told('/analyze', 'post', refused).sort());
  expect(sent(job).sort()).toEqual(told('/jobs/{id}', 'get', job).sort());
});
