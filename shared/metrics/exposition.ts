import type { JobStatus } from '../domain/job.ts';
import { counterField, type Fields, histogramsIn } from './fields.ts';
import { COUNTERS, type Counter, DURATION, JOBS_GAUGE, PREFIX } from './table.ts';

export const CONTENT_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

interface Value {
  labels: Record<string, string | number>;
  value: number;
  metricName?: string;
}

/**
 * The totals in Prometheus's text format. The library that writes it makes metrics of sums that other
 * processes counted by its own means for that; it is loaded with the first question.
 */
export async function exposition(totals: Fields, jobs: Record<JobStatus, number>): Promise<string> {
  const { AggregatorRegistry } = await import('prom-client');
  const metric = (name: string, type: string, help: string, values: Value[]) => ({
    name: PREFIX + name,
    type,
    help,
    values,
    aggregator: 'sum',
  });
  const counters = Object.entries(COUNTERS).map(([name, { help, series }]) =>
    metric(
      name,
      'counter',
      help,
      series.map((labels) => ({
        labels,
        value: totals[counterField(name as Counter, labels)] ?? 0,
      })),
    ),
  );
  const gauge = metric(
    JOBS_GAUGE.name,
    'gauge',
    JOBS_GAUGE.help,
    Object.entries(jobs).map(([status, value]) => ({ labels: { status }, value })),
  );
  const histogram = metric(DURATION.name, 'histogram', DURATION.help, histogramValues(totals));
  return AggregatorRegistry.aggregate([[...counters, gauge, histogram]]).metrics();
}

function histogramValues(totals: Fields): Value[] {
  const metricName = (part: string) => `${PREFIX}${DURATION.name}_${part}`;
  const bounds = [...DURATION.boundsMs.map((ms) => ms / 1000), '+Inf'];
  return histogramsIn(totals).flatMap(({ operation, counts, sumSeconds }) => {
    let count = 0;
    const buckets = bounds.map((le, at) => {
      count += counts[at] ?? 0;
      return { metricName: metricName('bucket'), labels: { le, operation }, value: count };
    });
    return [
      ...buckets,
      { metricName: metricName('sum'), labels: { operation }, value: sumSeconds },
      { metricName: metricName('count'), labels: { operation }, value: count },
    ];
  });
}
