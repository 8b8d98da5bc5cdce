import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { PermanentError } from '../errors.ts';

/** Below it, 443 alone: lower ports belong to protocols that are not ours to speak to. */
export const LOWEST_OTHER_PORT = 1024;
const GLOBAL_IPV6 = ipaddr.parseCIDR('2000::/3');

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

export const refused = (message: string, cause?: unknown) =>
  new PermanentError('source_unavailable', message, { cause });

/** A name or an address that stands for this machine, whatever a name server says. */
export function isLoopbackHost(host: string): boolean {
  if (isIP(host) !== 0) return ipaddr.process(host).range() === 'loopback';
  return /^(?:.+\.)?localhost\.?$/.test(host);
}

/** https, no credentials, an allowed port. `loopback`: this machine may be called by http, too. */
export function parseTarget(text: string, loopback: boolean): URL {
  if (!URL.canParse(text)) throw refused('the callback URL is not a URL');
  const url = new URL(text);
  const plain = loopback && url.protocol === 'http:' && isLoopbackHost(hostOf(url));
  if (url.protocol !== 'https:' && !plain) throw refused('the callback URL must use https');
  if (url.username !== '' || url.password !== '') {
    throw refused('the callback URL must not carry credentials');
  }
  if (url.port !== '' && Number(url.port) < LOWEST_OTHER_PORT) {
    throw refused(`the callback URL must not use port ${url.port}`);
  }
  return url;
}

/** The host without the brackets of an IPv6 literal. URL has already turned every way to write IPv4 into one. */
export const hostOf = (url: URL) => url.hostname.replace(/^\[(.*)\]$/, '$1');
