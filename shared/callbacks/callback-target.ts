import { isIP } from 'node:net';
import {
  hostOf,
  isLoopbackHost,
  isPublicAddress,
  LOWEST_OTHER_PORT,
} from '../adapters/callback-address.ts';

/**
 * Why no callback can ever be delivered to this address, as far as it tells by itself; null when one may be.
 * What its name stands for is judged with each connection: it can change. `loopback`: this machine may be called.
 */
export function undeliverable(address: string, loopback: boolean): string | null {
  if (!URL.canParse(address)) return null;
  const url = new URL(address);
  // URL has turned every way to write an IPv4 address into one, and names into lower case.
  const host = hostOf(url);
  const here = isLoopbackHost(host);
  if (url.protocol === 'http:' && !(here && loopback)) return 'must use https';
  if ((here && !loopback) || (!here && isIP(host) !== 0 && !isPublicAddress(host))) {
    return 'must lead to the public Internet';
  }
  // `intranet`, `metadata`: names that only a network of one's own knows.
  if (!here && isIP(host) === 0 && !host.replace(/\.$/, '').includes('.')) {
    return 'must name a host of the public Internet, with its domain';
  }
  if (url.port !== '' && Number(url.port) < LOWEST_OTHER_PORT) {
    return `must use port 443 or a port from ${LOWEST_OTHER_PORT} on`;
  }
  return null;
}
