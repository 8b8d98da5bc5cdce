import { lookup as systemLookup } from 'node:dns/promises';
import { request as plainRequest } from 'node:http';
import { type RequestOptions, request } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { PermanentError, TransientError } from '../errors.ts';
import {
  hostOf,
  isLoopbackHost,
  isPublicAddress,
  parseTarget,
  refused,
} from './callback-address.ts';

/** Of the answer, which is thrown away: enough to let the receiver finish writing a normal one. */
const MAX_ANSWER_BYTES = 64 * 1024;
export interface ResolvedAddress {
  address: string;
  family: number;
}

export interface Callback {
  /**
   * POSTs `payload`, JSON, to an https URL that a caller chose. Resolves on 2xx. PermanentError: 410, by which a
   * receiver says that it wants no more, and every URL that may not be called. TransientError: every other answer
   * (who keeps the receiver can mend it), no connection, no answer in time. Rejects with the signal's reason when
   * it fires. Messages name the host, never the path.
   */
  deliver(
    url: string,
    payload: string,
    headers: Record<string, string>,
    signal: AbortSignal,
  ): Promise<void>;
}

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
  if (status === 410) return refused(`${message}: it wants no more`);
  const reason = status === 429 ? 'rate_limited' : status === 408 ? 'timeout' : 'unavailable';
  const redirect = status >= 300 && status < 400;
  return new TransientError(reason, redirect ? `${message}: redirects are not followed` : message, {
    retryAfterMs: retryAfterMs(retryAfter),
  });
}

/** Resolves with the verdict on the status once the answer has ended, or enough of it was read. */
function post(
  ask: typeof request,
  options: RequestOptions,
  host: string,
  payload: string,
): Promise<Error | undefined> {
  return new Promise((resolve, reject) => {
    let answered = false;
    let verdict: Error | undefined;
    // The status decides: a body that breaks off, or drags on until the time limit, changes nothing.
    const settle = (error: Error) => (answered ? resolve(verdict) : reject(error));
    const outgoing = ask(options, (answer) => {
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
 * `loopback`: this machine is allowed, too, for receivers under development.
 */
export function createCallback({
  timeoutMs = 10_000,
  lookup = (host: string): Promise<ResolvedAddress[]> => systemLookup(host, { all: true }),
  loopback = false,
  allowAddress = (address: string) =>
    isPublicAddress(address) || (loopback && isLoopbackHost(address)),
  ca,
}: {
  timeoutMs?: number;
  lookup?: (host: string) => Promise<ResolvedAddress[]>;
  loopback?: boolean;
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
    payload: string,
    headers: Record<string, string>,
    signal: AbortSignal,
  ): Promise<void> {
    signal.throwIfAborted();
    const url = parseTarget(text, loopback);
    const host = hostOf(url);
    const limit = AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]);
    let verdict: Error | undefined;
    try {
      const addresses = await addressesOf(host, limit);
      const plain = url.protocol === 'http:';
      if (plain && !addresses.every(({ address }) => isLoopbackHost(address))) {
        throw refused(`the callback host ${host} is not this machine`);
      }
      const [first] = addresses;
      if (first === undefined) {
        throw new TransientError('unavailable', `the callback host ${host} has no address`);
      }
      const options: RequestOptions = {
        method: 'POST',
        host,
        port: Number(url.port || (plain ? 80 : 443)),
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
      verdict = await post(plain ? plainRequest : request, options, host, payload);
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
