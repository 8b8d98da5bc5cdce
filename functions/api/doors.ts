import { isIP } from 'node:net';
import type { Context as Call, MiddlewareHandler } from 'hono';
import ipaddr from 'ipaddr.js';
import type { Config } from '../../shared/process/config.ts';
import type { ApiEnv } from './api-env.ts';
import { Problem } from './problem.ts';

export const SAFE = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * What a page of another site may not have its reader's browser do: call this server by a name of its own
 * (DNS rebinding), and change anything.
 */
export function createDoors(
  config: Pick<Config, 'allowedHosts' | 'host' | 'corsOrigins'>,
): MiddlewareHandler<ApiEnv> {
  return async (c, next) => {
    const { host, hostname } = new URL(c.req.url);
    if (!mayBeCalled(hostname, config)) {
      throw new Problem(
        403,
        'Host not allowed',
        `This server is not called ${hostname}: name it in ALLOWED_HOSTS if it is.`,
      );
    }
    if (!SAFE.has(c.req.method) && isForeign(c, host) && !isListed(c, config)) {
      throw new Problem(403, 'Foreign origin', 'Pages of other sites may change nothing here.');
    }
    await next();
  };
}

/** By CORS_ORIGINS; what it brings as a cookie counts for nothing (`authenticate.ts`). */
const isListed = (c: Call<ApiEnv>, { corsOrigins }: Pick<Config, 'corsOrigins'>) =>
  corsOrigins.includes(c.req.header('origin') ?? '');

export function mayBeCalled(
  hostname: string,
  { allowedHosts, host }: Pick<Config, 'allowedHosts' | 'host'>,
): boolean {
  if (allowedHosts === null) return true;
  const name = hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '');
  return isLoopback(name) || name === host || allowedHosts.includes(name);
}

export function isLoopback(name: string): boolean {
  if (isIP(name) !== 0) return ipaddr.process(name).range() === 'loopback';
  return name === 'localhost' || name.endsWith('.localhost');
}

/** Programs send neither header; browsers send one or both. */
export function isForeign(c: Call<ApiEnv>, host: string): boolean {
  const origin = c.req.header('origin');
  if (origin !== undefined) return !URL.canParse(origin) || new URL(origin).host !== host;
  return c.req.header('sec-fetch-site') === 'cross-site';
}
