import { z } from 'zod';
import { JOB_STATUSES } from '../../shared/domain/job.ts';
import { reportSchema } from '../../shared/domain/report.ts';
import { REPORT_FORMATS } from '../../shared/jobs/finish.ts';
import { analysisRequest } from './analyze.ts';
import { acceptedSchema, jobSchema, linkSchema, planSchema, reportEntrySchema } from './answers.ts';
import { healthPaths } from './health-paths.ts';
import { json, problem, query, refusals, schema } from './openapi-parts.ts';

/** JSON Schema (2020-12) of the report, generated from the schema that makes it. */
export function reportJsonSchema(): Record<string, unknown> {
  return { title: 'ConsultantOS report', ...z.toJSONSchema(reportSchema) };
}

const jobId = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
const limit = query('limit', 'how many', {
  type: 'integer',
  minimum: 1,
  maximum: 200,
  default: 50,
});
const cursor = query('cursor', 'next_cursor of the page before', { type: 'string' });
const page = (list: string, of: z.ZodType) =>
  z.object({ [list]: z.array(of), next_cursor: z.string().nullable() });

/** OpenAPI 3.1, from the schemas that validate. A test holds its paths against the router's. */
export function openApi(): Record<string, unknown> {
  return {
    openapi: '3.1.0',
    info: {
      title: 'ConsultantOS',
      version: '0.1.0',
      description:
        'Strategic analysis of a company in which every factual claim is traced to a stored passage.',
    },
    components: {
      securitySchemes: {
        apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'cos_<id>_<secret>' },
      },
    },
    // Where AUTH_MODE is none, nobody is asked.
    security: [{}, { apiKey: [] }, { bearer: [] }],
    paths: {
      '/analyze': {
        post: {
          summary: 'Ask for an analysis',
          parameters: [
            query('dry_run', 'true: answer the plan; nothing is stored or spent', {
              type: 'string',
              enum: ['true', 'false'],
              default: 'false',
            }),
            { name: 'Idempotency-Key', in: 'header', schema: { type: 'string', maxLength: 255 } },
            { name: 'X-Request-ID', in: 'header', schema: { type: 'string', maxLength: 128 } },
          ],
          requestBody: {
            required: true,
            content: { 'application/json': { schema: schema(analysisRequest) } },
          },
          responses: {
            202: json('Accepted and stored', acceptedSchema),
            200: json(
              'The job of this Idempotency-Key, or the plan of a dry run',
              z.union([acceptedSchema, planSchema]),
            ),
            400: problem('Every fault of the body or the query'),
            409: problem('The key came with another body before'),
            413: problem('Over 64 KB'),
            415: problem('Not JSON, or compressed'),
            429: problem('Over the rate limit; Retry-After says when'),
            ...refusals,
            503: problem('The store is unreachable; nothing was accepted'),
          },
        },
      },
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
            200: json('The job', jobSchema),
            404: problem('Unknown job'),
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
      '/reports': {
        get: {
          summary: 'Finished reports, newest first',
          parameters: [query('company', 'as asked for', { type: 'string' }), limit, cursor],
          responses: {
            200: json('A page', page('reports', reportEntrySchema)),
            400: problem('Bad query'),
            ...refusals,
          },
        },
      },
      '/reports/{id}': {
        get: {
          summary: 'A report, by Accept or format',
          parameters: [
            jobId,
            query('format', 'overrides Accept', { type: 'string', enum: [...REPORT_FORMATS] }),
            { name: 'If-None-Match', in: 'header', schema: { type: 'string' } },
          ],
          responses: {
            200: {
              description: 'The report',
              content: {
                'application/json': { schema: { $ref: '/schemas/report.json' } },
                'text/html': { schema: { type: 'string' } },
                'text/markdown': { schema: { type: 'string' } },
              },
            },
            304: { description: 'The report is what If-None-Match names' },
            404: problem('Unknown job'),
            406: problem('Unknown format'),
            409: problem('No report (yet): the job status says why'),
            ...refusals,
          },
        },
      },
      '/reports/{id}/link': {
        get: {
          summary: 'An address that opens a report without credentials, for 15 minutes',
          parameters: [
            jobId,
            query('format', 'of the report', {
              type: 'string',
              enum: [...REPORT_FORMATS],
              default: 'json',
            }),
          ],
          responses: {
            200: json(
              'Signed; on one machine a path of this server, which does not expire',
              linkSchema,
            ),
            404: problem('Unknown job'),
            406: problem('Unknown format'),
            409: problem('No report (yet): the job status says why'),
            ...refusals,
          },
        },
      },
      ...healthPaths,
      '/schemas/report.json': {
        get: {
          summary: "JSON Schema of a report's canonical JSON",
          responses: { 200: json('The schema', { type: 'object' }) },
        },
      },
      '/openapi.json': {
        get: {
          summary: 'This document',
          responses: { 200: json('OpenAPI 3.1', { type: 'object' }) },
        },
      },
    },
  };
}
