import type { Context as Call, Hono } from 'hono';
import { setCookie } from 'hono/cookie';
import type { ApiEnv } from './api-env.ts';
import { Problem } from './problem.ts';
import type { Pages } from './web/pages.ts';

/** Loads what makes pages, with the first page that is asked for: programs and starts do without. */
export type LoadPages = () => Promise<Pages>;

const YEAR_SECONDS = 31_536_000;

/** Those that only people ask for. */
export function createPageRoutes(app: Hono<ApiEnv>, pages: LoadPages): void {
  app.get('/', async (c) => (await pages()).start(c));

  app.get('/account', async (c) => {
    const holder = c.get('holder');
    if (holder !== null) return (await pages()).account(c, holder);
    throw new Problem(
      404,
      'Not found',
      'There are no accounts here: callers are not asked for keys.',
    );
  });

  app.get('/sample', async (c) => {
    const { REPORT_PAGE_POLICY, sampleReport } = await import('./report-file.ts');
    const page = await sampleReport();
    if (page === null) throw new Problem(404, 'Not found', 'No sample comes with this server.');
    c.header('content-security-policy', REPORT_PAGE_POLICY);
    return c.html(await (await pages()).sample(c, page));
  });

  app.get('/assets/:file', async (c) => {
    const asset = (await import('./web/assets.ts')).assetAt(c.req.path);
    if (!asset) throw new Problem(404, 'Not found', 'There is no such file.');
    return c.body(asset.body, 200, {
      'content-type': asset.contentType,
      'cache-control': `public, max-age=${YEAR_SECONDS}, immutable`,
    });
  });

  app.get('/language/:tag', async (c) => {
    const { isLanguage, LANGUAGE_COOKIE } = await import('./web/page.ts');
    const tag = c.req.param('tag');
    if (!isLanguage(tag)) throw new Problem(404, 'Not found', 'The pages do not speak it.');
    setCookie(c, LANGUAGE_COOKIE, tag, { path: '/', sameSite: 'Lax', maxAge: YEAR_SECONDS });
    return c.redirect(localPath(c, c.req.query().back), 303);
  });
}

/** A path of this server and of no other, whatever was asked for. */
export function localPath(c: Call<ApiEnv>, asked: string | undefined): string {
  const here = new URL(c.req.url);
  if (asked === undefined || !URL.canParse(asked, here.href)) return '/';
  const { origin, pathname, search, hash } = new URL(asked, here);
  return origin === here.origin ? `${pathname}${search}${hash}`.replace(/^\/+/, '/') : '/';
}
