import type { Context as Call, Hono } from 'hono';
import {
  MAX_UPLOAD_BYTES,
  UPLOAD_TYPES,
  type Upload,
  type UploadType,
} from '../../shared/domain/upload.ts';
import {
  deleteUpload,
  findUpload,
  isOverdue,
  listUploads,
  storeUpload,
} from '../../shared/uploads/uploads.ts';
import type { ApiEnv, ApiUses } from './api-env.ts';
import { prefersPage } from './negotiate.ts';
import type { LoadPages } from './page-routes.ts';
import { pagingSchema, parseQuery, withCursor } from './paging.ts';
import { Problem } from './problem.ts';
import { MAX_FORM_BYTES, readBody } from './raw-body.ts';

const TYPES = Object.keys(UPLOAD_TYPES) as UploadType[];
const MAX_NAME = 200;

/** The reader's own documents: each is seen, used and deleted by the account alone that sent it. */
export function createDocumentRoutes(app: Hono<ApiEnv>, context: ApiUses, pages: LoadPages): void {
  const accountOf = (c: Call<ApiEnv>) => c.get('holder')?.account ?? '';
  const wanted = async (c: Call<ApiEnv>): Promise<Upload> => {
    const upload = await findUpload(c.req.param('id') ?? '', accountOf(c), context);
    if (upload !== undefined) return upload;
    throw new Problem(404, 'No such document', 'There is no document with this id.');
  };

  app.post('/documents', async (c) => {
    const file = await fileOf(c);
    const upload = await storeUpload(
      { ...file, account: accountOf(c) },
      { ...context, offer: context.offerUpload },
    );
    c.get('log').info({ bytes: upload.bytes, type: upload.type }, 'document stored');
    if (prefersPage(c)) return c.redirect('/documents', 303);
    return c.json(documentView(upload), 201, { location: `/documents/${upload.id}` });
  });

  app.get('/documents', async (c) => {
    const paging = parseQuery(c, pagingSchema);
    const page = await withCursor(() => listUploads(accountOf(c), paging, context));
    if (prefersPage(c)) return (await pages()).documents(c, page);
    return c.json({ documents: page.items.map(documentView), next_cursor: page.nextCursor });
  });

  app.get('/documents/:id', async (c) => {
    const upload = await wanted(c);
    if (isOverdue(upload, context.clock.now())) await context.offerUpload(upload.id);
    return c.json(documentView(upload));
  });

  app.delete('/documents/:id', async (c) => {
    const { id } = await wanted(c);
    await deleteUpload(id, context);
    return c.body(null, 204);
  });

  // A form cannot send DELETE.
  app.post('/documents/:id/delete', async (c) => {
    const { id } = await wanted(c);
    await deleteUpload(id, context);
    return prefersPage(c) ? c.redirect('/documents', 303) : c.body(null, 204);
  });
}

function documentView(upload: Upload) {
  const { id, name, type, state, fault, pages, characters, bytes, sha256 } = upload;
  return {
    document_id: id,
    ...{ name, type, state, error: fault, pages, characters, bytes, sha256 },
    created_at: upload.createdAt,
    expires_at: upload.expireAt,
  };
}

/** The one file of a form. */
async function fileOf(
  c: Call<ApiEnv>,
): Promise<{ name: string; type: UploadType; bytes: Uint8Array }> {
  const contentType = c.req.header('content-type') ?? '';
  if (!/^multipart\/form-data\s*;/i.test(contentType)) {
    throw new Problem(
      415,
      'Not a form',
      'Send the file as multipart/form-data, in a field "file".',
    );
  }
  const body = await readBody(c, MAX_FORM_BYTES);
  const form = await new Response(new Uint8Array(body), {
    headers: { 'content-type': contentType },
  })
    .formData()
    .catch(() => undefined);
  const files = [...(form?.values() ?? [])].filter((value) => typeof value !== 'string');
  const [file, ...more] = files;
  if (file === undefined || more.length > 0) {
    throw new Problem(400, 'Invalid form', 'The form must hold exactly one file.');
  }
  if (file.size > MAX_UPLOAD_BYTES) {
    throw new Problem(
      413,
      'File too large',
      `A document may have ${MAX_UPLOAD_BYTES} bytes at most.`,
    );
  }
  if (file.size === 0) throw new Problem(400, 'Empty file', 'The file is empty.');
  const name = file.name
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}/\\]+/gu, ' ')
    .trim()
    .slice(0, MAX_NAME);
  const type = typeOf(name);
  if (type === undefined) {
    throw new Problem(
      415,
      'Unknown kind of file',
      `A document's name ends in one of ${TYPES.join(', ')}.`,
    );
  }
  return { name, type, bytes: new Uint8Array(await file.arrayBuffer()) };
}

function typeOf(name: string): UploadType | undefined {
  const ending = /\.(\w+)$/.exec(name.toLowerCase())?.[1] ?? '';
  const same: Readonly<Record<string, UploadType>> = { htm: 'html', markdown: 'md', text: 'txt' };
  return TYPES.find((type) => type === (same[ending] ?? ending));
}
