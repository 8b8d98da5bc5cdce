import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { createHealth } from '../../shared/health/health.ts';
import { withPlatformViews } from '../../shared/health/with-platform-views.ts';
import { createContext } from '../../shared/platform/context.ts';
import { parseConfig } from '../../shared/process/config.ts';

/** Nobody listens there. */
const DEAD = '127.0.0.1:1';

beforeEach(() => {
  vi.stubEnv('PUBSUB_EMULATOR_HOST', DEAD);
  vi.stubEnv('STORAGE_EMULATOR_HOST', `http://${DEAD}`);
  vi.stubEnv('METADATA_SERVER_DETECTION', 'none');
});
afterEach(() => {
  vi.unstubAllEnvs();
});

const dead = {
  ok: false,
  latency_ms: expect.any(Number),
  error: expect.stringMatching(/^(unavailable|timeout)$/),
};

it('in the cloud without credentials every check is named, and no rejection goes unheard', async () => {
  for (const name of ['PUBSUB_EMULATOR_HOST', 'GOOGLE_APPLICATION_CREDENTIALS', 'K_SERVICE']) {
    vi.stubEnv(name, undefined);
  }
  // No file of somebody's own.
  vi.stubEnv('CLOUDSDK_CONFIG', '/nowhere');
  const unheard: unknown[] = [];
  const hear = (error: unknown) => unheard.push(error);
  process.on('unhandledRejection', hear);
  const context = createContext(
    parseConfig({
      PLATFORM: 'gcp',
      GCP_PROJECT_ID: 'acme-prod',
      GCP_REGION: 'europe-west4',
      REPORTS_BUCKET: 'acme-reports',
      HEALTH_CHECK_TIMEOUT: '3',
      LOG_LEVEL: 'silent',
    }),
  );
  const health = createHealth(withPlatformViews(context));
  try {
    const { status, body } = await health.ready();
    expect(status).toBe(503);
    const checks = {
      documents: dead,
      objects: dead,
      topic: dead,
      cache: dead,
      model_key: dead,
      search_key: dead,
    };
    expect(JSON.parse(body)).toMatchObject({ status: 'not_ready', checks });
    const detailed = await health.detailed();
    expect(JSON.parse(detailed.body)).toMatchObject({
      checks,
      unknown: { schedules: expect.stringMatching(/^(unavailable|timeout)$/) },
    });
    await context.close();
    expect(unheard).toEqual([]);
  } finally {
    process.off('unhandledRejection', hear);
  }
});

it('in the cloud every dead dependency is named within the limit, and the process lives', async () => {
  const context = createContext(
    parseConfig({
      PLATFORM: 'gcp',
      GCP_PROJECT_ID: 'acme-prod',
      REPORTS_BUCKET: 'acme-reports',
      FIRESTORE_EMULATOR_HOST: DEAD,
      PUBSUB_EMULATOR_HOST: DEAD,
      STORAGE_EMULATOR_HOST: `http://${DEAD}`,
      HEALTH_CHECK_TIMEOUT: '3',
      LOG_LEVEL: 'silent',
    }),
  );
  const health = createHealth(context);
  const startedMs = performance.now();
  const { status, body } = await health.ready();
  // The clients are loaded in it.
  expect(performance.now() - startedMs).toBeLessThan(30_000);
  expect(status).toBe(503);
  expect(JSON.parse(body)).toMatchObject({
    status: 'not_ready',
    checks: {
      documents: dead,
      objects: dead,
      topic: dead,
      cache: dead,
      model_key: dead,
      search_key: dead,
    },
  });
  expect((await health.live()).status).toBe(200);
  expect((await health.startup()).status).toBe(200);
  expect((await health.metrics()).status).toBe(503);
  const detailed = JSON.parse((await health.detailed()).body);
  expect(detailed).toMatchObject({
    dead_letters: null,
    breakers: null,
    last_verified_backup: null,
    unknown: { breakers: expect.stringMatching(/^(unavailable|timeout)$/) },
  });
  await context.close();
});
