import type { ErrorCode } from '../errors.ts';

/** Every metric there is, under the names that dashboards and alerts know. */
export const PREFIX = 'consultantos_';

export const SERVICES = ['gemini', 'tavily'] as const;
export type Service = (typeof SERVICES)[number];

export const CALL_STATUSES = [
  'ok',
  'rate_limited',
  'timeout',
  'unavailable',
  'refused',
  'cancelled',
  'failed',
] as const;
export type CallStatus = (typeof CALL_STATUSES)[number];

/** The codes of failed jobs, and what is no job's: a request answered 503, a message that cannot be read. */
const ERROR_TYPES = [
  'insufficient_evidence',
  'model_unavailable',
  'model_refused',
  'model_invalid',
  'source_unavailable',
  'verification',
  'budget',
  'deadline',
  'attempts_exhausted',
  'misconfigured',
  'internal',
  'store_unavailable',
  'malformed_message',
] as const satisfies readonly (ErrorCode | 'store_unavailable' | 'malformed_message')[];
export type ErrorType = (typeof ERROR_TYPES)[number];

/** What is no known code is a defect. */
export function errorType(code: string): ErrorType {
  return ERROR_TYPES.find((known) => known === code) ?? 'internal';
}

/** `series`: the label values that occur; all are shown from the start, at 0, so that a rise is seen. */
export const COUNTERS = {
  requests_total: { help: 'Analyses accepted and stored.', series: [{}] },
  requests_success: {
    help: 'Analyses that ended with a report, completed or partial.',
    series: [{}],
  },
  requests_failed: {
    help: 'Analyses that ended without a report, other than by being cancelled.',
    series: [{}],
  },
  cache_hits: { help: 'Paid steps answered from what another analysis bought.', series: [{}] },
  cache_misses: { help: 'Paid steps that the cache could not answer.', series: [{}] },
  errors_total: {
    help: 'Analyses that failed, requests answered 5xx, messages that could not be read.',
    series: ERROR_TYPES.map((error_type) => ({ error_type })),
  },
  api_calls_total: {
    help: 'Calls to the services, each try by itself.',
    series: SERVICES.flatMap((service) => CALL_STATUSES.map((status) => ({ service, status }))),
  },
  api_cost_total: {
    help: 'Spent on the services: usd and credits when an analysis ends, tokens with each call.',
    series: [
      { service: 'gemini', unit: 'usd' },
      { service: 'gemini', unit: 'tokens' },
      { service: 'tavily', unit: 'usd' },
      { service: 'tavily', unit: 'credits' },
    ],
  },
} as const;

export type Counter = keyof typeof COUNTERS;
export type Labels<N extends Counter> = (typeof COUNTERS)[N]['series'][number];

export const DURATION = {
  name: 'execution_duration_seconds',
  help: 'Duration by operation: analysis (from its first start to its end), generate and search (one try of a call), and each kind of request.',
  /** Upper bounds of the buckets, in milliseconds; one more has none. */
  boundsMs: [
    5, 10, 25, 50, 100, 250, 500, 1_000, 2_500, 5_000, 10_000, 30_000, 60_000, 120_000, 300_000,
    600_000,
  ],
} as const;

export const JOBS_GAUGE = { name: 'jobs_total', help: 'Jobs in the store, by status.' } as const;
