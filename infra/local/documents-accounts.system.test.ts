import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { writeXlsx } from 'hucre/xlsx';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { type Report, reportSchema } from '../../shared/domain/report.ts';
import { claimsOfSection } from '../../shared/domain/section.ts';
import { longPdf } from '../../shared/uploads/long-pdf.test-rig.ts';
import { opsJson } from '../ops/ops-process.test-rig.ts';
import { createRig, type Rig, type Spawned, serveAsProcess } from './local-server.test-rig.ts';

/** Whose a document is, against a real server: nobody else sees, guesses or is served from it, and deleted it is gone. */

const AUTH = { AUTH_MODE: 'api-key', API_KEY_PEPPER: 'p'.repeat(32) };
/** Stands in Ann's workbook alone, on a row that no report has reason to cite. */
const SECRET = 'Zanzibar relocation';
const ASKED = { company: 'Tesla', frameworks: ['porter'], depth: 'quick' };
let rig: Rig;
let server: Spawned;
let ann: Caller;
let bob: Caller;

type Caller = (
  path: string,
  init?: { method?: string; json?: unknown; form?: FormData },
) => Promise<Response>;
const callerOf = (key: string): Caller => {
  return (path, { method = 'GET', json, form } = {}) =>
    fetch(`${server.url}${path}`, {
      method,
      headers: { 'x-api-key': key, ...(json ? { 'content-type': 'application/json' } : {}) },
      body: form ?? (json ? JSON.stringify(json) : null),
    });
};

beforeAll(async () => {
  rig = await createRig();
  Object.assign(rig.env, AUTH);
  server = await serveAsProcess(rig);
  const keyOf = async (account: string) =>
    (await opsJson(rig.env, 'keys', 'create', '--account', account)).data.key as string;
  ann = callerOf(await keyOf('ann'));
  bob = callerOf(await keyOf('bob'));
});
afterAll(async () => {
  await server.kill('SIGKILL');
  await rig.close();
});

async function stored(name: string, bytes: Uint8Array): Promise<string> {
  const form = new FormData();
  form.append('file', new File([new Uint8Array(bytes)], name));
  const sent = await ann('/documents', { method: 'POST', form });
  const { document_id: id } = (await sent.json()) as { document_id: string };
  await vi.waitFor(
    async () =>
      expect(await (await ann(`/documents/${id}`)).json()).toMatchObject({ state: 'ready' }),
    { timeout: 20_000, interval: 100 },
  );
  return id;
}
const workbook = () =>
  writeXlsx({
    sheets: [
      {
        name: 'Deliveries',
        rows: [
          ['Tesla vehicle deliveries were 1,345,678 in 2024.'],
          [],
          ['Tesla', 2023, 2024],
          ['Vehicle deliveries', 1_234_567, 1_345_678],
          [SECRET, 7, 8],
        ],
      },
    ],
  });

async function reported(
  by: Caller,
  request: object,
): Promise<{ id: string; report: Report; calls: number }> {
  const before = rig.gemini.calls().length + rig.tavily.calls().length;
  const sent = await by('/analyze', { method: 'POST', json: request });
  const { job_id: id } = (await sent.json()) as { job_id: string };
  await vi.waitFor(
    async () => {
      const { status } = (await (await by(`/jobs/${id}`)).json()) as { status: string };
      // Sentences of the German pages are a gap of the English report.
      expect(['completed', 'partial']).toContain(status);
    },
    { timeout: 30_000, interval: 100 },
  );
  const report = reportSchema.parse(await (await by(`/reports/${id}?format=json`)).json());
  return { id, report, calls: rig.gemini.calls().length + rig.tavily.calls().length - before };
}
/** Files of the data folder that hold the words. */
async function filesWith(words: string): Promise<string[]> {
  const names = await readdir(rig.dataDir, { recursive: true, withFileTypes: true });
  const files = names.filter((one) => one.isFile()).map((one) => join(one.parentPath, one.name));
  const held = await Promise.all(files.map(async (file) => (await readFile(file)).includes(words)));
  return files.filter((_, at) => held[at]);
}

it('a report cites it by page and cells; another account sees none of it; deleted it is gone', async () => {
  const ids = [await stored('sales.xlsx', await workbook()), await stored('plan.pdf', longPdf())];
  const [sheet = '', pdf = ''] = ids;
  const own = await reported(ann, { ...ASKED, documents: ids });
  const sourceOf = (id: string) =>
    own.report.sources.find(({ url }) => url === `urn:document:${id}`)?.id;
  const cited = new Set(
    own.report.sections.flatMap(claimsOfSection).flatMap(({ evidence }) => evidence as string[]),
  );
  const places = (id: string) =>
    own.report.passages
      .filter((one) => one.source === sourceOf(id) && cited.has(one.id))
      .map(({ context }) => context[0]?.text);
  expect(places(sheet)).toContain('Deliveries!A1');
  expect(places(pdf)).toContain('p. 2');

  const unknown = 'a'.repeat(pdf.length);
  for (const method of ['GET', 'DELETE']) {
    const told = async (id: string) => {
      const response = await bob(`/documents/${id}`, { method });
      const { detail } = (await response.json()) as { detail: string };
      return [response.status, detail];
    };
    const theirs = await told(pdf);
    expect(theirs).toEqual([404, expect.any(String)]);
    expect(await told(unknown)).toEqual(theirs);
  }
  expect(await (await bob('/documents')).json()).toMatchObject({ documents: [] });
  const refused = await bob('/analyze', {
    method: 'POST',
    json: { ...ASKED, documents: [pdf, unknown] },
  });
  expect(await refused.json()).toMatchObject({
    errors: [
      { path: 'documents.0', message: 'is no document of yours' },
      { path: 'documents.1', message: 'is no document of yours' },
    ],
  });

  expect((await bob(`/reports/${own.id}`)).status).toBe(404);
  for (const query of ['company=Tesla', 'q=tes', `q=${encodeURIComponent(SECRET)}`]) {
    expect(await (await bob(`/reports?${query}`)).json(), query).toMatchObject({ reports: [] });
  }
  for (const caller of [bob, ann]) {
    const { report, calls } = await reported(caller, ASKED);
    expect(calls, 'nothing that was bought with documents is shared').toBeGreaterThan(10);
    expect(JSON.stringify(report)).not.toMatch(/urn:document|1,?345,?678/);
  }

  expect(await filesWith(SECRET)).not.toEqual([]);
  for (const id of ids) {
    expect((await ann(`/documents/${id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await ann(`/documents/${id}`)).status).toBe(404);
  }
  expect(await filesWith(SECRET)).toEqual([]);
  const after = reportSchema.parse(await (await ann(`/reports/${own.id}?format=json`)).json());
  expect(after).toEqual(own.report);
  const again = await ann('/analyze', { method: 'POST', json: { ...ASKED, documents: ids } });
  expect(again.status).toBe(400);
});
