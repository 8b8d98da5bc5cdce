import type { Context as Call, Hono } from 'hono';
import { deleteCookie, setCookie } from 'hono/cookie';
import { z } from 'zod';
import { SESSION_SECONDS } from '../../shared/keys/sessions.ts';
import type { ApiEnv } from './api-env.ts';
import { type Doorkeeper, SESSION_COOKIE, unauthenticated } from './authenticate.ts';
import { isLoopback } from './doors.ts';
import { prefersPage } from './negotiate.ts';
import { type LoadPages, localPath } from './page-routes.ts';
import { Problem } from './problem.ts';
import { readBody } from './raw-body.ts';

const bodySchema = z.object({ key: z.string() });

/** Sign-in of a browser: the key once, in a body, for a cookie that is signed and ends by itself. */
export function createSessionRoutes(
  app: Hono<ApiEnv>,
  doorkeeper: Doorkeeper | null,
  pages: LoadPages,
): void {
  app.post('/session', async (c) => {
    const { key, next } = await credentials(c);
    if (doorkeeper === null) {
      throw new Problem(404, 'Not found', 'Nobody signs in here: callers are not asked for keys.');
    }
    const holder = await doorkeeper.keys.holderOf(key.trim());
    if (!holder) {
      if (prefersPage(c)) return (await pages()).signIn(c, { next, wrong: true });
      throw unauthenticated('The key is unknown, expired or revoked.');
    }
    const { sessions } = doorkeeper;
    setCookie(c, SESSION_COOKIE, sessions.issue(holder.id), {
      ...cookieOf(c),
      maxAge: SESSION_SECONDS,
    });
    c.header('cache-control', 'no-store');
    return prefersPage(c) ? c.redirect(localPath(c, next), 303) : c.body(null, 204);
  });

  const end = (c: Call<ApiEnv>) => {
    deleteCookie(c, SESSION_COOKIE, cookieOf(c));
    return prefersPage(c) ? c.redirect('/', 303) : c.body(null, 204);
  };
  app.delete('/session', end);
  // A form cannot send DELETE.
  app.post('/session/end', end);
}

/** Not sent along by other sites' posts, not read by scripts, and over plain http to this machine alone. */
function cookieOf(c: Call<ApiEnv>) {
  const secure = !isLoopback(new URL(c.req.url).hostname.replace(/^\[(.*)\]$/, '$1'));
  return { path: '/', httpOnly: true, sameSite: 'Lax', secure } as const;
}

async function credentials(c: Call<ApiEnv>): Promise<{ key: string; next: string }> {
  const text = (await readBody(c)).toString();
  if (/^application\/x-www-form-urlencoded/i.test(c.req.header('content-type') ?? '')) {
    const fields = new URLSearchParams(text);
    return { key: fields.get('key') ?? '', next: fields.get('next') ?? '/' };
  }
  try {
    return { ...bodySchema.parse(JSON.parse(text)), next: '/' };
  } catch (cause) {
    if (!(cause instanceof SyntaxError || cause instanceof z.ZodError)) throw cause;
    throw new Problem(400, 'Invalid request', 'Send {"key": "cos_…"} as JSON.');
  }
}
