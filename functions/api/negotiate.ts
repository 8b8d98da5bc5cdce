import type { Context as Call } from 'hono';
import { FORMATS, type Format } from '../../shared/report/formats.ts';
import type { ApiEnv } from './api-env.ts';

/**
 * The format that an Accept header likes best; null when it excludes all (RFC 9110, 12.5.1). Of a format
 * speaks the range that says most about it; among equals the range that comes first is taken, and of formats
 * that one range names the first of the table.
 */
export function negotiate(accept: string | undefined): Format | null {
  const ranges = (accept?.trim() || '*/*').split(',').map(parseRange);
  const [best] = FORMATS.flatMap((format) => {
    const [type = ''] = format.contentType.split(';');
    const fitting = [type, type.replace(/\/.*/, '/*'), '*/*'];
    const position = fitting
      .map((range) => ranges.findIndex((one) => one.type === range))
      .find((found) => found !== -1);
    const quality = position === undefined ? 0 : (ranges[position]?.quality ?? 0);
    return position !== undefined && quality > 0 ? [{ format, quality, position }] : [];
  }).sort((a, b) => b.quality - a.quality || a.position - b.position);
  return best?.format ?? null;
}

function parseRange(part: string): { type: string; quality: number } {
  const [type = '', ...parameters] = part.split(';').map((piece) => piece.trim().toLowerCase());
  const q = parameters.find((parameter) => parameter.startsWith('q='));
  return { type, quality: q === undefined ? 1 : Number(q.slice(2)) };
}

/** Whether who asks would rather read a page than JSON: a browser, and no program that does not say so. */
export function prefersPage(c: Call<ApiEnv>): boolean {
  return negotiate(c.req.header('accept'))?.name === 'html';
}

/** Whether it is a browser that goes to a page, and not a program that wants the bare document. */
export function isBrowser(c: Call<ApiEnv>): boolean {
  return prefersPage(c) && (c.req.header('accept') ?? '').includes('application/xhtml+xml');
}

/** Whether the caller has this version already (RFC 9110, 13.1.2): compared weakly, `*` fits every one. */
export function ifNoneMatch(header: string | undefined, etag: string): boolean {
  if (header === undefined) return false;
  const named: readonly string[] = header.match(/"[^"]*"/g) ?? [];
  return header.trim() === '*' || named.includes(etag);
}
