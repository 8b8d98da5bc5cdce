import { createHash, type KeyObject, verify } from 'node:crypto';
import { StorageRefusal, unexpected } from './storage-server-answers.ts';

const ALGORITHM = 'GOOG4-RSA-SHA256';
const WEEK_SECONDS = 7 * 24 * 3600;
const PARAMETERS = ['Algorithm', 'Credential', 'Date', 'Expires', 'SignedHeaders', 'Signature'];

interface Signed {
  path: string;
  query: URLSearchParams;
  hostname: string;
}

type KeyOf = (account: string) => KeyObject | undefined;

/**
 * Which object an address `/<bucket>/<object>` is for that is signed (V4); null when it is not. Throws a
 * StorageRefusal unless an account with a key signed it and its time is not over. Source: Cloud Storage,
 * "Signatures" and "Canonical requests".
 */
export function readSigned(
  request: Signed,
  keyOf: KeyOf,
): { bucket: string; object: string; headers: Record<string, string> } | null {
  if (!request.query.has('X-Goog-Signature')) return null;
  checkSignature(request, keyOf);
  const [, bucket = '', object = ''] = /^\/([^/]+)\/(.+)$/.exec(request.path) ?? [];
  const disposition = request.query.get('response-content-disposition');
  return {
    ...{ bucket, object: decodeURIComponent(object) },
    headers: disposition === null ? {} : { 'content-disposition': disposition },
  };
}

function checkSignature({ path, query, hostname }: Signed, keyOf: KeyOf): void {
  const [algorithm, credential = '', date = '', expires = '', headers, signature = ''] =
    PARAMETERS.map((name) => query.get(`X-Goog-${name}`) ?? undefined);
  const [, account = '', scope = ''] =
    /^(.+?)\/(\d{8}\/[^/]+\/storage\/goog4_request)$/.exec(credential) ?? [];
  const began = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(date);
  if (algorithm !== ALGORITHM || !began || !scope.startsWith(date.slice(0, 8))) {
    throw unexpected('the address is not signed as V4 says');
  }
  if (!/^\d{1,6}$/.test(expires) || Number(expires) > WEEK_SECONDS) {
    throw unexpected(`X-Goog-Expires=${expires} is not a number of seconds within a week`);
  }
  if (headers !== 'host') throw unexpected(`the signed headers ${headers} are not known here`);
  const [year, month, day, hour, minute, second] = began.slice(1).map(Number);
  const beganMs = Date.UTC(year ?? 0, (month ?? 0) - 1, day, hour, minute, second);
  if (Date.now() >= beganMs + Number(expires) * 1000) {
    throw new StorageRefusal(400, 'ExpiredToken', 'the time of the address is over');
  }
  const canonicalQuery = [...query]
    .filter(([name]) => name !== 'X-Goog-Signature')
    .map((pair) => pair.map(encoded).join('='))
    .sort()
    .join('&');
  const request = ['GET', path, canonicalQuery, `host:${hostname}\n`, 'host', 'UNSIGNED-PAYLOAD'];
  const digest = createHash('sha256').update(request.join('\n')).digest('hex');
  const signed = Buffer.from([ALGORITHM, date, scope, digest].join('\n'));
  const key = keyOf(account);
  if (!key || !verify('RSA-SHA256', signed, key, Buffer.from(signature, 'hex'))) {
    throw new StorageRefusal(
      403,
      'SignatureDoesNotMatch',
      'the signature does not fit the address',
    );
  }
}

function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (one) => `%${one.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
