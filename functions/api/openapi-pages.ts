import { comparisonSchema } from '../../shared/domain/comparison.ts';
import { JOB_STATUSES } from '../../shared/domain/job.ts';
import { json, problem, query, refusals } from './openapi-parts.ts';

/** The OpenAPI document's part on what a browser asks for. */

const page = { description: 'A page', content: { 'text/html': { schema: { type: 'string' } } } };

export const pagePaths = {
  '/': {
    get: {
      summary: 'The start page: a form, and the library of reports',
      parameters: [
        query('q', 'the beginning of a company’s name', { type: 'string' }),
        query('status', 'of the jobs listed', { type: 'string', enum: [...JOB_STATUSES] }),
        query('again', 'a job whose request fills the form', { type: 'string' }),
        query('cursor', 'next page', { type: 'string' }),
      ],
      responses: { 200: page, 400: problem('Bad query'), ...refusals },
    },
  },
  '/account': {
    get: {
      summary: 'A page on the account of the key, where callers have keys',
      responses: { 200: page, 404: problem('Callers are not asked for keys here'), ...refusals },
    },
  },
  '/sample': {
    get: {
      summary: 'A report of the demonstration, to look at before asking',
      responses: { 200: page, 404: problem('None comes with this server') },
    },
  },
  '/compare': {
    get: {
      summary: 'What changed between two reports on one company',
      parameters: [
        { ...query('a', 'the job of the earlier report', { type: 'string' }), required: true },
        query('b', 'the job of the later one; without it a browser is offered a choice', {
          type: 'string',
        }),
      ],
      responses: {
        200: json('The changes', comparisonSchema),
        400: problem('Bad query'),
        404: problem('Unknown job'),
        409: problem('A job without a report, or reports on different companies'),
        ...refusals,
      },
    },
  },
  '/mcp': {
    post: {
      summary: 'The same as tools for assistants (Model Context Protocol, streamable HTTP)',
      requestBody: {
        required: true,
        content: { 'application/json': { schema: { type: 'object' } } },
      },
      responses: {
        200: {
          description: 'A JSON-RPC answer',
          content: { 'application/json': { schema: { type: 'object' } } },
        },
        202: { description: 'A notification was taken' },
        400: problem('Not JSON'),
        ...refusals,
      },
    },
  },
  '/session': {
    post: {
      summary: 'Sign in: a key for a cookie that ends by itself after eight hours',
      requestBody: {
        required: true,
        content: {
          'application/json': {
            schema: { type: 'object', properties: { key: { type: 'string' } }, required: ['key'] },
          },
        },
      },
      responses: {
        204: { description: 'Signed in; the cookie is set' },
        400: problem('No key in the body'),
        401: problem('The key is unknown, expired or revoked'),
        404: problem('Callers are not asked for keys here'),
        503: problem('The store is unreachable; Retry-After says when to ask again'),
      },
    },
    delete: { summary: 'Sign out', responses: { 204: { description: 'The cookie is gone' } } },
  },
};
