import { z } from 'zod';
import { JOB_STATUSES } from '../../shared/domain/job.ts';
import { frameworkSchema, jobSchema } from './answers.ts';
import { cursor, jobId, json, limit, page, problem, query, refusals } from './openapi-parts.ts';

/** The OpenAPI document's part on jobs, and on what a request for one may name. */
export const jobPaths = {
  '/jobs': {
    get: {
      summary: 'Jobs, newest first',
      parameters: [
        query('status', `comma list of ${JOB_STATUSES.join(', ')}`, { type: 'string' }),
        limit,
        cursor,
      ],
      responses: {
        200: json('A page', page('jobs', jobSchema)),
        400: problem('Bad query'),
        ...refusals,
      },
    },
  },
  '/jobs/{id}': {
    get: {
      summary: 'A job: status, progress, steps, cost, gaps',
      parameters: [jobId],
      responses: {
        200: json('The job; Retry-After while it runs, and an ETag', jobSchema),
        304: { description: 'The job is as If-None-Match names it' },
        404: problem('Unknown job'),
        ...refusals,
      },
    },
  },
  '/jobs/{id}/events': {
    get: {
      summary: 'The job each time it changes, as server-sent events',
      description:
        'Event `job`: the whole job, its `sequence` as the event’s id; `end` after the last. A stream ends after five minutes at most; come back with Last-Event-ID.',
      parameters: [jobId, { name: 'Last-Event-ID', in: 'header', schema: { type: 'integer' } }],
      responses: {
        200: {
          description: 'A stream',
          content: { 'text/event-stream': { schema: { type: 'string' } } },
        },
        204: { description: 'The job has ended and the last event was seen' },
        404: problem('Unknown job'),
        429: problem('Too many streams are open'),
        ...refusals,
      },
    },
  },
  '/jobs/{id}/cancel': {
    post: {
      summary: 'Cancel; a running job stops at its next step',
      parameters: [jobId],
      responses: {
        202: json('The job', jobSchema),
        404: problem('Unknown job'),
        409: problem('The job is finished'),
        ...refusals,
      },
    },
  },
  '/frameworks': {
    get: {
      summary: 'What a request may name: the frameworks of the program and those added here',
      responses: {
        200: json('All of them', z.object({ frameworks: z.array(frameworkSchema) })),
        ...refusals,
      },
    },
  },
};
