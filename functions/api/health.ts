import type { Hono } from 'hono';
import type { Health } from '../../shared/health/health.ts';
import { HEALTH_PATHS } from '../../shared/health/health-answer.ts';
import type { HealthUses } from '../../shared/health/health-uses.ts';
import type { ApiEnv } from './api-env.ts';

/** The routes of the health function, for this one. */
export function createHealthRoutes(app: Hono<ApiEnv>, context: HealthUses): void {
  // Loaded with the first question: a start does not wait for it.
  let health: Promise<Health> | undefined;
  const load = async () => (await import('../../shared/health/health.ts')).createHealth(context);

  for (const path of HEALTH_PATHS) {
    app.get(`/health/${path}`, async (c) => {
      health ??= load();
      const { status, contentType, body } = await (await health)[path]();
      return c.body(body, status, { 'content-type': contentType, 'cache-control': 'no-store' });
    });
  }
}
