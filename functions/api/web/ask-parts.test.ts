import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import {
  createOwnFrameworks,
  readDefinition,
} from '../../../shared/own-frameworks/own-frameworks.ts';
import { formatNamed } from '../../../shared/report/formats.ts';
import { BROWSER, createTestApi } from '../api.test-rig.ts';
import { SAMPLE_VERSION } from '../report-file.ts';

const own = readDefinition(
  readFileSync(new URL('../../../docs/frameworks/ai-readiness.json', import.meta.url), 'utf8'),
);
const title = own.words.en?.title ?? '';

type Api = ReturnType<typeof createTestApi>;

/** As the form of the documents' page sends it. */
async function upload({ app }: Api, name: string) {
  const body = new FormData();
  body.append('file', new File(['Storage opens in 2027.'], name));
  const bindings = { incoming: { headers: {}, socket: { remoteAddress: '127.0.0.1' } } };
  return app.request('/documents', { method: 'POST', headers: BROWSER, body }, bindings);
}
const textOf = async (response: Response | Promise<Response>) => (await response).text();
const FORM = { ...BROWSER, 'content-type': 'application/x-www-form-urlencoded' };

it('a document is uploaded, looked at, offered in the form and deleted without a script', async () => {
  const api = createTestApi();
  const uploaded = await upload(api, 'Plan <b>2027.md');
  expect([uploaded.status, uploaded.headers.get('location')]).toEqual([303, '/documents']);
  const list = await textOf(api.get('/documents', BROWSER));
  expect(list).toContain('Plan &lt;b&gt;2027.md');
  const id = /\/documents\/([a-z0-9]+)\/delete/.exec(list)?.[1] ?? '';
  expect(await textOf(api.get('/', BROWSER))).toContain(`name="documents" value="${id}"`);
  const sent = await api.send(
    'POST',
    '/analyze',
    FORM,
    new URLSearchParams({ company: 'Tesla', frameworks: 'porter', documents: id, paper: 'Letter' }),
  );
  const job = await api.get(sent.headers.get('location') ?? '');
  expect(await job.json()).toMatchObject({ request: { documents: [id], paper: 'Letter' } });
  const gone = await api.send('POST', `/documents/${id}/delete`, FORM);
  expect([gone.status, gone.headers.get('location')]).toEqual([303, '/documents']);
  expect(await textOf(api.get('/documents', BROWSER))).not.toContain('2027');
});

it('a framework of the installation’s own is offered by its title', async () => {
  const api = createTestApi();
  await createOwnFrameworks(api).add(own);
  const page = await textOf(api.get('/', BROWSER));
  expect(page).toContain(`value="${own.name}"`);
  expect(page).toContain(title);
  const id = await api.ask('Tesla');
  const frameworks = createOwnFrameworks(api);
  const [stored] = await frameworks.list();
  const { name, definition, digest } = stored ?? { name: '', definition: '', digest: '' };
  await frameworks.remove(name);
  const request = { company: 'Tesla', frameworks: [name], depth: 'quick' };
  await api.change(id, { request, definitions: [{ name, definition, digest }] });
  expect(await textOf(api.get(`/jobs/${id}`, BROWSER))).toContain(title);
});

it('of several companies of one name each with a website is a button that asks for that one', async () => {
  const api = createTestApi();
  const id = await api.ask('Apple');
  const candidates = [
    { name: 'Apple Inc.', industry: 'Devices', domain: 'apple.com' },
    { name: 'Apple Bank', industry: null, domain: null },
  ];
  const error = { code: 'ambiguous_company', message: 'several', retryable: false, candidates };
  await api.change(id, { status: 'failed', active: false, error });
  const page = await textOf(api.get(`/jobs/${id}`, BROWSER));
  expect(page.match(/name="company_domain" value="([^"]*)"/g)).toEqual([
    'name="company_domain" value="apple.com"',
  ]);
  expect(page).toContain('Apple Bank');
  // Said in the reader's words, not in those of the request.
  expect(page).toContain('Several companies have this name.');
  const hidden = [...page.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)">/g)].map(
    ([, name = '', value = '']): [string, string] => [name, value],
  );
  const press = () =>
    api.send(
      'POST',
      '/analyze',
      FORM,
      new URLSearchParams([...hidden, ['company_domain', 'apple.com']]),
    );
  const first = (await press()).headers.get('location') ?? '';
  expect((await press()).headers.get('location')).toBe(first);
  expect(await (await api.get(first)).json()).toMatchObject({
    status: 'pending',
    request: { company: 'Apple', company_domain: 'apple.com' },
  });
});

it('the sample is a report of the demonstration, in the form that pages have today', async () => {
  const response = await createTestApi().get('/sample', BROWSER);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  const page = await response.text();
  expect(page).toMatch(/<h1[^>]*>[^<]*(<[^>]+>)*[^<]*Tesla/);
  expect(page.toLowerCase()).toContain('demonstration data');
  expect(formatNamed('html')?.version).toBe(SAMPLE_VERSION);
});

it('without keys there is no account to look at', async () => {
  expect((await createTestApi().get('/account', BROWSER)).status).toBe(404);
});
