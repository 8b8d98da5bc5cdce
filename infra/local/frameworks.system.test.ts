import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { z } from 'zod';
import { FRAMEWORK_NAMES } from '../../shared/frameworks/registry.ts';
import { parseConfig } from '../../shared/process/config.ts';
import { renderHtml } from '../../shared/report/html.ts';
import { createRig, ended, type Rig, reportOf, submit } from './local-server.test-rig.ts';
import { type LocalServer, startLocal } from './serve.ts';

const listSchema = z.object({
  frameworks: z.array(z.object({ name: z.string(), definition: z.string().nullable() })),
});

let rig: Rig;
let server: LocalServer;

beforeAll(async () => {
  rig = await createRig();
  const frameworksDir = fileURLToPath(new URL('../../docs/frameworks/', import.meta.url));
  const config = parseConfig(rig.env);
  server = await startLocal({ config, port: 0, quiet: true, frameworksDir });
});
afterAll(async () => {
  await server.close();
  await rig.close();
});

it('all frameworks and one of the reader’s own go through HTTP to the report', async () => {
  const listed = listSchema.parse(await (await fetch(`${server.url}/frameworks`)).json());
  const names = [...FRAMEWORK_NAMES, 'ai_readiness'];
  expect(listed.frameworks.map(({ name }) => name)).toEqual(names);
  const request = { company: 'Tesla', industry: 'Electric vehicles', frameworks: names };
  const id = await submit(server.url, { ...request, language: 'de' });
  const job = await ended(server.url, id);
  expect(['completed', 'partial']).toContain(job.status);
  const report = await reportOf(server.url, id);
  expect(report.sections.map(({ framework }) => framework)).toEqual(names);
  const own = report.sections.at(-1);
  expect(own).toMatchObject({ title: 'KI-Reife', status: 'assessed', language: 'de' });
  expect(own?.definition).toBe(listed.frameworks.at(-1)?.definition);
  expect(own?.exhibits[0]).toMatchObject({ kind: 'bars', title: { text: 'Reife nach Thema' } });
  for (const { status, headline } of report.sections) {
    expect(headline === null).toBe(status === 'not_assessed');
  }
  expect(renderHtml(report)).toContain('Reife nach Thema');
}, 60_000);

it('a framework that nobody knows is refused with those that are known', async () => {
  const response = await fetch(`${server.url}/analyze`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ company: 'Tesla', frameworks: ['nine_boxes'] }),
  });
  expect(response.status).toBe(400);
  expect(JSON.stringify(await response.json())).toMatch(/must be one of porter, .*ai_readiness/);
});
