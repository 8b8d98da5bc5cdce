import type { IncomingMessage } from 'node:http';
import type { ApiKey } from '../../shared/domain/api-key.ts';
import type { Context } from '../../shared/platform/context.ts';
import type { Log } from '../../shared/process/log.ts';

/** Of the product, as its package says: what the contract and `/mcp` call themselves. */
export const VERSION = '0.2.0';

/** What every route finds beside its request. */
export interface ApiEnv {
  Bindings: { incoming: IncomingMessage };
  Variables: {
    requestId: string;
    traceparent: string | null;
    log: Log;
    /** Null where callers have no keys. */
    holder: ApiKey | null;
    /** The holder was known by the cookie of a browser. */
    session: boolean;
  };
}

/** What the routes use of the process's context. */
export type ApiUses = Pick<
  Context,
  | 'config'
  | 'log'
  | 'clock'
  | 'ids'
  | 'documents'
  | 'objects'
  | 'publish'
  | 'formatFiles'
  | 'offerUpload'
  | 'prices'
> &
  Partial<Pick<Context, 'stopping'>>;
