import { afterAll, beforeAll, expect, it } from 'vitest';
import {
  AS_QUEUE,
  createRig,
  ended,
  type JobBody,
  type Rig,
  type Spawned,
  serveAsProcess,
  submit,
  until,
} from '../../infra/local/local-server.test-rig.ts';
import { type Family, parsePrometheus, sampleValue } from '../../shared/testing/prometheus-text.ts';

/** A hundred analyses, everything of them asked for or delivered more than once, the process killed twice. */
const JOBS = 100;
const KILLS = 2;
type Job = JobBody & { started_at: string | null };

let rig: Rig;
let server: Spawned;
let jobs: Job[];
let families: Map<string, Family>;

const calls = () => rig.gemini.calls().length + rig.tavily.calls().length;
const metric = (name: string, labels: Record<string, string> = {}) =>
  sampleValue(families, `consultantos_${name}`, labels);
const having = (...statuses: string[]) => jobs.filter(({ status }) => statuses.includes(status));

/** As the queue pushes it; three at once. Which of them are acknowledged is the worker's affair. */
async function deliverThrice(id: string): Promise<void> {
  const data = Buffer.from(JSON.stringify({ jobId: id, v: 1 })).toString('base64');
  const message = { data, messageId: `twin-${id}`, publishTime: '2026-01-01T00:00:00Z' };
  const push = () =>
    fetch(`${server.url}/functions/worker/projects/local/topics/analysis`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...AS_QUEUE },
      body: JSON.stringify({ message, subscription: 'projects/local/subscriptions/worker' }),
    }).then(
      (response) => response.arrayBuffer(),
      // Killed under it.
      () => undefined,
    );
  await Promise.all([push(), push(), push()]);
}

async function ask(n: number): Promise<string> {
  const company = n % 5 === 4 ? `Unheard-of Company ${n}` : n % 2 === 0 ? 'Tesla' : 'Netflix';
  // Nothing is bought for two of them together.
  const body = { company, frameworks: [n % 3 === 0 ? 'porter' : 'swot'], refresh: true };
  const again = () => submit(server.url, body, { 'idempotency-key': `key-${n}` });
  const [first, second] = await Promise.all([again(), again()]);
  expect(second).toBe(first);
  if (n % 10 === 9) await fetch(`${server.url}/jobs/${first}/cancel`, { method: 'POST' });
  return first;
}

async function scrape(): Promise<void> {
  families = parsePrometheus(await (await fetch(`${server.url}/health/metrics`)).text());
}

beforeAll(async () => {
  rig = await createRig(20);
  server = await serveAsProcess(rig);
  const ids = await Promise.all(Array.from({ length: JOBS }, (_, n) => ask(n)));
  let under = Promise.all(ids.map(deliverThrice));
  for (let kill = 0; kill < KILLS; kill += 1) {
    const before = calls();
    await until(() => calls() - before >= 15);
    await server.kill('SIGKILL');
    await under;
    server = await serveAsProcess(rig);
    under = Promise.all(ids.map(deliverThrice));
  }
  await under;
  jobs = (await Promise.all(ids.map((id) => ended(server.url, id)))) as Job[];
  await Promise.all(ids.map(deliverThrice));
  await scrape();
}, 400_000);
afterAll(async () => {
  await server.kill('SIGKILL');
  await rig.close();
});

it('the run had ends of all kinds', () => {
  expect(having('completed', 'partial').length).toBeGreaterThan(10);
  expect(having('failed').length).toBeGreaterThan(0);
  expect(having('cancelled').length).toBeGreaterThan(0);
});

it('each accepted analysis is counted once', () => {
  expect(metric('requests_total')).toBe(JOBS);
});

it('each end is counted once', () => {
  expect(metric('requests_success')).toBe(having('completed', 'partial').length);
  expect(metric('requests_failed')).toBe(having('failed').length);
  const started = jobs.filter(({ started_at }) => started_at !== null).length;
  expect(metric('execution_duration_seconds_count', { operation: 'analysis' })).toBe(started);
  for (const code of new Set(having('failed').map(({ error }) => error?.code ?? ''))) {
    const failed = having('failed').filter(({ error }) => error?.code === code);
    expect(metric('errors_total', { error_type: code }), code).toBe(failed.length);
  }
});

it('every cent is counted once', () => {
  const spentUsd = jobs.reduce((sum, { cost }) => sum + cost.spent_usd, 0);
  const usd = (service: string) => metric('api_cost_total', { service, unit: 'usd' }) ?? 0;
  expect(usd('gemini') + usd('tavily')).toBeCloseTo(spentUsd, 4);
  expect(usd('tavily')).toBeGreaterThan(0);
  const credits = metric('api_cost_total', { service: 'tavily', unit: 'credits' }) ?? 0;
  expect(credits * 0.008).toBeCloseTo(usd('tavily'), 4);
});

it('the gauge shows the store', () => {
  for (const status of ['pending', 'running', 'completed', 'partial', 'failed', 'cancelled']) {
    expect(metric('jobs_total', { status }), status).toBe(having(status).length);
  }
});

it('of calls, a killed process takes a few uncounted with it, and none is counted twice', () => {
  const counted = families.get('consultantos_api_calls_total')?.samples ?? [];
  const sum = counted.reduce((total, { value }) => total + value, 0);
  expect(sum).toBeGreaterThan(0);
  expect(sum).toBeLessThanOrEqual(calls());
});

it('messages that come after the end change nothing', async () => {
  const before = ['requests_success', 'requests_failed', 'requests_total'].map((name) =>
    metric(name),
  );
  await server.kill('SIGTERM');
  server = await serveAsProcess(rig);
  await Promise.all(jobs.map(({ job_id }) => deliverThrice(job_id)));
  await scrape();
  const after = ['requests_success', 'requests_failed', 'requests_total'].map((name) =>
    metric(name),
  );
  expect(after).toEqual(before);
});
