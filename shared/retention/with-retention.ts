import { createEmbeddedExpiry } from '../adapters/embedded/expiry.ts';
import { createBucketPolicy } from '../adapters/gcp/bucket-policy.ts';
import { PermanentError } from '../errors.ts';
import type { Context } from '../platform/context.ts';
import { createBucketRetention } from './bucket-retention.ts';
import type { Retention } from './retention.ts';
import { createStoreRetention } from './store-retention.ts';

export interface ContextWithRetention extends Context {
  retention: Retention;
}

/** For what keeps the store tidy: in the cloud the bucket does that, by rules that are kept in force. */
export function withRetention(context: Context): ContextWithRetention {
  const { platform } = context.config;
  if (platform.name === 'gcp') {
    const policy = createBucketPolicy(platform);
    return { ...context, retention: createBucketRetention({ ...context, policy }) };
  }
  if (context.local === null)
    throw new PermanentError('internal', 'the store is not of this process');
  const expiry = createEmbeddedExpiry(context.local.dataDir);
  return { ...context, retention: createStoreRetention({ ...context, expiry }) };
}
