import type { Context as Call, Hono } from 'hono';
import { z } from 'zod';
import { PermanentError } from '../../shared/errors.ts';
import { CONTENT_TYPES, REPORT_FORMATS, type ReportFormat } from '../../shared/jobs/finish.ts';
import { listReports, readReportEntry, withoutExpired } from '../../shared/jobs/list.ts';
import type { ApiEnv, ApiUses } from './api-env.ts';
import { seenBy } from './authenticate.ts';
import { ifNoneMatch } from './if-none-match.ts';
import { knownJob } from './jobs.ts';
import { negotiate } from './negotiate.ts';
import { pagingSchema, parseQuery, withCursor } from './paging.ts';
import { Problem } from './problem.ts';
import { reportPath, reportView } from './views.ts';

const listSchema = pagingSchema.extend({ company: z.string().min(1).max(200).optional() });
const formatSchema = z.object({ format: z.string().optional() });
/** Long enough to open it, too short to be worth passing on. */
const LINK_MS = 15 * 60_000;

/** A report is a page of ours that shows other people's words: nothing in it may run or load. */
const PAGE_POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

export function createReportRoutes(app: Hono<ApiEnv>, context: ApiUses): void {
  const { documents, objects, clock } = context;

  async function reportFile(c: Call<ApiEnv>, format: ReportFormat | null) {
    if (format === null) {
      throw new Problem(406, 'Unknown format', `Reports come as ${REPORT_FORMATS.join(', ')}.`);
    }
    const job = await knownJob(context, c);
    const entry = await readReportEntry(documents, job.id);
    if (!entry) {
      throw new Problem(409, 'No report', `There is no report: the job is ${job.status}.`, {
        extra: { job_id: job.id, job_status: job.status, error: job.error, gaps: job.gaps },
      });
    }
    return { id: job.id, format, file: entry.files[format] };
  }

  app.get('/reports', async (c) => {
    const { company, limit, cursor } = parseQuery(c, listSchema);
    const page = await withCursor(() =>
      listReports(documents, { company, limit, cursor, account: seenBy(c) }),
    );
    const { items, nextCursor } = withoutExpired(page, clock.now());
    return c.json({ reports: items.map(reportView), next_cursor: nextCursor });
  });

  app.get('/reports/:id', async (c) => {
    const { format: asked } = parseQuery(c, formatSchema);
    const wanted = asked === undefined ? negotiate(c.req.header('accept')) : named(asked);
    const { format, file } = await reportFile(c, wanted);
    const version = { etag: `"${file.sha256}"`, vary: 'accept' };
    if (ifNoneMatch(c.req.header('if-none-match'), version.etag)) {
      return c.body(null, 304, version);
    }
    const bytes = await objects.get(file.name);
    if (!bytes)
      throw new PermanentError('internal', `the report's object is missing: ${file.name}`);
    return c.body(new Uint8Array(bytes), 200, {
      'content-type': CONTENT_TYPES[format],
      'content-security-policy': PAGE_POLICY,
      ...version,
    });
  });

  /** For who may not call the api, or cannot send a token with a click. */
  app.get('/reports/:id/link', async (c) => {
    const { format: asked = 'json' } = parseQuery(c, formatSchema);
    const { id, format, file } = await reportFile(c, named(asked));
    const untilMs = clock.now() + LINK_MS;
    const url = await objects.link(file.name, untilMs);
    const expiresAt = new Date(untilMs).toISOString();
    return c.json(
      url === null
        ? { url: reportPath(id, format), expires_at: null }
        : { url, expires_at: expiresAt },
      200,
      { 'cache-control': 'no-store' },
    );
  });
}

function named(format: string): ReportFormat | null {
  return REPORT_FORMATS.find((known) => known === format) ?? null;
}
