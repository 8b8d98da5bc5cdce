import type { Context as Call, MiddlewareHandler } from 'hono';
import { getCookie } from 'hono/cookie';
import { type ApiKey, allows, type Scope } from '../../shared/domain/api-key.ts';
import type { ApiKeys } from '../../shared/keys/api-keys.ts';
import type { Sessions } from '../../shared/keys/sessions.ts';
import type { ApiEnv } from './api-env.ts';
import { isForeign, SAFE } from './doors.ts';
import { Problem } from './problem.ts';

/** What a route asks of its caller. */
export type Demand = (scope: Scope) => MiddlewareHandler<ApiEnv>;

/** How callers are known. */
export interface Doorkeeper {
  keys: Pick<ApiKeys, 'holderOf' | 'holderById'>;
  sessions: Sessions;
}

export const SESSION_COOKIE = 'session';

/** Null: nobody is asked for a key. */
export function createDemand(doorkeeper: Doorkeeper | null): Demand {
  async function holderOf(c: Call<ApiEnv>, { keys, sessions }: Doorkeeper): Promise<ApiKey> {
    const key = keyIn(c);
    if (key !== undefined) {
      const holder = await keys.holderOf(key);
      if (!holder) throw unauthenticated('The key is unknown, expired or revoked.');
      return holder;
    }
    // A page of another site that may call us (CORS_ORIGINS) has a key of its own, or nothing.
    const own = !isForeign(c, new URL(c.req.url).host) || SAFE.has(c.req.method);
    const keyId = own ? sessions.keyIdOf(getCookie(c, SESSION_COOKIE) ?? '') : null;
    const holder = keyId === null ? null : await keys.holderById(keyId);
    if (!holder) {
      throw unauthenticated(
        'Send your key in the header X-API-Key, or as Authorization: Bearer cos_….',
      );
    }
    c.set('session', true);
    return holder;
  }

  return (scope) => async (c, next) => {
    if (doorkeeper !== null) {
      const holder = c.get('holder') ?? (await holderOf(c, doorkeeper));
      if (!allows(holder.scope, scope)) {
        const detail = `This needs a key with the scope ${scope}; yours has ${holder.scope}.`;
        throw new Problem(403, 'Not allowed', detail);
      }
      c.set('holder', holder);
      // Nothing between us and this caller may keep what others are not to see.
      c.header('cache-control', 'private, no-store');
    }
    await next();
  };
}

/** Whose jobs and reports the caller sees; undefined: everyone's. The only place that decides it. */
export function seenBy(c: Call<ApiEnv>): string | undefined {
  const holder = c.get('holder');
  return holder === null || allows(holder.scope, 'operate') ? undefined : holder.account;
}

/** A bearer token of another make is the platform's affair. */
function keyIn(c: Call<ApiEnv>): string | undefined {
  const bearer = /^Bearer (cos_\S+)$/i.exec(c.req.header('authorization') ?? '')?.[1];
  return c.req.header('x-api-key') ?? bearer;
}

export function unauthenticated(detail: string): Problem {
  return new Problem(401, 'Not authenticated', detail, {
    headers: { 'www-authenticate': 'Bearer realm="ConsultantOS"' },
  });
}
