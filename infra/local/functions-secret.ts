import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { PermanentError } from '../../shared/errors.ts';
import type { Config } from '../../shared/process/config.ts';

/**
 * What `/functions/*` ask of their caller, as IAM asks for a token in the cloud. Made up for each process unless
 * it is set: the process's own queue knows it, and the operator's command reads it in DATA_DIR, as this user alone
 * can. Throws PermanentError `misconfigured` where the subscriptions of a project have to be told it.
 */
export function secretOf({ functionsSecret, platform }: Config): string {
  if (functionsSecret !== undefined) return functionsSecret;
  if (platform.name === 'embedded') return randomBytes(32).toString('base64url');
  throw new PermanentError(
    'misconfigured',
    'FUNCTIONS_SECRET: is needed where one process serves PLATFORM=gcp: set it, and let the push endpoints of the subscriptions end with ?token= and it',
  );
}

/** In the header, or in the query of a push endpoint: the emulator of Pub/Sub signs nothing. */
export function showsSecret(
  { headers, url = '' }: Pick<IncomingMessage, 'headers' | 'url'>,
  secret: string,
): boolean {
  const inHeader = /^Bearer (\S+)$/.exec(headers.authorization ?? '')?.[1];
  const inQuery = new URLSearchParams(url.split('?')[1]).get('token');
  const digest = (text: string) => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(inHeader ?? inQuery ?? ''), digest(secret));
}
