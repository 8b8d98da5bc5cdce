import { describe, expect, it } from 'vitest';
import type { JobStatus } from '../domain/job.ts';
import { parsePrometheus, sampleValue } from '../testing/prometheus-text.ts';
import { exposition } from './exposition.ts';
import { counterField, type Fields, observation } from './fields.ts';

const jobs: Record<JobStatus, number> = {
  pending: 1,
  running: 2,
  completed: 3,
  partial: 4,
  failed: 5,
  cancelled: 6,
};
const shown = async (totals: Fields) => parsePrometheus(await exposition(totals, jobs));
const seconds = 'consultantos_execution_duration_seconds';

describe('the metrics shown', () => {
  it('have the names and types that dashboards know', async () => {
    const families = await shown(observation('analysis', 1));
    expect(
      Object.fromEntries([...families.values()].map(({ name, type }) => [name, type])),
    ).toEqual({
      consultantos_requests_total: 'counter',
      consultantos_requests_success: 'counter',
      consultantos_requests_failed: 'counter',
      consultantos_cache_hits: 'counter',
      consultantos_cache_misses: 'counter',
      consultantos_errors_total: 'counter',
      consultantos_api_calls_total: 'counter',
      consultantos_api_cost_total: 'counter',
      consultantos_jobs_total: 'gauge',
      [seconds]: 'histogram',
    });
  });

  it('are there from the start, at 0, with every label they will have', async () => {
    const families = await shown({});
    expect(sampleValue(families, 'consultantos_requests_total')).toBe(0);
    const labels = { service: 'tavily', status: 'rate_limited' };
    expect(sampleValue(families, 'consultantos_api_calls_total', labels)).toBe(0);
    expect(sampleValue(families, 'consultantos_jobs_total', { status: 'partial' })).toBe(4);
  });

  it('carry the counts to their labels, whatever the order they were named in', async () => {
    const field = counterField('api_calls_total', { status: 'timeout', service: 'gemini' });
    const families = await shown({ [field]: 7 });
    const labels = { service: 'gemini', status: 'timeout' };
    expect(sampleValue(families, 'consultantos_api_calls_total', labels)).toBe(7);
  });

  it('put each observation into the buckets at and above it', async () => {
    const totals: Fields = {};
    for (const took of [0, 0.005, 0.0051, 3, 601]) {
      for (const [field, by] of Object.entries(observation('analysis', took))) {
        totals[field] = (totals[field] ?? 0) + by;
      }
    }
    const families = await shown(totals);
    const bucket = (le: string) =>
      sampleValue(families, `${seconds}_bucket`, { le, operation: 'analysis' });
    expect(['0.005', '0.01', '2.5', '5', '600', '+Inf'].map(bucket)).toEqual([2, 3, 3, 4, 4, 5]);
    expect(sampleValue(families, `${seconds}_count`, { operation: 'analysis' })).toBe(5);
    expect(sampleValue(families, `${seconds}_sum`, { operation: 'analysis' })).toBeCloseTo(
      604.0101,
      6,
    );
  });

  it('keep what an older release counted under bounds that are no more', async () => {
    const families = await shown({ execution_duration_seconds__search__le7: 2 });
    const bucket = (le: string) =>
      sampleValue(families, `${seconds}_bucket`, { le, operation: 'search' });
    expect(['0.005', '0.01'].map(bucket)).toEqual([0, 2]);
  });

  it('show nothing of what is no metric', async () => {
    expect(await exposition({ messages: 3, nonsense__a: 1 }, jobs)).not.toMatch(
      /nonsense|messages\b.* 3/,
    );
  });
});

describe('the parser that the tests trust', () => {
  it.each([
    ['a 1', 'a sample of no family'],
    ['# HELP a x\n# TYPE a counter\na -1\n', 'a counter below 0'],
    ['# HELP a x\n# TYPE a counter\na 1\na 1\n', 'a sample twice'],
    ['# HELP a x\n# TYPE a counter\na{b="c} 1\n', 'an open label'],
    ['# HELP a x\na 1\n', 'no type'],
    ['# HELP a x\n# TYPE a counter\na 1', 'an open line'],
    [
      '# HELP a x\n# TYPE a histogram\na_bucket{le="1"} 2\na_bucket{le="+Inf"} 1\na_sum 1\na_count 1\n',
      'falling buckets',
    ],
    ['# HELP a x\n# TYPE a histogram\na_bucket{le="1"} 2\na_sum 1\na_count 2\n', 'no last bucket'],
  ])('refuses %j: %s', (text) => {
    expect(() => parsePrometheus(text)).toThrow();
  });
});
