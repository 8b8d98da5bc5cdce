import type { MiddlewareHandler } from 'hono';
import { compress } from 'hono/compress';
import { cors } from 'hono/cors';
import type { Config } from '../../shared/process/config.ts';
import type { ApiEnv } from './api-env.ts';

/** What pages of other sites may send, and what of the answer they may read. */
const SENT = [
  'accept',
  'authorization',
  'content-type',
  'idempotency-key',
  'if-none-match',
  'last-event-id',
  'x-api-key',
  'x-request-id',
];
const READ = [
  'content-disposition',
  'etag',
  'location',
  'ratelimit-limit',
  'ratelimit-remaining',
  'ratelimit-reset',
  'retry-after',
  'x-request-id',
];
const DAY_SECONDS = 86_400;

/**
 * Scripts of the pages that CORS_ORIGINS lists may call the api, by a key of their own: cookies are never
 * theirs to use. Null: none is listed.
 */
export function createCors({
  corsOrigins,
}: Pick<Config, 'corsOrigins'>): MiddlewareHandler<ApiEnv> | null {
  if (corsOrigins.length === 0) return null;
  return cors({
    origin: corsOrigins,
    allowHeaders: SENT,
    exposeHeaders: READ,
    allowMethods: ['GET', 'HEAD', 'POST', 'DELETE'],
    maxAge: DAY_SECONDS,
  });
}

/** Answers are one reader's unless they say otherwise, and are asked about anew. */
export const keepPrivate: MiddlewareHandler<ApiEnv> = async (c, next) => {
  await next();
  if (!c.res.headers.has('cache-control')) c.header('cache-control', 'private, no-cache');
};

/** Text of some length, for who takes gzip: reports, lists, pages and the contract; never a stream of events. */
export const compressed: MiddlewareHandler<ApiEnv> = compress({ encoding: 'gzip' });
