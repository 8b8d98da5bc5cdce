import type { Hono } from 'hono';
import { z } from 'zod';
import { PermanentError } from '../../shared/errors.ts';
import { findReports, listReports, withoutExpired } from '../../shared/jobs/list.ts';
import { type Format, formatNamed } from '../../shared/report/formats.ts';
import { PAPERS } from '../../shared/report/render-options.ts';
import type { ApiEnv, ApiUses } from './api-env.ts';
import { seenBy } from './authenticate.ts';
import { contentDisposition, fileName } from './file-name.ts';
import { ifNoneMatch, isBrowser, negotiate, prefersPage } from './negotiate.ts';
import type { LoadPages } from './page-routes.ts';
import { pagingSchema, parseQuery, withCursor } from './paging.ts';
import { createReportFile, notYet, REPORT_PAGE_POLICY } from './report-file.ts';
import { reportLinks, reportPath, reportView } from './views.ts';

const name = z.string().min(1).max(200);
const listSchema = pagingSchema.extend({ company: name.optional(), q: name.optional() });
const formatSchema = z.object({
  format: z.string().optional(),
  paper: z.enum(PAPERS).optional(),
});
/** Long enough to open it, too short to be worth passing on. */
const LINK_MS = 15 * 60_000;

export function createReportRoutes(app: Hono<ApiEnv>, context: ApiUses, pages: LoadPages): void {
  const { documents, objects, clock } = context;

  const reportFile = createReportFile(context);

  app.get('/reports', async (c) => {
    // The library stands on the start page; a query is a program's or a test's.
    if (isBrowser(c) && Object.keys(c.req.query()).length === 0)
      return c.redirect('/#library', 303);
    const { company, q, limit, cursor } = parseQuery(c, listSchema);
    const asked = { limit, cursor, account: seenBy(c) };
    const page = await withCursor(() =>
      q === undefined || company !== undefined
        ? listReports(documents, { company, ...asked })
        : findReports(documents, { name: q, ...asked }),
    );
    const { items, nextCursor } = withoutExpired(page, clock.now());
    return c.json({ reports: items.map(reportView), next_cursor: nextCursor });
  });

  app.get('/reports/:id', async (c) => {
    const { format: asked, paper } = parseQuery(c, formatSchema);
    const wanted = asked === undefined ? negotiate(c.req.header('accept')) : named(asked);
    const file = await reportFile(c, wanted, paper);
    const { entry, format, found } = file;
    const framed = asked === undefined && format.name === 'html' && isBrowser(c);
    if (found.state === 'asked' && prefersPage(c)) return (await pages()).making(c);
    if (found.state !== 'there') return notYet(c, { ...file, found });
    const version = { etag: `"${found.sha256}"`, vary: 'accept' };
    if (!framed && ifNoneMatch(c.req.header('if-none-match'), version.etag)) {
      return c.body(null, 304, version);
    }
    const bytes = await objects.get(found.name);
    if (!bytes)
      throw new PermanentError('internal', `the report's object is missing: ${found.name}`);
    if (framed) {
      const { jobId } = entry;
      const page = await (await pages()).report(c, bytes, jobId, reportLinks(jobId));
      c.header('vary', 'accept, accept-language, cookie');
      c.header('cache-control', 'private, no-cache');
      return c.html(page, 200, { 'content-security-policy': REPORT_PAGE_POLICY });
    }
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': format.contentType,
      'content-disposition': dispositionOf(entry, format),
      // Browsers that show a PDF do so by a page of their own, which it would forbid.
      ...(format.contentType.startsWith('text/') && {
        'content-security-policy': REPORT_PAGE_POLICY,
      }),
      ...version,
    });
  });

  /** For who may not call the api, or cannot send a token with a click. */
  app.get('/reports/:id/link', async (c) => {
    const { format: asked = 'json', paper } = parseQuery(c, formatSchema);
    const file = await reportFile(c, named(asked), paper);
    const { entry, format, found } = file;
    if (found.state === 'asked' && prefersPage(c)) return (await pages()).making(c);
    if (found.state !== 'there') return notYet(c, { ...file, found });
    const untilMs = clock.now() + LINK_MS;
    const url = await objects.link(found.name, untilMs, dispositionOf(entry, format));
    const expiresAt = new Date(untilMs).toISOString();
    const link =
      url === null
        ? { url: reportPath(entry.jobId, format.name), expires_at: null }
        : { url, expires_at: expiresAt };
    if (prefersPage(c)) return (await pages()).share(c, link, entry.jobId);
    return c.json(link, 200, { 'cache-control': 'no-store' });
  });
}

const named = (format: string) => formatNamed(format) ?? null;

/** Office files cannot be shown by a browser. */
const dispositionOf = (
  entry: Parameters<typeof fileName>[0],
  { contentType, extension }: Pick<Format, 'contentType' | 'extension'>,
): string =>
  contentDisposition(
    contentType.startsWith('application/vnd.') ? 'attachment' : 'inline',
    fileName(entry, extension),
  );
