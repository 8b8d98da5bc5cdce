import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Config } from '../process/config.ts';

const SECRET = /key|secret|token|password|pepper/i;

/**
 * The same for the same configuration, so that instances and releases can be compared. Of a secret it says
 * only whether it is set, of a base URL only its origin: the rest may hold credentials.
 */
export function configDigest({ deployed: _, ...settings }: Config): string {
  const plain = JSON.stringify(settings, (name, value: unknown) => {
    if (SECRET.test(name)) return value !== undefined;
    if (typeof value === 'string' && name === 'baseUrl') return new URL(value).origin;
    return value;
  });
  return createHash('sha256')
    .update(canonicalize(JSON.parse(plain)) ?? '')
    .digest('hex');
}
