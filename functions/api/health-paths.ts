import { refusals } from './openapi-parts.ts';

/** The OpenAPI document's part on `/health/*`. */

const answer = (description: string, schema: object) => ({
  description,
  content: { 'application/json': { schema } },
});

const standing = {
  type: 'object',
  properties: { status: { type: 'string' } },
  required: ['status'],
};

const readiness = {
  type: 'object',
  properties: {
    status: { type: 'string', enum: ['ready', 'not_ready', 'starting', 'stopping'] },
    checks: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        properties: {
          ok: { type: 'boolean' },
          latency_ms: { type: 'number' },
          error: { type: 'string', description: 'the class of the fault' },
          note: { type: 'string' },
        },
        required: ['ok', 'latency_ms'],
      },
    },
  },
  required: ['status', 'checks'],
};

const get = (summary: string, responses: Record<number, object>) => ({
  get: { summary, responses },
});

export const healthPaths = {
  '/health/live': get('Whether the process answers', { 200: answer('It does', standing) }),
  '/health/startup': get('Whether all is made that the first request needs', {
    200: answer('It is', standing),
    503: answer('Not yet', standing),
  }),
  '/health/ready': get('Whether what the service stands on can be reached; kept for 5 s', {
    200: answer('All of it', readiness),
    503: answer('Something cannot, or the process starts or stops', readiness),
  }),
  '/health/detailed': get('For operators: the checks, versions, ages, counts', {
    200: answer('What is not known is null, and `unknown` says why', readiness),
    ...refusals,
  }),
  '/health/metrics': get('Metrics of all instances together', {
    200: {
      description: 'Prometheus text format 0.0.4',
      content: { 'text/plain': { schema: { type: 'string' } } },
    },
    404: answer('They are switched off', { type: 'object' }),
    ...refusals,
    503: answer('The store cannot be read', { type: 'object' }),
  }),
};
