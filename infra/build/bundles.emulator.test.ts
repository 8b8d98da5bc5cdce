import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { reportSchema } from '../../shared/domain/report.ts';
import { ANALYSIS_TOPIC } from '../../shared/jobs/accept.ts';
import { RENDER_TOPIC } from '../../shared/jobs/format-files.ts';
import { FORMATS } from '../../shared/report/formats.ts';
import { createSigningAccount } from '../../shared/testing/signing-account.ts';
import { type StorageServer, startStorageServer } from '../../shared/testing/storage-server.ts';
import { startGeminiSimulator } from '../local/simulators/gemini.ts';
import type { Simulator } from '../local/simulators/simulator.ts';
import { startTavilySimulator } from '../local/simulators/tavily.ts';
import { type Deployment, deploy } from './deployment.ts';
import type { Instance } from './instance.ts';

const { firestoreHost, pubsubHost } = inject('emulators');
const projectId = `test-${randomBytes(4).toString('hex')}`;
const topic = `projects/${projectId}/topics/${ANALYSIS_TOPIC}`;
const renderTopic = `projects/${projectId}/topics/${RENDER_TOPIC}`;
let deployment: Deployment;
let storage: StorageServer;
let gemini: Simulator;
let tavily: Simulator;
let home: string;
let api: Instance;
let worker: Instance;
let render: Instance;

beforeAll(async () => {
  [deployment, storage, gemini, tavily] = await Promise.all([
    deploy(['api', 'worker', 'render']),
    startStorageServer(),
    startGeminiSimulator(),
    startTavilySimulator(),
  ]);
  storage.bucket('reports-of-test');
  home = mkdtempSync(join(tmpdir(), 'consultantos-account-'));
  const account = join(home, 'account.json');
  storage.trust(createSigningAccount(account));
  const shared = {
    PLATFORM: 'gcp',
    GCP_PROJECT_ID: projectId,
    REPORTS_BUCKET: 'reports-of-test',
    FIRESTORE_EMULATOR_HOST: firestoreHost,
    PUBSUB_EMULATOR_HOST: pubsubHost,
    STORAGE_EMULATOR_HOST: storage.url,
  };
  await pubsub('PUT', topic);
  await pubsub('PUT', renderTopic);
  [api, worker, render] = await Promise.all([
    deployment.start('api', { ...shared, GOOGLE_APPLICATION_CREDENTIALS: account }),
    deployment.start('worker', {
      ...shared,
      GEMINI_API_KEY: 'test',
      GEMINI_BASE_URL: gemini.url,
      TAVILY_API_KEY: 'test',
      TAVILY_BASE_URL: tavily.url,
    }),
    deployment.start('render', shared),
  ]);
  await pubsub('PUT', `projects/${projectId}/subscriptions/worker`, {
    topic,
    pushConfig: { pushEndpoint: `${worker.url}/${topic}` },
    ackDeadlineSeconds: 600,
  });
  await pubsub('PUT', `projects/${projectId}/subscriptions/render`, {
    topic: renderTopic,
    pushConfig: { pushEndpoint: `${render.url}/${renderTopic}` },
    ackDeadlineSeconds: 600,
  });
});
afterAll(async () => {
  await pubsub('DELETE', `projects/${projectId}/subscriptions/worker`);
  await pubsub('DELETE', `projects/${projectId}/subscriptions/render`);
  await Promise.all([api, worker, render].map((one) => one.kill('SIGKILL')));
  await Promise.all([storage.close(), gemini.close(), tavily.close()]);
  deployment.remove();
  rmSync(home, { recursive: true });
});

async function pubsub(method: string, path: string, body?: unknown): Promise<void> {
  const response = await fetch(`http://${pubsubHost}/v1/${path}`, {
    method,
    headers: { 'content-type': 'application/json' },
    body: body === undefined ? null : JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${method} ${path}: ${await response.text()}`);
}

/** Waits while the deployed render writes it. */
async function made(path: string): Promise<{ url: string }> {
  for (;;) {
    const response = await fetch(`${api.url}${path}`);
    const body = (await response.json()) as { url: string };
    if (response.status !== 202) return body;
    await sleep(100);
  }
}

const get = async (path: string) => (await fetch(`${api.url}${path}`)).json();

it('a job accepted by the deployed api is pushed to the deployed worker and becomes a report', async () => {
  const accepted = await fetch(`${api.url}/analyze`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ company: 'Tesla', industry: 'Electric Vehicles' }),
  });
  expect(accepted.status).toBe(202);
  const { job_id } = (await accepted.json()) as { job_id: string };

  let job: { status: string };
  do {
    await sleep(100);
    job = (await get(`/jobs/${job_id}`)) as { status: string };
  } while (['pending', 'running'].includes(job.status));
  expect(job).toMatchObject({ status: 'completed', error: null, attempts: 1 });

  const report = reportSchema.parse(await get(`/reports/${job_id}?format=json`));
  expect(report.report_id).toBe(job_id);
  // All of them: render is then idle.
  for (const { name: format, contentType: type } of FORMATS.filter(({ name }) => name !== 'json')) {
    const link = await made(`/reports/${job_id}/link?format=${format}`);
    expect(link.url).toContain(`${storage.url}/reports-of-test/formats/`);
    const opened = await fetch(link.url);
    expect([opened.status, opened.headers.get('content-type')]).toEqual([200, type]);
  }
  expect(storage.unexpected).toEqual([]);
});

it('idle again, all exit at once when told to', async () => {
  const codes = [api, worker, render].map((one) => one.kill('SIGTERM'));
  expect(await Promise.all(codes)).toEqual([0, 0, 0]);
});

it('without its keys the worker names them and exits before it listens', async () => {
  const start = deployment.start('worker', {
    PLATFORM: 'gcp',
    FIRESTORE_EMULATOR_HOST: firestoreHost,
  });
  await expect(start).rejects.toThrow(
    /exit code 1.*GCP_PROJECT_ID.*REPORTS_BUCKET.*GEMINI_API_KEY.*TAVILY_API_KEY/s,
  );
});
