import type { Context as Call } from 'hono';
import type { ApiEnv } from './api-env.ts';
import { negotiate } from './negotiate.ts';

/** Whether who asks would rather read a page than JSON: a browser, and no program that does not say so. */
export function prefersPage(c: Call<ApiEnv>): boolean {
  return negotiate(c.req.header('accept'))?.name === 'html';
}

/** Whether it is a browser that goes to a page, and not a program that wants the bare document. */
export function isBrowser(c: Call<ApiEnv>): boolean {
  return prefersPage(c) && (c.req.header('accept') ?? '').includes('application/xhtml+xml');
}
