import { FORMAT_NAMES, FORMATS } from '../../shared/report/formats.ts';
import { PAPERS } from '../../shared/report/render-options.ts';
import { formatPendingSchema, linkSchema, reportEntrySchema } from './answers.ts';
import { cursor, jobId, json, limit, page, problem, query, refusals } from './openapi-parts.ts';

const paperQuery = query('paper', 'overrides the paper of the request', {
  type: 'string',
  enum: [...PAPERS],
});
const reportContent = Object.fromEntries(
  FORMATS.map(({ contentType }) => {
    const [media = ''] = contentType.split(';');
    if (media === 'application/json')
      return [media, { schema: { $ref: '#/components/schemas/Report' } }];
    const isText = media.startsWith('text/');
    return [media, { schema: isText ? { type: 'string' } : { type: 'string', format: 'binary' } }];
  }),
);

/** The routes of reports, as OpenAPI paths. */
export const reportPaths = {
  '/reports': {
    get: {
      summary: 'Finished reports, newest first',
      parameters: [
        query('company', 'as asked for', { type: 'string' }),
        query('q', 'the beginning of a company’s name; then in the order of names', {
          type: 'string',
        }),
        limit,
        cursor,
      ],
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
        query('format', 'overrides Accept', { type: 'string', enum: [...FORMAT_NAMES] }),
        paperQuery,
        { name: 'If-None-Match', in: 'header', schema: { type: 'string' } },
      ],
      responses: {
        200: {
          description: 'The report',
          content: reportContent,
        },
        202: json('The format is being made: ask again after Retry-After', formatPendingSchema),
        304: { description: 'The report is what If-None-Match names' },
        404: problem('Unknown job'),
        406: problem('Unknown format'),
        409: problem('No report (yet): the job status says why'),
        500: problem('This format could not be made; the others are not affected'),
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
          enum: [...FORMAT_NAMES],
          default: 'json',
        }),
        paperQuery,
      ],
      responses: {
        202: json('The format is being made: ask again after Retry-After', formatPendingSchema),
        200: json(
          'Signed; on one machine a path of this server, which does not expire',
          linkSchema,
        ),
        404: problem('Unknown job'),
        406: problem('Unknown format'),
        409: problem('No report (yet): the job status says why'),
        500: problem('This format could not be made; the others are not affected'),
        ...refusals,
      },
    },
  },
};
