import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { attachDataDir } from '../../shared/adapters/embedded/data-dir.ts';
import { createEmbeddedDocuments } from '../../shared/adapters/embedded/documents.ts';
import { createEmbeddedObjects } from '../../shared/adapters/embedded/objects.ts';
import { sentencesOf } from '../../shared/domain/paper/sentences.ts';
import type { Report } from '../../shared/domain/report.ts';
import type { Claim } from '../../shared/domain/section.ts';
import { lastLifecycleRun } from '../../shared/health/last-runs.ts';
import { readTotals } from '../../shared/metrics/shards.ts';
import {
  AS_QUEUE,
  createRig,
  ended,
  fetchFormat,
  type JobBody,
  jobOf,
  type Rig,
  type Running,
  reportOf,
  serveHere,
  submit,
  until,
} from './local-server.test-rig.ts';

const tesla = { company: 'Tesla', industry: 'Electric Vehicles', refresh: true };
let rig: Rig;
let server: Running;

beforeAll(async () => {
  rig = await createRig();
  server = await serveHere(rig, { MODEL_TIMEOUT_SECONDS: '1', SEARCH_TIMEOUT_SECONDS: '1' });
});
afterEach(() => {
  rig.gemini.clearFaults();
  rig.tavily.clearFaults();
});
afterAll(async () => {
  await server.stop();
  await rig.close();
});

async function run(body: Record<string, unknown>) {
  const id = await submit(server.url, body);
  return { id, job: await ended(server.url, id) };
}

/** The job as soon as something stands in its way. */
async function stopped(id: string): Promise<JobBody> {
  let job = await jobOf(server.url, id);
  await until(async () => {
    job = await jobOf(server.url, id);
    return job.error !== null;
  });
  return job;
}

/** Its wait over, as the minute's sweep would find it. */
async function takenUpAgain(id: string): Promise<JobBody> {
  await until(async () => {
    await fetch(`${server.url}/functions/sweep`, {
      method: 'POST',
      headers: AS_QUEUE,
      body: '{}',
    });
    return (await jobOf(server.url, id)).error === null;
  });
  return ended(server.url, id);
}

function claimsOf(report: Report): Claim[] {
  return [
    ...report.sections.flatMap(({ claims }) => claims),
    ...(report.paper ? sentencesOf(report.paper) : []),
  ];
}

describe('a whole analysis', () => {
  it('ends complete, with every section assessed and every claim resting on stored text', async () => {
    const { id, job } = await run(tesla);
    expect(job).toMatchObject({ status: 'completed', gaps: [], error: null });
    const report = await reportOf(server.url, id);
    expect(report.sections.map(({ framework, status }) => [framework, status])).toEqual([
      ['porter', 'assessed'],
      ['swot', 'assessed'],
      ['pestel', 'assessed'],
      ['blue_ocean', 'assessed'],
    ]);
    expect(claimsOf(report).length).toBeGreaterThan(40);
    expect(report.paper?.messages.length).toBeGreaterThanOrEqual(3);
    expect(report.paper?.recommendations.length).toBeGreaterThan(0);
    expect(report.facts.length).toBeGreaterThan(5);

    const passages = new Map(report.passages.map((passage) => [passage.id, passage]));
    const sources = new Map(report.sources.map((source) => [source.id, source]));
    for (const claim of claimsOf(report)) {
      for (const cited of claim.evidence) expect(passages.has(cited), cited).toBe(true);
    }
    const objects = createEmbeddedObjects({ folder: join(rig.dataDir, 'objects') });
    for (const passage of report.passages) {
      const bytes = await objects.get(`sources/${id}/${sources.get(passage.source)?.sha256}.txt`);
      const stored = Buffer.from(bytes ?? []).toString('utf8');
      expect(stored.slice(passage.start, passage.end)).toBe(passage.text);
    }
    expect(report.certificate.cost_usd).toBe(job.cost.spent_usd);
    expect(report.certificate.cost_usd).toBeGreaterThan(0);
  });

  it('is offered as JSON, HTML and Markdown, by format and by Accept', async () => {
    const { id } = await run({ ...tesla, frameworks: ['porter'] });
    const at = `${server.url}/reports/${id}`;
    const accept = { headers: { accept: 'text/html,*/*;q=0.1' } };
    const html = await fetchFormat(server.url, id, '', accept);
    expect(html.headers.get('content-type')).toMatch('text/html');
    expect(await html.text()).toContain('<h1');
    const md = await fetchFormat(server.url, id, 'md');
    expect(md.headers.get('content-type')).toMatch('text/markdown');
    expect((await fetch(at)).headers.get('content-type')).toBe('application/json');
    const link = await (await fetch(`${at}/link?format=md`)).json();
    expect(link).toEqual({ url: `/reports/${id}?format=md`, expires_at: null });
    const list = await (await fetch(`${server.url}/reports?company=TESLA`)).json();
    expect(JSON.stringify(list)).toContain(id);
  });

  it('fails as insufficient evidence for a company nobody wrote about', async () => {
    const { id, job } = await run({ company: 'Zzyzx Widgets', industry: 'Widgets' });
    expect(job).toMatchObject({ status: 'failed', error: { code: 'insufficient_evidence' } });
    expect((await fetch(`${server.url}/reports/${id}`)).status).toBe(409);
  });
});

describe('when a key is refused', () => {
  // The five searches that begin together are under way before anything is answered.
  it.each([
    ['gemini', { gemini: 1, tavily: 5 }],
    ['tavily', { gemini: 0, tavily: 5 }],
  ] as const)(
    'by %s, the job fails as misconfigured at once, and asking again is no help',
    async (service, calls) => {
      rig[service].fault({ kind: 'status', status: 401 });
      const before = { gemini: rig.gemini.calls().length, tavily: rig.tavily.calls().length };
      const { id, job } = await run({ ...tesla, refresh: true });
      expect(job).toMatchObject({
        status: 'failed',
        error: { code: 'misconfigured', retryable: false },
      });
      expect(job.error?.message).toContain(
        service === 'gemini' ? 'GEMINI_API_KEY' : 'TAVILY_API_KEY',
      );
      expect({
        gemini: rig.gemini.calls().length - before.gemini,
        tavily: rig.tavily.calls().length - before.tavily,
      }).toEqual(calls);
      expect((await fetch(`${server.url}/reports/${id}`)).status).toBe(409);
    },
  );
});

describe('when the model fails', () => {
  it('at every call, the job waits without a report, and is completed once the model is back', async () => {
    rig.gemini.fault({ kind: 'status', status: 500 });
    const id = await submit(server.url, { ...tesla, frameworks: ['porter'] });
    expect(await stopped(id)).toMatchObject({
      status: 'running',
      attempts: 0,
      waiting: { for: 'model', reason: 'unavailable' },
      error: { code: 'model_unavailable', retryable: true },
    });
    expect((await fetch(`${server.url}/reports/${id}`)).status).toBe(409);
    rig.gemini.clearFaults();
    expect(await takenUpAgain(id)).toMatchObject({ status: 'completed', waiting: null });
  });

  it.each([
    ['max_tokens', 'model_invalid'],
    ['safety', 'model_refused'],
    ['wrong_schema', 'model_invalid'],
    ['cut_json', 'model_invalid'],
  ] as const)(
    'with %s for one framework, that section is not assessed: %s',
    async (kind, reason) => {
      rig.gemini.fault({ kind, match: 'exit_barriers' });
      const { id, job } = await run({ ...tesla, frameworks: ['porter', 'pestel'] });
      expect(job.status).toBe('partial');
      expect(job.gaps).toContainEqual(expect.objectContaining({ section: 'porter', reason }));
      const porter = (await reportOf(server.url, id)).sections[0];
      expect(porter).toMatchObject({
        status: 'not_assessed',
        scores: [],
        claims: [],
        exhibits: [],
      });
    },
  );

  it('with a wait it asks for, it is asked again after it', async () => {
    rig.gemini.fault({ kind: 'status', status: 429, retryAfterSeconds: 1, times: 1 });
    const { job } = await run({ ...tesla, frameworks: ['porter'] });
    expect(job.status).toBe('completed');
  });

  it('by hanging, the call is given up and tried again', async () => {
    rig.gemini.fault({ kind: 'hang', times: 1 });
    const { job } = await run({ ...tesla, frameworks: ['porter'] });
    expect(job.status).toBe('completed');
  });

  it.each(['unknown_ids', 'invented_figure', 'url_in_text'] as const)(
    'by answering %s, nothing of it reaches the report',
    async (kind) => {
      rig.gemini.fault({ kind });
      const { id, job } = await run({ ...tesla, frameworks: ['porter'] });
      if (job.status === 'failed') {
        expect(job.error?.code).toBe('insufficient_evidence');
        return;
      }
      const report = await reportOf(server.url, id);
      const texts = claimsOf(report)
        .map(({ text }) => text)
        .join('\n');
      expect(texts).not.toMatch(/https?:|www\./);
      const known = new Set(report.passages.map((passage) => passage.id));
      expect(
        claimsOf(report)
          .flatMap(({ evidence }) => evidence)
          .every((one) => known.has(one)),
      ).toBe(true);
      expect(report.certificate.claims.raw_rate).toBeLessThan(1);
    },
  );
});

describe('when the search fails', () => {
  it('at every call, the job waits, and is completed once the search is back', async () => {
    rig.tavily.fault({ kind: 'status', status: 500 });
    const id = await submit(server.url, { ...tesla, frameworks: ['porter'] });
    expect(await stopped(id)).toMatchObject({
      status: 'running',
      attempts: 0,
      waiting: { for: 'search', reason: 'unavailable' },
      error: { code: 'source_unavailable', retryable: true },
    });
    rig.tavily.clearFaults();
    expect(await takenUpAgain(id)).toMatchObject({ status: 'completed', waiting: null });
  });

  it('by finding nothing, the job fails as insufficient evidence', async () => {
    rig.tavily.fault({ kind: 'empty' });
    const { job } = await run({ ...tesla, frameworks: ['porter'] });
    expect(job).toMatchObject({ status: 'failed', error: { code: 'insufficient_evidence' } });
  });

  it('by finding a page that gives orders, the page is flagged and what it forges is cited as its own', async () => {
    rig.tavily.fault({ kind: 'hostile_page' });
    const { id, job } = await run({ ...tesla, frameworks: ['porter'] });
    expect(['completed', 'partial']).toContain(job.status);
    const report = await reportOf(server.url, id);
    expect(report.sources.some(({ flags }) => flags.includes('instructions'))).toBe(true);
    const hostile = report.sources.find(({ flags }) => flags.includes('instructions'))?.id;
    const forged = report.passages.filter(({ text }) => /999 billion|ignore all/i.test(text));
    expect(forged.filter(({ source }) => source !== hostile)).toEqual([]);
  });
});

describe('names', () => {
  it.each(['AT&T', 'Procter & Gamble', "L'Oréal", '日本電産', '<script>alert(1)</script>'])(
    '%s come through as written and harmless',
    async (company) => {
      const { job } = await run({ company, frameworks: ['porter'] });
      expect(job.status).toBe('failed');
      expect(job.error?.message).toContain(company);
    },
  );
});

describe('money', () => {
  it('is never spent above the ceiling, and what it does not buy is a gap', async () => {
    const { id, job } = await run({ ...tesla, max_cost_usd: 0.45 });
    expect(job.cost.spent_usd).toBeLessThanOrEqual(0.45);
    expect(['partial', 'completed']).toContain(job.status);
    expect((await reportOf(server.url, id)).certificate.max_cost_usd).toBe(0.45);
    for (const max_cost_usd of [0.02, 0.15, 0.22]) {
      const poor = await run({ ...tesla, max_cost_usd });
      expect(poor.job).toMatchObject({ status: 'failed', error: { code: 'budget' } });
      expect(poor.job.cost.spent_usd, 'nothing is bought when no section can follow').toBe(0);
    }
  });
});

it('a malformed JSON body is answered by a problem that says so', async () => {
  const response = await fetch(`${server.url}/analyze`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{"company": "Tes',
  });
  expect(response.status).toBe(400);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
});

it('a malformed message is quarantined and acknowledged', async () => {
  const push = (body: unknown) =>
    fetch(`${server.url}/functions/worker/projects/local/topics/analysis`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...AS_QUEUE },
      body: JSON.stringify(body),
    });
  const data = (value: string) => ({
    message: { data: Buffer.from(value).toString('base64'), messageId: '1' },
    subscription: 'projects/local/subscriptions/worker',
  });
  for (const body of [
    data('nonsense'),
    data('{"jobId":"../x","v":1}'),
    data('{"jobId":"nobody","v":1}'),
  ]) {
    expect((await push(body)).status).toBe(204);
  }
});

it('the same message delivered three times at once makes one report', async () => {
  const id = await submit(server.url, { ...tesla, frameworks: ['porter'] });
  const message = {
    message: {
      data: Buffer.from(JSON.stringify({ jobId: id, v: 1 })).toString('base64'),
      messageId: 'again',
    },
    subscription: 'projects/local/subscriptions/worker',
  };
  const before = rig.gemini.calls().length;
  await Promise.all(
    Array.from({ length: 3 }, () =>
      fetch(`${server.url}/functions/worker/projects/local/topics/analysis`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...AS_QUEUE },
        body: JSON.stringify(message),
      }),
    ),
  );
  const job = await ended(server.url, id);
  expect(job.status).toBe('completed');
  const bought = job.steps.filter(({ name }) => !/^(?:search|assemble)/.test(name));
  expect(rig.gemini.calls().length - before).toBeLessThanOrEqual(bought.length);
});

describe('a server that nobody asks anything', () => {
  let idle: Rig;
  let attached: ReturnType<typeof attachDataDir>;
  let alone: Running;
  beforeAll(async () => {
    idle = await createRig();
    alone = await serveHere(idle);
    attached = attachDataDir(idle.dataDir);
  });
  afterAll(async () => {
    attached.close();
    await alone.stop();
    await idle.close();
  });

  it('has done at its start what was due while none ran', async () => {
    const documents = createEmbeddedDocuments(attached);
    await until(async () => (await lastLifecycleRun(documents)) !== null);
  });

  it('stores all that it counted', async () => {
    const documents = createEmbeddedDocuments(attached);
    await ended(alone.url, await submit(alone.url, { ...tesla, frameworks: ['porter'] }));
    const calls = idle.gemini.calls().length + idle.tavily.calls().length;
    await until(async () => {
      const counted = Object.entries(await readTotals(documents)).filter(([field]) =>
        field.startsWith('api_calls_total'),
      );
      return counted.reduce((sum, [, value]) => sum + value, 0) === calls;
    });
  });
});
