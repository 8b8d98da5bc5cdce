import { expect, it, vi } from 'vitest';
import { NO_METRICS } from '../../shared/metrics/metrics.ts';
import { countRequest } from './request-counts.ts';

function counted(method: string, route: string, status: number) {
  const observe = vi.fn();
  const count = vi.fn();
  countRequest({ ...NO_METRICS, observe, count }, { method, route, status, seconds: 0.5 });
  return {
    operation: observe.mock.calls[0]?.[0],
    errors: count.mock.calls.map(([, labels]) => labels),
  };
}

it.each([
  ['POST', '/analyze', 'post_analyze'],
  ['GET', '/jobs/:id', 'get_jobs_id'],
  ['GET', '/schemas/report.json', 'get_schemas_report_json'],
  ['GET', '/', 'get'],
  ['BREW', '/*', 'unrouted'],
  ['GET', '/health/ready', undefined],
])('%s %s is timed as %s', (method, route, operation) => {
  expect(counted(method, route, 200)).toEqual({ operation, errors: [] });
});

it('an answer that is our fault is an error, but not what a probe is told', () => {
  expect(counted('GET', '/jobs', 500).errors).toEqual([{ error_type: 'internal' }]);
  expect(counted('GET', '/jobs', 503).errors).toEqual([{ error_type: 'store_unavailable' }]);
  expect(counted('GET', '/health/ready', 503).errors).toEqual([]);
  expect(counted('POST', '/analyze', 429).errors).toEqual([]);
});
