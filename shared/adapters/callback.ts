import { lookup as systemLookup } from 'node:dns/promises';
import { type RequestOptions, request } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { PermanentError, TransientError } from '../errors.ts';

/** Of the answer, which is thrown away: enough to let the receiver finish writing a normal one. */
const MAX_ANSWER_BYTES = 64 * 1024;
/** Below it, 443 alone: lower ports belong to protocols that are not ours to speak to. */
export const LOWEST_OTHER_PORT = 1024;
const GLOBAL_IPV6 = ipaddr.parseCIDR('2000::/3');

export interface ResolvedAddress {
  address: string;
  family: number;
}

export interface Callback {
  /**
   * POSTs `body` as JSON to an https URL that a caller chose. Resolves on 2xx. TransientError: 408, 429, 5xx,
   * no connection, no answer in time. PermanentError: every other answer (redirects too) and every URL that
   * may not be called. Rejects with the signal's reason when it fires. Messages name the host, never the path.
   */
  deliver(
    url: string,
    body: Record<string, unknown>,
    headers: Record<string, string>,
    signal: AbortSignal,
  ): Promise<void>;
}

/**
 * Is it an address of the public Internet? Only global unicast is: not private, loopback, link-local, shared,
 * multicast, reserved or for documentation, and none of the IPv6 forms that carry an IPv4 address (mapped, NAT64,
 * 6to4, Teredo), because they can lead to any of the others.
 */
export function isPublicAddress(address: string): boolean {
  // isIP is strict; the parser also takes forms that others read differently (octal, `127.1`, zones).
  if (isIP(address) === 0 || address.includes('%')) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  return parsed.kind() === 'ipv4' || parsed.match(GLOBAL_IPV6);
}

const refused = (message: string, cause?: unknown) =>
  new PermanentError('source_unavailable', message, { cause });

/** https, no credentials, an allowed port. */
function parseTarget(text: string): URL {
  if (!URL.canParse(text)) throw refused('the callback URL is not a URL');
  const url = new URL(text);
  if (url.protocol !== 'https:') throw refused('the callback URL must use https');
  if (url.username !== '' || url.password !== '') {
    throw refused('the callback URL must not carry credentials');
  }
  if (url.port !== '' && Number(url.port) < LOWEST_OTHER_PORT) {
    throw refused(`the callback URL must not use port ${url.port}`);
  }
  return url;
}

/** The host without the brackets of an IPv6 literal. URL has already turned every way to write IPv4 into one. */
const hostOf = (url: URL) => url.hostname.replace(/^\[(.*)\]$/, '$1');

/** Answers the checked addresses whatever is asked, so that no second DNS answer can take their place. */
function pinned(addresses: readonly ResolvedAddress[], first: ResolvedAddress): LookupFunction {
  return (_host, options, done) => {
    if (options.all) done(null, [...addresses]);
    else done(null, first.address, first.family);
  };
}

function retryAfterMs(header: string | undefined): number | undefined {
  return header !== undefined && /^\d{1,6}$/.test(header) ? Number(header) * 1000 : undefined;
}

function judge(host: string, status: number, retryAfter: string | undefined): Error | undefined {
  if (status >= 200 && status < 300) return undefined;
  const message = `the callback to ${host} was answered ${status}`;
  if (status === 429 || status === 408 || status >= 500) {
    const reason = status === 429 ? 'rate_limited' : status === 408 ? 'timeout' : 'unavailable';
    return new TransientError(reason, message, { retryAfterMs: retryAfterMs(retryAfter) });
  }
  return refused(status < 400 ? `${message}: redirects are not followed` : message);
}

/** Resolves with the verdict on the status once the answer has ended, or enough of it was read. */
function post(options: RequestOptions, host: string, payload: string): Promise<Error | undefined> {
  return new Promise((resolve, reject) => {
    let answered = false;
    let verdict: Error | undefined;
    // The status decides: a body that breaks off, or drags on until the time limit, changes nothing.
    const settle = (error: Error) => (answered ? resolve(verdict) : reject(error));
    const outgoing = request(options, (answer) => {
      answered = true;
      verdict = judge(host, answer.statusCode ?? 0, answer.headers['retry-after']);
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => {
        bytes += chunk.length;
        if (bytes > MAX_ANSWER_BYTES) outgoing.destroy();
      });
      answer.on('error', settle);
    });
    outgoing.on('error', settle);
    // Last of all events, and the only one when the server answers by switching protocols.
    outgoing.on('close', () => settle(new Error('the connection was closed without an answer')));
    outgoing.end(payload);
  });
}

/** Settles with `work`, or rejects with the signal's reason if that fires first. */
async function orAborted<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  signal.throwIfAborted();
  const stop = Promise.withResolvers<never>();
  const fire = () => stop.reject(signal.reason);
  signal.addEventListener('abort', fire, { once: true });
  try {
    return await Promise.race([work, stop.promise]);
  } finally {
    signal.removeEventListener('abort', fire);
  }
}

/**
 * Delivers callbacks so that a caller cannot make this program reach what only it can reach: the host's addresses are
 * resolved once, all must be allowed, and the connection is made to those very addresses; no redirect is followed and
 * no proxy is used. `ca` (PEM) replaces the trusted authorities. `timeoutMs` covers everything from the lookup on.
 */
export function createCallback({
  timeoutMs = 10_000,
  lookup = (host: string): Promise<ResolvedAddress[]> => systemLookup(host, { all: true }),
  allowAddress = isPublicAddress,
  ca,
}: {
  timeoutMs?: number;
  lookup?: (host: string) => Promise<ResolvedAddress[]>;
  allowAddress?: (address: string) => boolean;
  ca?: string;
} = {}): Callback {
  async function addressesOf(host: string, signal: AbortSignal): Promise<ResolvedAddress[]> {
    const family = isIP(host);
    const found =
      family === 0 ? await orAborted(lookup(host), signal) : [{ address: host, family }];
    if (!found.every(({ address }) => allowAddress(address))) {
      throw refused(`the callback host ${host} is not on the public Internet`);
    }
    return found;
  }

  async function deliver(
    text: string,
    body: Record<string, unknown>,
    headers: Record<string, string>,
    signal: AbortSignal,
  ): Promise<void> {
    signal.throwIfAborted();
    const url = parseTarget(text);
    const host = hostOf(url);
    const limit = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
    const payload = JSON.stringify(body);
    let verdict: Error | undefined;
    try {
      const addresses = await addressesOf(host, limit);
      const [first] = addresses;
      if (first === undefined) {
        throw new TransientError('unavailable', `the callback host ${host} has no address`);
      }
      const options: RequestOptions = {
        method: 'POST',
        host,
        port: url.port === '' ? 443 : Number(url.port),
        path: `${url.pathname}${url.search}`,
        // `host` last: it also decides the server name that TLS asks for.
        headers: {
          ...Object.fromEntries(Object.entries(headers).map(([k, v]) => [k.toLowerCase(), v])),
          'content-type': 'application/json',
          'content-length': String(Buffer.byteLength(payload)),
          host: url.host,
        },
        lookup: pinned(addresses, first),
        // An agent of its own: the global one may keep connections and obey proxy variables.
        agent: false,
        signal: limit,
        ...(ca === undefined ? {} : { ca }),
      };
      verdict = await post(options, host, payload);
    } catch (error) {
      if (signal.aborted) throw signal.reason;
      if (error instanceof PermanentError || error instanceof TransientError) throw error;
      if (error instanceof TypeError) throw error;
      throw limit.aborted
        ? new TransientError('timeout', `the callback to ${host} took over ${timeoutMs} ms`)
        : new TransientError('unavailable', `the callback to ${host} failed`, { cause: error });
    }
    if (verdict !== undefined) throw verdict;
  }

  return { deliver };
}
