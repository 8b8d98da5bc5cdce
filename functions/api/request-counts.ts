import type { Metrics } from '../../shared/metrics/metrics.ts';

/** Those who watch do not count: a probe's 503 is no failure, and nobody waits for it. */
export function countRequest(
  metrics: Metrics,
  answered: { method: string; route: string; status: number; seconds: number },
): void {
  const { method, route, status, seconds } = answered;
  if (route.startsWith('/health/')) return;
  // What no route took, whatever its path and method are.
  metrics.observe(route === '/*' ? 'unrouted' : slug(`${method} ${route}`), seconds);
  if (status >= 500) {
    const error_type = status === 503 ? 'store_unavailable' : 'internal';
    metrics.count('errors_total', { error_type });
  }
}

/** `GET /jobs/:id` → `get_jobs_id`. */
function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '_')
    .replace(/_$/, '');
}
