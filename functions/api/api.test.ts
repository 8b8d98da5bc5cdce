import { beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { TransientError } from '../../shared/errors.ts';
import { createPublishJob } from '../../shared/jobs/accept.ts';
import type { ReportEntry } from '../../shared/jobs/finish.ts';
import { createFormatFiles } from '../../shared/jobs/format-files.ts';
import { JOBS, REPORTS, readJob } from '../../shared/jobs/store.ts';
import type { Documents, Objects } from '../../shared/ports.ts';
import { parseConfig } from '../../shared/process/config.ts';
import { createLog } from '../../shared/process/log.ts';
import { formatNamed } from '../../shared/report/formats.ts';
import { DEFAULT_THEME, themeDigest } from '../../shared/report/theme.ts';
import { createManualClock } from '../../shared/testing/manual-clock.ts';
import { createMemoryDocuments } from '../../shared/testing/memory-documents.ts';
import { createMemoryObjects } from '../../shared/testing/memory-objects.ts';
import { createMemoryPublisher } from '../../shared/testing/memory-publisher.ts';
import { acceptedSchema, jobSchema, linkSchema, planSchema, problemSchema } from './answers.ts';
import { createApp } from './app.ts';

const tesla = { company: 'Tesla', industry: 'Electric Vehicles', frameworks: ['porter'] };
let documents: Documents;
let clock: ReturnType<typeof createManualClock>;
let made: number;

beforeEach(() => {
  documents = createMemoryDocuments();
  clock = createManualClock(Date.parse('2026-01-01T00:00:00Z'));
  made = 0;
});

function api(
  env: Record<string, string> = {},
  store = documents,
  objects: Objects = createMemoryObjects(),
  publisher = createMemoryPublisher(),
) {
  const log = createLog('silent');
  const app = createApp({
    config: parseConfig(env),
    log,
    clock,
    ids: { next: () => `id${++made}` },
    documents: store,
    objects,
    publish: createPublishJob({ documents: store, publisher, clock, log }),
    offerUpload: async () => {},
    formatFiles: createFormatFiles({ documents: store, objects, publisher, clock, log }),
    prices: {
      writer: { inputUsdPerMillion: 1.5, outputUsdPerMillion: 9 },
      judge: { inputUsdPerMillion: 1.5, outputUsdPerMillion: 9 },
    },
  });
  const bindings = (address: string) => ({
    incoming: { headers: {}, socket: { remoteAddress: address } },
  });
  const send = (method: string, path: string, headers: Record<string, string> = {}) =>
    app.request(path, { method, headers }, bindings('127.0.0.1'));
  const get = (path: string, headers: Record<string, string> = {}) => send('GET', path, headers);
  const post = (
    body: unknown,
    headers: Record<string, string> = {},
    address = '127.0.0.1',
    path = '/analyze',
  ) =>
    app.request(
      path,
      {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      },
      bindings(address),
    );
  return { app, get, post, send };
}

describe('POST /analyze', () => {
  it('answers 202 with the job, where to look, and the request id it was given', async () => {
    const response = await api().post(tesla, { 'x-request-id': 'board-42' });
    expect(response.status).toBe(202);
    const body = await bodyOf<{ job_id: string; status_url: string }>(response);
    expect(body).toEqual({
      job_id: body.job_id,
      status: 'pending',
      status_url: `/jobs/${body.job_id}`,
      report_url: `/reports/${body.job_id}`,
      events_url: `/jobs/${body.job_id}/events`,
      request_id: 'board-42',
    });
    expect(response.headers.get('location')).toBe(body.status_url);
    expect(response.headers.get('x-request-id')).toBe('board-42');
  });

  it('makes its own request id when the given one could forge a log line', async () => {
    const response = await api().post(tesla, { 'x-request-id': 'a b{"x":1}' });
    expect(response.headers.get('x-request-id')).toMatch(/^id\d+$/);
  });

  it.each([
    'https://127.0.0.1/x',
    'https://127.1/x',
    'https://2130706433/',
    'https://10.0.0.1/',
    'https://169.254.169.254/computeMetadata/v1/',
    'https://[::1]/',
    'https://[::ffff:10.0.0.1]/',
    'https://localhost/x',
    'https://LOCALHOST.:8443/x',
    'https://a.localhost/',
    'https://example.com:22/',
  ])('refuses to call back to %s, where it never could', async (callback_url) => {
    const response = await api().post({ ...tesla, depth: 'abyss', callback_url });
    expect(response.status).toBe(400);
    const { errors } = await bodyOf<{ errors: { path: string }[] }>(response);
    expect(errors.map(({ path }) => path)).toEqual(['depth', 'callback_url']);
  });

  it.each([
    'https://example.com/hook',
    'https://example.com:8443/',
    'https://8.8.8.8/',
    'https://localhost.example/',
    'https://[2606:4700:4700::1111]/',
  ])('takes the callback address %s', async (callback_url) => {
    expect((await api().post({ ...tesla, callback_url })).status).toBe(202);
  });

  it('reports every fault at once, each with its path', async () => {
    const response = await api().post({
      company: '  ',
      frameworks: ['porter', 'tarot'],
      depth: 'abyss',
      language: 'not a tag!',
      include_domains: ['https://example.com/x'],
      recency_days: 0,
      max_cost_usd: -1,
      callback_url: 'http://example.com',
      refresh: 'yes',
      region: 'x'.repeat(101),
      surprise: 1,
    });
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    const { errors } = await bodyOf<{ errors: { path: string }[] }>(response);
    expect(errors.map(({ path }) => path).sort()).toEqual([
      'callback_url',
      'company',
      'depth',
      'frameworks.1',
      'include_domains.0',
      'language',
      'max_cost_usd',
      'recency_days',
      'refresh',
      'region',
      'surprise',
    ]);
    expect(await documents.count(JOBS)).toBe(0);
  });

  it.each([
    ['{"company": ', 400],
    ['', 400],
    ['[]', 400],
    ['null', 400],
    ['"Tesla"', 400],
    ['{}', 400],
    [`{"company":"${'x'.repeat(70_000)}"}`, 413],
  ])('refuses the body %.20s with %i', async (body, status) => {
    expect((await api().post(body)).status).toBe(status);
  });

  it('refuses what is not sent as JSON', async () => {
    const { post } = api();
    expect((await post(tesla, { 'content-type': 'text/plain' })).status).toBe(415);
    expect((await post(tesla, { 'content-type': '' })).status).toBe(415);
    const charset = { 'content-type': 'application/json; charset=utf-8' };
    expect((await post(tesla, charset)).status).toBe(202);
  });

  it.each(['AT&T', 'Procter & Gamble', "L'Oréal", '日本電産', '<script>', 'Łódź 🚗'])(
    'keeps %s as written',
    async (company) => {
      const { get, post } = api();
      const { job_id } = await bodyOf<JobBody>(await post({ company }));
      expect((await bodyOf<JobBody>(await get(`/jobs/${job_id}`))).request.company).toBe(company);
    },
  );

  it('answers the same job for a repeated key, 409 for another body, 400 for a bad key', async () => {
    const { post } = api();
    const key = { 'idempotency-key': 'k-1' };
    const first = await bodyOf<JobBody>(await post(tesla, key));
    const again = await post(tesla, key);
    expect(again.status).toBe(200);
    expect((await bodyOf<JobBody>(again)).job_id).toBe(first.job_id);
    const other = await post({ ...tesla, depth: 'deep' }, key);
    expect(other.status).toBe(409);
    expect((await bodyOf<JobBody>(other)).job_id).toBe(first.job_id);
    expect((await post(tesla, { 'idempotency-key': 'a b' })).status).toBe(400);
  });

  it('limits each caller by itself, says when to come back, and lets it in again then', async () => {
    const { post } = api({ RATE_LIMIT_PER_HOUR: '2' });
    expect((await post(tesla)).status).toBe(202);
    expect((await post(tesla)).status).toBe(202);
    const refused = await post(tesla);
    expect(refused.status).toBe(429);
    expect(refused.headers.get('retry-after')).toBe('1800');
    expect((await post(tesla, {}, '192.0.2.7')).status).toBe(202);
    clock.advance(1_800_000);
    expect((await post(tesla)).status).toBe(202);
  });

  it('answers the plan of a dry run, and stores and spends nothing', async () => {
    const { post } = api({ RATE_LIMIT_PER_HOUR: '1' });
    const dry = (query: string, body: unknown = tesla) =>
      post(body, { 'idempotency-key': 'k' }, '127.0.0.1', `/analyze?${query}`);
    const response = await dry('dry_run=true', { ...tesla, max_cost_usd: 0.5 });
    expect(response.status).toBe(200);
    const plan = z.strictObject(planSchema.shape).parse(await response.json());
    expect(plan).toMatchObject({ max_cost_usd: 0.5, enough: true, calls: { searches: 11 } });
    expect(plan.steps).toContain('assess:porter');
    expect((await dry('dry_run=true', {})).status).toBe(400);
    for (const collection of [JOBS, 'rate_limits', 'settings', 'idempotency']) {
      expect(await documents.count(collection), collection).toBe(0);
    }
    for (const query of [
      'dry_run=yes',
      'dry_run=',
      'dryrun=true',
      'dry_run=true&x=1',
      'dry_run=false&dry_run=true',
    ]) {
      expect((await dry(query)).status, query).toBe(400);
    }
    expect((await dry('dry_run=false')).status).toBe(202);
  });

  it('does not spend the limit on invalid requests', async () => {
    const { post } = api({ RATE_LIMIT_PER_HOUR: '1' });
    expect((await post({})).status).toBe(400);
    expect((await post(tesla)).status).toBe(202);
  });

  it('answers 503 and keeps nothing when the store is away', async () => {
    const away: Documents = {
      ...documents,
      commit: () => Promise.reject(new TransientError('unavailable', 'disk')),
    };
    const response = await api({}, away).post(tesla);
    expect(response.status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('30');
    expect(await documents.count(JOBS)).toBe(0);
  });

  it('answers 500 without the reason when something unforeseen breaks', async () => {
    const broken = { ...documents, commit: () => Promise.reject(new Error('secret detail')) };
    const response = await api({}, broken).post(tesla);
    expect(response.status).toBe(500);
    expect(await response.text()).not.toContain('secret');
  });
});

describe('jobs', () => {
  it('are listed newest first, by status, page by page', async () => {
    const { get, post } = api();
    for (const company of ['A', 'B', 'C']) {
      await post({ company });
      clock.advance(1000);
    }
    const first = await bodyOf<JobsBody>(await get('/jobs?limit=2'));
    expect(first.jobs.map(companyOf)).toEqual(['C', 'B']);
    const second = await bodyOf<JobsBody>(await get(`/jobs?limit=2&cursor=${first.next_cursor}`));
    expect(second.jobs.map(companyOf)).toEqual(['A']);
    expect(second.next_cursor).toBeNull();
    expect((await bodyOf<JobsBody>(await get('/jobs?status=completed,failed'))).jobs).toEqual([]);
    expect((await bodyOf<JobsBody>(await get('/jobs?status=pending,failed'))).jobs).toHaveLength(3);
  });

  it.each(['limit=0', 'limit=x', 'cursor=zzz', 'status=lost', 'page=2'])(
    'refuse the query %s',
    async (query) => {
      expect((await api().get(`/jobs?${query}`)).status).toBe(400);
    },
  );

  it('can be cancelled once', async () => {
    const { post, send } = api();
    const { job_id } = await bodyOf<JobBody>(await post(tesla));
    const cancel = () => send('POST', `/jobs/${job_id}/cancel`);
    expect((await cancel()).status).toBe(202);
    expect((await cancel()).status).toBe(409);
    expect((await readJob(documents, job_id))?.job.status).toBe('cancelled');
    expect((await send('POST', '/jobs/unknown/cancel')).status).toBe(404);
  });

  it('are cancelled without waiting for whoever is to be called back, who is left to the sweep', async () => {
    const { post, send } = api();
    const { job_id } = await bodyOf<JobBody>(
      await post({ ...tesla, callback_url: 'https://example.com/hook' }),
    );
    expect((await send('POST', `/jobs/${job_id}/cancel`)).status).toBe(202);
    const stored = await readJob(documents, job_id);
    expect(stored?.job).toMatchObject({ status: 'cancelled', callback: 'owed', active: true });
  });

  it.each(['__x__', 'a%2Fb', '..%2f..', '%00'])('named %s are 404 to cancel', async (id) => {
    const response = await api().send('POST', `/jobs/${id}/cancel`);
    expect(response.status).toBe(404);
  });

  it('say what became of the callback, if one was asked for', async () => {
    const { get, post } = api();
    const callbackOf = async (job_id: string) =>
      (await bodyOf<{ callback: unknown }>(await get(`/jobs/${job_id}`))).callback;
    const without = await bodyOf<JobBody>(await post(tesla));
    expect(await callbackOf(without.job_id)).toBeNull();
    const { job_id } = await bodyOf<JobBody>(
      await post({ ...tesla, callback_url: 'https://example.com/hook' }),
    );
    expect(await callbackOf(job_id)).toEqual({
      state: 'owed',
      attempts: 0,
      error: null,
      next_at: null,
    });
    const data = { callback: 'given_up', callbackAttempts: 5 };
    await documents.commit([{ op: 'update', collection: JOBS, id: job_id, data }]);
    expect(await callbackOf(job_id)).toMatchObject({ state: 'given_up', attempts: 5 });
  });

  it('show of a callback address its origin alone', async () => {
    const { get, post } = api();
    const callback_url = 'https://example.com:8443/hook/secret?token=secret';
    const { job_id } = await bodyOf<JobBody>(await post({ ...tesla, callback_url }));
    for (const path of [`/jobs/${job_id}`, '/jobs']) {
      const text = await (await get(path)).text();
      expect(text).toContain('"callback_url":"https://example.com:8443"');
      expect(text).not.toContain('secret');
    }
  });

  it('that are unknown or oddly named are 404', async () => {
    const { get } = api();
    for (const id of ['nobody', '..%2f..', '%00', 'a'.repeat(500)]) {
      expect((await get(`/jobs/${id}`)).status, id).toBe(404);
    }
  });
});

it('what has expired is not shown, although the store has not deleted it yet', async () => {
  const { get, post } = api();
  const key = { 'idempotency-key': 'k' };
  const { job_id } = await bodyOf<JobBody>(await post(tesla, key));
  clock.advance(90 * 86_400_000 - 1);
  expect((await get(`/jobs/${job_id}`)).status).toBe(200);
  clock.advance(1);
  expect((await get(`/jobs/${job_id}`)).status).toBe(404);
  expect(await bodyOf(await get('/jobs'))).toEqual({ jobs: [], next_cursor: null });
  expect((await get(`/reports/${job_id}`)).status).toBe(404);
  expect((await post(tesla, key)).status).toBe(202);
});

describe('reports', () => {
  it('say the status of the job while there is none', async () => {
    const { get, post } = api();
    const { job_id } = await bodyOf<JobBody>(await post(tesla));
    const response = await get(`/reports/${job_id}`);
    expect(response.status).toBe(409);
    expect(await response.json()).toMatchObject({ job_status: 'pending', status: 409 });
  });

  it('are 404 for an unknown job and 406 for an unknown format', async () => {
    const { get } = api();
    expect((await get('/reports/nobody')).status).toBe(404);
    expect((await get('/reports/nobody?format=exe')).status).toBe(406);
    expect((await get('/reports/nobody', { accept: 'image/png' })).status).toBe(406);
  });

  it('are linked to for a quarter of an hour, where they have addresses', async () => {
    const asked: unknown[][] = [];
    const objects = createMemoryObjects();
    const link = async (...of: unknown[]) => {
      asked.push(of);
      return 'https://storage.example/signed';
    };
    const { get, post } = api({}, documents, { ...objects, link });
    const { job_id } = await bodyOf<JobBody>(await post(tesla));
    expect((await get(`/reports/${job_id}/link`)).status).toBe(409);
    expect((await get('/reports/nobody/link')).status).toBe(404);
    expect((await get('/reports/nobody/link?format=exe')).status).toBe(406);
    await storeReport(job_id);
    const response = await get(`/reports/${job_id}/link?format=html`);
    expect(response.headers.get('cache-control')).toBe('no-store');
    expect(linkSchema.strict().parse(await response.json())).toEqual({
      url: 'https://storage.example/signed',
      expires_at: '2026-01-01T00:15:00.000Z',
    });
    const name = /^inline; filename="Tesla - \d{4}-\d\d-\d\d.html"; filename\*=UTF-8''Tesla/;
    expect(asked).toEqual([
      ['r.html', Date.parse('2026-01-01T00:15:00Z'), expect.stringMatching(name)],
    ]);
  });
});

describe('a format that is not made yet', () => {
  async function report(path: string, paper?: string) {
    const publisher = createMemoryPublisher();
    const objects = createMemoryObjects();
    const { get, post } = api({}, documents, objects, publisher);
    const { job_id } = await bodyOf<JobBody>(await post({ ...tesla, paper }));
    await storeReport(job_id, []);
    const asked = () => publisher.published.filter(({ topic }) => topic === 'render');
    return { id: job_id, objects, asked, response: await get(`/reports/${job_id}${path}`), get };
  }

  it.each(['?format=html', '/link?format=html'])(
    'is asked for, and to be asked for again: %s',
    async (path) => {
      const { id, asked, response, get } = await report(path, 'Letter');
      expect(response.status).toBe(202);
      expect(response.headers.get('retry-after')).toBe('1');
      expect(response.headers.get('refresh')).toBe('1');
      expect(await response.json()).toEqual({ job_id: id, format: 'html', state: 'being_made' });
      expect((await get(`/reports/${id}${path}`)).status).toBe(202);
      expect(asked().map(({ data }) => data)).toEqual([
        { jobId: id, formats: ['html'], paper: 'Letter', v: 1 },
      ]);
    },
  );

  it('is served with the name of the company once it is there, and kept apart by paper', async () => {
    const { id, objects, get } = await report('?format=md');
    const digest = themeDigest(DEFAULT_THEME).slice(0, 8);
    await objects.putIfAbsent(
      `formats/json/md-${formatNamed('md')?.version}-${digest}-a4.md`,
      Buffer.from('# T'),
      'a/b',
    );
    const there = await get(`/reports/${id}?format=md`);
    expect([there.status, await there.text()]).toEqual([200, '# T']);
    expect(there.headers.get('content-disposition')).toContain('filename="Tesla - 2026-01-01.md"');
    expect((await get(`/reports/${id}?format=md&paper=Letter`)).status).toBe(202);
    expect((await get(`/reports/${id}?format=md&paper=A5`)).status).toBe(400);
  });

  it('says so when it could not be made, and when to ask again', async () => {
    const { id, get, response } = await report('?format=html');
    expect(response.status).toBe(202);
    const [note] = (
      await documents.query({
        collection: 'renders',
        orderBy: { field: 'at', direction: 'asc' },
        limit: 1,
      })
    ).docs;
    const data = { state: 'failed', error: 'no such glyph' };
    await documents.commit([{ op: 'update', collection: 'renders', id: note?.id ?? '', data }]);
    const failed = await get(`/reports/${id}?format=html`);
    expect([failed.status, failed.headers.get('retry-after')]).toEqual([500, '600']);
    expect(await failed.text()).not.toContain('glyph');
  });
});

it('a report that the caller has already is not sent again', async () => {
  const { get, post, send } = api({}, documents, {
    ...createMemoryObjects(),
    get: async () => Buffer.from('{}'),
  });
  const { job_id } = await bodyOf<JobBody>(await post(tesla));
  await storeReport(job_id);
  const path = `/reports/${job_id}?format=json`;
  const etag = (await get(path)).headers.get('etag') ?? '';
  expect(etag).toBe('"json"');
  for (const known of [etag, `W/${etag}`, '*', `"other, one", ${etag}`]) {
    const response = await get(path, { 'if-none-match': known });
    expect([response.status, await response.text()], known).toEqual([304, '']);
    expect(response.headers.get('etag')).toBe(etag);
    expect(response.headers.get('vary')).toBe('accept');
  }
  expect((await send('HEAD', path, { 'if-none-match': etag })).status).toBe(304);
  for (const other of ['"html"', 'json', '"*"', '', '"x"json"']) {
    expect((await get(path, { 'if-none-match': other })).status, other).toBe(200);
  }
});

it('the OpenAPI document says of each route that asks for keys how it refuses, and of the store that it can be away', async () => {
  const { app, get } = api({ AUTH_MODE: 'api-key', API_KEY_PEPPER: 'p'.repeat(32) });
  const { paths } = await bodyOf<{
    paths: Record<string, Record<string, { responses: Record<string, unknown> }>>;
  }>(await get('/openapi.json'));
  for (const [path, methods] of Object.entries(paths)) {
    for (const [method, { responses }] of Object.entries(methods)) {
      const request = new Request(`http://x${path.replace('{id}', 'x')}`, {
        method: method.toUpperCase(),
      });
      const { status } = await app.fetch(request, { incoming: { headers: {}, socket: {} } });
      if (status !== 401) continue;
      expect(Object.keys(responses), `${method} ${path}`).toEqual(
        expect.arrayContaining(['401', '403', '503']),
      );
    }
  }
  expect((await get('/jobs')).status).toBe(401);
});

it('the OpenAPI document names exactly the routes there are', async () => {
  const { app, get } = api();
  const { paths } = await bodyOf<{ paths: object }>(await get('/openapi.json'));
  const documented = Object.entries(paths).flatMap(([path, methods]) =>
    Object.keys(methods as object).map((method) => `${method.toUpperCase()} ${path}`),
  );
  // What belongs to the pages alone is no contract.
  const ofPages = /^\/(assets|language|session\/end|docs)/;
  const routed = app.routes
    .filter(({ method, path }) => method !== 'ALL' && !ofPages.test(path))
    .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);
  expect(documented.sort()).toEqual([...new Set(routed)].sort());
});

it('an unknown path is 404 and a known one with another method 405, both as problems', async () => {
  const { get, send } = api();
  expect((await get('/nothing')).status).toBe(404);
  const wrong = await send('GET', '/analyze');
  expect(wrong.status).toBe(405);
  expect(wrong.headers.get('content-type')).toBe('application/problem+json');
  expect(wrong.headers.get('allow')).toBe('POST');
  const put = await send('PUT', '/jobs/x');
  expect([put.status, put.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  for (const path of ['/jobs/', '/jobs/?x=1', '/reports/', '/jobs//cancel']) {
    const empty = await get(path);
    expect([empty.status, empty.headers.get('allow')], path).toEqual([404, null]);
  }
});

it('answers in the shapes that the document shows', async () => {
  const { get, post } = api();
  const accepted = await bodyOf<JobBody>(await post(tesla));
  z.strictObject(acceptedSchema.shape).parse(accepted);
  z.strictObject(jobSchema.shape).parse(await bodyOf(await get(`/jobs/${accepted.job_id}`)));
  z.strictObject(problemSchema.shape).parse(await bodyOf(await post({})));
});

it('publishes the schema of the report', async () => {
  const schema = await bodyOf<object>(await api().get('/schemas/report.json'));
  expect(schema).toMatchObject({ properties: { certificate: { type: 'object' } } });
});

async function storeReport(jobId: string, stored = ['html', 'md']): Promise<void> {
  const file = (format: string) => ({ name: `r.${format}`, sha256: format, bytes: 1 });
  const entry: ReportEntry = {
    jobId,
    account: null,
    company: 'Tesla',
    companyKey: 'tesla',
    industry: null,
    frameworks: [],
    status: 'completed',
    headline: null,
    confidence: 1,
    demonstration: false,
    createdAt: '2026-01-01T00:00:00.000Z',
    expireAt: '2026-04-01T00:00:00.000Z',
    files: {
      json: file('json'),
      ...Object.fromEntries(stored.map((format) => [format, file(format)])),
    },
  };
  await documents.commit([{ op: 'set', collection: REPORTS, id: jobId, data: { ...entry } }]);
}

interface JobBody {
  job_id: string;
  request: { company: string };
}

interface JobsBody {
  jobs: JobBody[];
  next_cursor: string | null;
}

/** The caller says what it expects; the assertions check it. */
async function bodyOf<T>(response: Response): Promise<T> {
  return (await response.json()) as T;
}

function companyOf(job: JobBody): string {
  return job.request.company;
}
