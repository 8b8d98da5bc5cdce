import { isIP } from 'node:net';
import { isPublicAddress, LOWEST_OTHER_PORT } from './adapters/callback.ts';

const LOCAL_NAME = /^(?:.+\.)?localhost\.?$/;

/**
 * Why no callback can ever be delivered to this address, as far as it tells by itself; null when one may be.
 * What its name stands for is judged with each connection: it can change.
 */
export function undeliverable(address: string): string | null {
  if (!URL.canParse(address)) return null;
  const { hostname, port } = new URL(address);
  // URL has turned every way to write an IPv4 address into one, and names into lower case.
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  if (LOCAL_NAME.test(host) || (isIP(host) !== 0 && !isPublicAddress(host))) {
    return 'must lead to the public Internet';
  }
  if (port !== '' && Number(port) < LOWEST_OTHER_PORT) {
    return `must use port 443 or a port from ${LOWEST_OTHER_PORT} on`;
  }
  return null;
}
