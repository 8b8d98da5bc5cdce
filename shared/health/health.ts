import { withTimeLimit } from '../adapters/time-limit.ts';
import { CONTENT_TYPE } from '../metrics/exposition.ts';
import { scrape } from '../metrics/scrape.ts';
import { detailsOf } from './detailed.ts';
import { faultName } from './fault.ts';
import type { HealthAnswer, HealthPath } from './health-answer.ts';
import type { HealthUses } from './health-uses.ts';
import { keepAnswer } from './kept-answer.ts';
import { LIVE } from './live.ts';
import { createProbes } from './probes.ts';

const KEPT_MS = 5_000;

export type Health = Record<HealthPath, () => Promise<HealthAnswer>>;

/** The answers to `/health/*`. None of them holds a secret or what a service said. */
export function createHealth(context: HealthUses): Health {
  const { clock, config, documents, stopping, started = () => true } = context;
  const probes = createProbes(context);
  const details = keepAnswer(() => detailsOf(context), { clock, forMs: KEPT_MS });
  const metrics = keepAnswer(
    async () => {
      // What this process has gathered is shown too.
      await context.metrics?.flush();
      return scrape(documents);
    },
    { clock, forMs: KEPT_MS },
  );

  /** Why no work should come here now, whatever the checks say. */
  function between(): 'starting' | 'stopping' | null {
    if (stopping?.signal.aborted) return 'stopping';
    return started() ? null : 'starting';
  }

  async function readiness() {
    const checks = await probes();
    const ok = Object.values(checks).every((check) => check.ok);
    return { status: between() ?? (ok ? 'ready' : 'not_ready'), checks };
  }

  return {
    live: async () => LIVE,
    startup: async () =>
      started() ? json(200, { status: 'ok' }) : json(503, { status: 'starting' }),
    async ready() {
      const answer = await readiness();
      return json(answer.status === 'ready' ? 200 : 503, answer);
    },
    async detailed() {
      const [standing, more] = await Promise.all([readiness(), details()]);
      return json(200, { ...standing, ...more });
    },
    async metrics() {
      if (!config.enableMetrics) return json(404, { error: 'metrics are switched off' });
      try {
        const { signal } = new AbortController();
        const limits = { service: 'the store', timeoutMs: config.healthCheckTimeoutMs, signal };
        const body = await withTimeLimit(limits, metrics);
        return { status: 200, contentType: CONTENT_TYPE, body };
      } catch (error) {
        return json(503, { error: faultName(error) });
      }
    },
  };
}

function json(status: HealthAnswer['status'], body: unknown): HealthAnswer {
  return { status, contentType: 'application/json', body: JSON.stringify(body) };
}
