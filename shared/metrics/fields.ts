import { COUNTERS, type Counter, DURATION, type Labels } from './table.ts';

/** Counts as fields of a document: what is added to each. */
export type Fields = Record<string, number>;

/** Between the parts of a field's name; in no part of it. */
const JOIN = '__';

export function counterField<N extends Counter>(name: N, labels: Labels<N>): string {
  const values: Record<string, string> = labels;
  const names = Object.keys(COUNTERS[name].series[0] ?? {});
  return [name, ...names.map((label) => values[label])].join(JOIN);
}

/** What one observation adds: to its bucket alone, since sums over the buckets are made when they are shown. */
export function observation(operation: string, seconds: number): Fields {
  const ms = Math.max(0, seconds * 1000);
  const bound = DURATION.boundsMs.find((upper) => ms <= upper) ?? 'inf';
  return {
    [[DURATION.name, operation, `le${bound}`].join(JOIN)]: 1,
    [[DURATION.name, operation, 'sum'].join(JOIN)]: ms / 1000,
  };
}

export interface Histogram {
  operation: string;
  /** By bound, and beyond the last; each bucket holds what the ones before it do not. */
  counts: number[];
  sumSeconds: number;
}

/** The operations observed, by name. A bound that is no longer one counts to the next one up. */
export function histogramsIn(totals: Fields): Histogram[] {
  const found = new Map<string, Histogram>();
  for (const [field, value] of Object.entries(totals)) {
    const [name, operation = '', part = ''] = field.split(JOIN);
    if (name !== DURATION.name) continue;
    const histogram = found.get(operation) ?? {
      operation,
      counts: [...DURATION.boundsMs, Number.POSITIVE_INFINITY].map(() => 0),
      sumSeconds: 0,
    };
    found.set(operation, histogram);
    if (part === 'sum') histogram.sumSeconds += value;
    else histogram.counts[bucketOf(part)] = (histogram.counts[bucketOf(part)] ?? 0) + value;
  }
  return [...found.values()].sort((a, b) => (a.operation < b.operation ? -1 : 1));
}

function bucketOf(part: string): number {
  const bound = Number(part.slice('le'.length));
  const at = DURATION.boundsMs.findIndex((upper) => bound <= upper);
  return at === -1 ? DURATION.boundsMs.length : at;
}
