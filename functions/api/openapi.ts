import { z } from 'zod';
import { messageSchema } from '../../shared/callbacks/message.ts';
import { reportSchema } from '../../shared/domain/report.ts';
import { acceptedSchema, planSchema } from './answers.ts';
import { VERSION } from './api-env.ts';
import { analysisRequest } from './asking.ts';
import { documentPaths } from './document-paths.ts';
import { healthPaths } from './health-paths.ts';
import { jobEndedExample } from './openapi-examples.ts';
import { headerComponents, withHeaders } from './openapi-headers.ts';
import { jobPaths } from './openapi-jobs.ts';
import { pagePaths } from './openapi-pages.ts';
import { inline, json, namedSchemas, problem, query, refusals, schema } from './openapi-parts.ts';
import { TAGS, tagOf } from './openapi-tags.ts';
import { reportPaths } from './report-paths.ts';

/** JSON Schema (2020-12) of the report, generated from the schema that makes it. */
export function reportJsonSchema(): Record<string, unknown> {
  return { title: 'ConsultantOS report', ...z.toJSONSchema(reportSchema) };
}

/** OpenAPI 3.1, from the schemas that validate. A test holds its paths against the router's. */
export function openApi(): Record<string, unknown> {
  return {
    openapi: '3.1.0',
    info: {
      title: 'ConsultantOS',
      version: VERSION,
      description:
        'Strategic analysis of a company in which every factual claim is traced to a stored passage.',
    },
    servers: [{ url: '/', description: 'Where this document lies' }],
    tags: TAGS.map(({ name, description }) => ({ name, description })),
    components: {
      headers: headerComponents,
      schemas: {
        ...namedSchemas(),
        AnalysisRequest: inline(analysisRequest),
        Report: inline(reportSchema),
      },
      securitySchemes: {
        apiKey: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
        bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'cos_<id>_<secret>' },
      },
    },
    // Where AUTH_MODE is none, nobody is asked.
    security: [{}, { apiKey: [] }, { bearer: [] }],
    paths: withOperationIds({
      ...pagePaths,
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
            content: {
              'application/json': {
                schema: { $ref: '#/components/schemas/AnalysisRequest' },
                example: {
                  company: 'Tesla',
                  industry: 'Electric Vehicles',
                  frameworks: ['porter'],
                },
              },
            },
          },
          responses: {
            202: json('Accepted and stored', acceptedSchema),
            200: json('The job of this Idempotency-Key, or the plan of a dry run', {
              anyOf: [schema(acceptedSchema), schema(planSchema)],
            }),
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
      ...jobPaths,
      ...reportPaths,
      ...documentPaths,
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
    }),
    webhooks: { jobEnded },
  };
}

/** What is posted to `callback_url`. */
const jobEnded = {
  post: {
    operationId: 'jobEnded',
    summary: 'A job has ended; answer 2xx, or it comes again for a day',
    description:
      'Signed as Standard Webhooks says: HMAC-SHA256 over `id.timestamp.body` with the secret of the account. Answer 410 to hear no more.',
    parameters: [
      header('webhook-id', 'the same with each try: what came before is a repeat'),
      header('webhook-timestamp', 'seconds since 1970; refuse what is older than five minutes'),
      header('webhook-signature', 'one `v1,<base64>` for each valid secret, separated by spaces'),
    ],
    requestBody: {
      required: true,
      content: { 'application/json': { schema: inline(messageSchema), example: jobEndedExample } },
    },
    responses: { 200: { description: 'Taken' }, 410: { description: 'Never again' } },
  },
};

function header(name: string, description: string) {
  return { name, in: 'header', required: true, description, schema: { type: 'string' } };
}

/** `GET /jobs/{id}` → `getJobsId`: tools name their functions so. */
function withOperationIds<T extends Record<string, object>>(paths: T) {
  return Object.fromEntries(
    Object.entries(paths).map(([path, methods]) => [
      path,
      Object.fromEntries(
        Object.entries(methods).map(([method, operation]) => {
          const words = path.match(/[a-z]+/gi) ?? ['start'];
          const name = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('');
          const full = withHeaders(method, path, operation);
          return [method, { operationId: `${method}${name}`, tags: [tagOf(path)], ...full }];
        }),
      ),
    ]),
  );
}
