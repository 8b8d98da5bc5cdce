import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, expect, inject, it, vi } from 'vitest';
import { createHealth } from '../../shared/health/health.ts';
import { type Context, createContext } from '../../shared/platform/context.ts';
import { parseConfig } from '../../shared/process/config.ts';
import { parsePrometheus, sampleValue } from '../../shared/testing/prometheus-text.ts';
import { type StorageServer, startStorageServer } from '../../shared/testing/storage-server.ts';

let projectId: string;
let storage: StorageServer;
let contexts: Context[];

beforeEach(async () => {
  projectId = `test-${randomUUID().slice(0, 12)}`;
  contexts = [];
  storage = await startStorageServer();
  storage.bucket('acme-reports');
  vi.stubEnv('STORAGE_EMULATOR_HOST', storage.url);
});
afterEach(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  await storage.close();
  vi.unstubAllEnvs();
});

/** An instance of a function. */
function open(): Context {
  const context = createContext(
    parseConfig({
      PLATFORM: 'gcp',
      GCP_PROJECT_ID: projectId,
      REPORTS_BUCKET: 'acme-reports',
      FIRESTORE_EMULATOR_HOST: inject('emulators').firestoreHost,
      PUBSUB_EMULATOR_HOST: inject('emulators').pubsubHost,
      STORAGE_EMULATOR_HOST: storage.url,
      HEALTH_CHECK_TIMEOUT: '30',
      LOG_LEVEL: 'silent',
    }),
  );
  contexts.push(context);
  return context;
}

async function makeTopic(): Promise<void> {
  const topic = `projects/${projectId}/topics/analysis`;
  await fetch(`http://${inject('emulators').pubsubHost}/v1/${topic}`, { method: 'PUT' });
}

it('is ready once all is there, and names the topic that is not', async () => {
  const early = JSON.parse((await createHealth(open()).ready()).body);
  expect(early).toMatchObject({
    status: 'not_ready',
    checks: { documents: { ok: true }, objects: { ok: true }, topic: { ok: false } },
  });
  await makeTopic();
  const { status, body } = await createHealth(open()).ready();
  expect(status, body).toBe(200);
});

it('shows what all instances counted, whichever is asked, and details from empty stores', async () => {
  await makeTopic();
  const instances = Array.from({ length: 6 }, open);
  await Promise.all(
    instances.map(async ({ metrics }) => {
      for (let n = 0; n < 5; n += 1) {
        metrics.count('cache_hits', {});
        metrics.observe('get_jobs_id', 0.01 * n);
        await metrics.flush();
      }
    }),
  );
  const health = createHealth(open());
  const families = parsePrometheus((await health.metrics()).body);
  expect(sampleValue(families, 'consultantos_cache_hits')).toBe(30);
  const name = 'consultantos_execution_duration_seconds';
  expect(sampleValue(families, `${name}_count`, { operation: 'get_jobs_id' })).toBe(30);
  expect(sampleValue(families, `${name}_sum`, { operation: 'get_jobs_id' })).toBeCloseTo(0.6, 6);
  const detailed = JSON.parse((await health.detailed()).body);
  expect(Object.keys(detailed.unknown).sort()).toEqual(['dead_letters', 'schedules']);
  expect(detailed.cache.hit_rate).toBe(1);
});
