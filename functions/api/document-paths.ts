import { z } from 'zod';
import { MAX_UPLOAD_BYTES, UPLOAD_FAULTS, UPLOAD_TYPES } from '../../shared/domain/upload.ts';
import { cursor, json, limit, page, problem, refusals } from './openapi-parts.ts';

const documentSchema = z.object({
  document_id: z.string(),
  name: z.string(),
  type: z.enum(Object.keys(UPLOAD_TYPES)),
  state: z.enum(['reading', 'ready', 'failed']),
  error: z.object({ code: z.enum(UPLOAD_FAULTS), message: z.string() }).nullable(),
  pages: z.int().nullable(),
  characters: z.int().nullable(),
  bytes: z.int(),
  sha256: z.string(),
  created_at: z.string(),
  expires_at: z.string(),
});
const documentId = { name: 'id', in: 'path', required: true, schema: { type: 'string' } };
const form = {
  type: 'object',
  required: ['file'],
  properties: { file: { type: 'string', format: 'binary' } },
};

/** The routes of the reader's own documents, as OpenAPI paths. */
export const documentPaths = {
  '/documents': {
    post: {
      summary: `Store a document (${Object.keys(UPLOAD_TYPES).join(', ')}) of at most ${MAX_UPLOAD_BYTES} bytes; it is read afterwards`,
      requestBody: { required: true, content: { 'multipart/form-data': { schema: form } } },
      responses: {
        201: json('The document, being read', documentSchema),
        400: problem('No form with one file'),
        413: problem('Too large'),
        415: problem('Not a form, or another kind of file'),
        ...refusals,
      },
    },
    get: {
      summary: 'Documents, newest first',
      parameters: [limit, cursor],
      responses: {
        200: json('A page', page('documents', documentSchema)),
        400: problem('Bad query'),
        ...refusals,
      },
    },
  },
  '/documents/{id}/delete': {
    post: {
      summary: 'The same as DELETE, for forms',
      parameters: [documentId],
      responses: { 204: { description: 'Gone' }, 404: problem('Unknown document'), ...refusals },
    },
  },
  '/documents/{id}': {
    get: {
      summary: 'A document: whether it is read, its pages, or why it cannot be read',
      parameters: [documentId],
      responses: {
        200: json('The document', documentSchema),
        404: problem('Unknown document'),
        ...refusals,
      },
    },
    delete: {
      summary: 'Delete a document at once; reports keep the passages that they cite',
      parameters: [documentId],
      responses: { 204: { description: 'Gone' }, 404: problem('Unknown document'), ...refusals },
    },
  },
};
