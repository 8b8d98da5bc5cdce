import { expect, it } from 'vitest';
import { createMemoryObjects } from '../../../shared/testing/memory-objects.ts';
import { BROWSER, createTestApi } from '../api.test-rig.ts';
import { SCRIPT } from './assets.ts';

const FORM = { ...BROWSER, 'content-type': 'application/x-www-form-urlencoded' };
const form = (fields: Record<string, string>) =>
  new URLSearchParams({ frameworks: 'porter', depth: 'quick', ...fields });

it('the start page shows the price before anything is asked for, in the language of the browser', async () => {
  const { get } = createTestApi();
  const english = await get('/', BROWSER);
  expect(english.status).toBe(200);
  const text = await english.text();
  expect(text).toContain('<html lang="en">');
  expect(text).toMatch(/would cost about \$\d/);
  const german = await (
    await get('/', { ...BROWSER, 'accept-language': 'fr, de-AT;q=0.8' })
  ).text();
  expect(german).toContain('<html lang="de">');
  expect(german).toContain('Analyse starten');
  const chosen = await get('/language/de?back=/jobs/x', BROWSER);
  expect([chosen.status, chosen.headers.get('location')]).toEqual([303, '/jobs/x']);
  expect(await (await get('/', { ...BROWSER, cookie: 'language=de' })).text()).toContain(
    'lang="de"',
  );
});

it('a browser that asks for all reports is led to the library, a program is answered', async () => {
  const { get } = createTestApi();
  const page = await get('/reports', BROWSER);
  expect([page.status, page.headers.get('location')]).toEqual([303, '/#library']);
  expect(await (await get('/', BROWSER)).text()).toContain('id="library"');
  expect((await get('/reports')).headers.get('content-type')).toContain('application/json');
});

it.each(['//evil.example/x', 'https://evil.example/', '/\\evil.example', 'javascript:alert(1)'])(
  'choosing a language leads back to this server and never to %s',
  async (back) => {
    const { get } = createTestApi();
    const response = await get(`/language/de?back=${encodeURIComponent(back)}`, BROWSER);
    expect(response.headers.get('location')).toMatch(/^\/(?![/\\])/);
  },
);

it('a page runs and loads nothing but our own script, style sheet and icon', async () => {
  const { get } = createTestApi();
  const response = await get('/', BROWSER);
  const policy = response.headers.get('content-security-policy') ?? '';
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toContain('unsafe');
  const page = await response.text();
  expect(page).not.toMatch(/<style|style=|\son\w+=|<script(?! src="\/assets\/)/);
  for (const [, path = ''] of page.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)) {
    const asset = await get(path);
    expect([asset.status, asset.headers.get('cache-control')]).toEqual([
      200,
      'public, max-age=31536000, immutable',
    ]);
  }
  expect(SCRIPT.length).toBeLessThan(3500);
});

it('the form asks, and a finger that presses twice asks once', async () => {
  const { send, get } = createTestApi();
  const fields = form({
    company: 'Łódź & Söhne',
    max_cost_usd: '2,5',
    form_token: 'a',
    context: '',
  });
  const first = await send('POST', '/analyze', FORM, fields);
  expect(first.status).toBe(303);
  const again = await send('POST', '/analyze', FORM, fields);
  expect(again.headers.get('location')).toBe(first.headers.get('location'));
  const job = await (await get(first.headers.get('location') ?? '')).json();
  expect(job).toMatchObject({
    request: { company: 'Łódź & Söhne', frameworks: ['porter'], depth: 'quick', max_cost_usd: 2.5 },
  });
  fields.set('company', 'Other');
  const other = await send('POST', '/analyze', FORM, fields);
  expect(other.headers.get('location')).not.toBe(first.headers.get('location'));
});

it('the form comes back with every fault and what was typed', async () => {
  const { send } = createTestApi();
  const fields = form({
    company: '',
    region: '"><script>',
    max_cost_usd: 'much',
    exclude_domains: 'a b/c',
  });
  const response = await send('POST', '/analyze', FORM, fields);
  expect(response.status).toBe(400);
  const page = await response.text();
  for (const path of ['company', 'max_cost_usd', 'exclude_domains']) {
    expect(page).toContain(`<a href="#${path}">`);
  }
  expect(page).toContain('value="&quot;&gt;&lt;script&gt;"');
  expect(page).not.toContain('"><script>');
});

it('the form shows a price without asking, also while no company is named', async () => {
  const { send, get } = createTestApi();
  const price = await send(
    'POST',
    '/analyze?dry_run=true',
    FORM,
    form({ company: '', max_cost_usd: '0.01' }),
  );
  expect(price.status).toBe(200);
  expect(await price.text()).toMatch(/The ceiling of \$0\.01 is too low: at least \$\d/);
  expect(await (await get('/jobs')).json()).toMatchObject({ jobs: [] });
});

it('a program may send the form too, and is answered as a program', async () => {
  const { send } = createTestApi();
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  const response = await send('POST', '/analyze', headers, form({ company: 'Tesla' }));
  expect(response.status).toBe(202);
  expect(await response.json()).toMatchObject({ status: 'pending' });
});

it('a job that waits for a service says for what, and until when', async () => {
  const { ask, change, get } = createTestApi();
  const id = await ask('Tesla');
  const at = { since: '2026-11-30T10:00:00.000Z', until: '2026-11-30T10:02:00.000Z' };
  const waiting = { asked: 'search', reason: 'unavailable', short: false, ...at, times: 1 };
  await change(id, { status: 'running', waiting });
  const shown = await (await get(`/jobs/${id}`)).json();
  expect(shown).toMatchObject({ waiting: { for: 'search', reason: 'unavailable', ...at } });
  const page = await (await get(`/jobs/${id}`, BROWSER)).text();
  expect(page).toContain('Waiting for the search service, which is away');
  expect(page).toContain(`datetime="${at.until}"`);
  await change(id, { owner: 'worker' });
  expect(await (await get(`/jobs/${id}`)).json()).toMatchObject({ waiting: null });
});

it('a running job tells its stage, what it has found and what it cost; it can be cancelled by a button', async () => {
  const { ask, change, get, send } = createTestApi();
  const id = await ask('Tesla');
  await change(id, {
    status: 'running',
    owner: 'worker',
    stage: 'facts',
    found: { sources: 23, facts: null },
    spentUsd: 0.42,
  });
  const page = await (await get(`/jobs/${id}`, BROWSER)).text();
  expect(page).toContain('Collecting figures into a ledger');
  expect(page).toContain('<dd>23</dd>');
  expect(page).toContain('$0.42');
  expect(page).toContain(`data-events="/jobs/${id}/events"`);
  expect(page).toContain('<noscript><meta http-equiv="refresh"');
  const cancelled = await send('POST', `/jobs/${id}/cancel`, FORM, '');
  expect([cancelled.status, cancelled.headers.get('location')]).toEqual([303, `/jobs/${id}`]);
  expect(await (await get(`/jobs/${id}`, BROWSER)).text()).toContain('It stops at its next step.');
});

it('a failed job says what went wrong and what can be done, and shows the words of others as words', async () => {
  const { ask, change, get } = createTestApi();
  const id = await ask('<img src=x onerror=alert(1)>');
  const error = { code: 'budget', message: 'no room <b>left</b>', retryable: false };
  await change(id, { status: 'failed', error, finishedAt: '2026-03-01T12:00:09.000Z' });
  const page = await (await get(`/jobs/${id}`, BROWSER)).text();
  expect(page).toContain('no room &lt;b&gt;left&lt;/b&gt;');
  expect(page).toContain('Raise the ceiling');
  expect(page).not.toMatch(/<img|<b>|http-equiv="refresh"/);
  const german = { ...BROWSER, 'accept-language': 'de' };
  const said = 'Die Obergrenze der Kosten reicht nicht aus.';
  const own = await (await get(`/jobs/${id}`, german)).text();
  expect(own).toContain(`${said}</p><p class="quiet" lang="en">no room &lt;b&gt;`);
  const listed = await (await get('/', german)).text();
  expect(listed).toContain(said);
  expect(listed).not.toContain('no room');
  const unknown = await (await get('/jobs/nobody', german)).text();
  expect(unknown).toContain('Eine Analyse mit dieser Kennung gibt es nicht');
  expect(unknown).not.toContain('No job has this id');
});

it('the library finds reports by the beginning of a name, filters by status and pages', async () => {
  const { ask, storeReport, get, change } = createTestApi({ RATE_LIMIT_PER_HOUR: '1000' });
  for (let at = 0; at < 23; at += 1) await ask(`Company ${at}`);
  const tesla = await ask('Tesla');
  await change(tesla, { status: 'completed' });
  await storeReport(tesla, 'Tesla', { headline: 'Build the small car.' });
  const first = await (await get('/', BROWSER)).text();
  expect(first.match(/<li><div>/g)).toHaveLength(20);
  const [, next = ''] = /href="(\/\?cursor=[^"]+)#library" rel="next"/.exec(first) ?? [];
  const second = await (await get(next.replaceAll('&amp;', '&'), BROWSER)).text();
  expect(second.match(/<li><div>/g)).toHaveLength(4);
  const found = await (await get('/?q=%20TES', BROWSER)).text();
  expect(found.match(/<li><div>/g)).toHaveLength(1);
  expect(found).toContain('Build the small car.');
  expect(await (await get('/?q=esla', BROWSER)).text()).toContain('begins with “esla”');
  const waiting = await (await get('/?status=completed', BROWSER)).text();
  expect(waiting.match(/<li><div>/g)).toHaveLength(1);
  expect((await get('/?cursor=zzz', BROWSER)).status).toBe(400);
});

it('a report has a bar in a browser, and is the bare document for programs', async () => {
  const objects = createMemoryObjects();
  const { ask, storeReport, get } = createTestApi({}, objects);
  const id = await ask('Tesla');
  const bare = '<html><head></head><body class="x"><p>Report</p></body></html>';
  await objects.putIfAbsent('r.html', Buffer.from(bare), 'text/html');
  await storeReport(id, 'Tesla');
  const page = await (await get(`/reports/${id}`, BROWSER)).text();
  expect(page).toContain('<p>Report</p>');
  for (const link of [
    `/reports/${id}?format=json`,
    `/?again=${id}&amp;refresh=true`,
    `/compare?a=${id}`,
  ]) {
    expect(page.replaceAll('&refresh', '&amp;refresh')).toContain(`href="${link}"`);
  }
  for (const accept of ['text/html', 'text/html, application/json;q=0.5']) {
    expect(await (await get(`/reports/${id}`, { accept })).text()).toBe(bare);
  }
  expect(await (await get(`/reports/${id}?format=html`, BROWSER)).text()).toBe(bare);
});

it('an earlier request fills the form, but for the address to be called back', async () => {
  const { send, get } = createTestApi();
  const json = { 'content-type': 'application/json' };
  const body = { company: 'Tesla', context: 'Why?', callback_url: 'https://example.com/secret' };
  const response = await send('POST', '/analyze', json, JSON.stringify(body));
  const { job_id } = (await response.json()) as { job_id: string };
  const page = await (await get(`/?again=${job_id}&refresh=true`, BROWSER)).text();
  expect(page).toContain('value="Tesla"');
  expect(page).toContain('>Why?</textarea>');
  expect(page).toMatch(/name="refresh" value="true" checked/);
  expect(page).not.toContain('secret');
  expect((await get('/?again=nobody', BROWSER)).status).toBe(404);
});

it('a refusal is a page for people and a problem for programs', async () => {
  const { get } = createTestApi();
  const page = await get('/nowhere', BROWSER);
  expect([page.status, page.headers.get('content-type')]).toEqual([
    404,
    'text/html; charset=UTF-8',
  ]);
  expect(await page.text()).toContain('Not found');
  for (const accept of ['*/*', 'application/json', 'application/json, text/html;q=0.9']) {
    const problem = await get('/nowhere', { accept });
    expect(problem.headers.get('content-type')).toBe('application/problem+json');
  }
});
