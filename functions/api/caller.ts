import { createHmac, randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { ConflictError } from '../../shared/errors.ts';
import type { Documents } from '../../shared/ports.ts';

/**
 * Who calls, as a keyed digest of the address: the address itself is not stored. Behind `hops` proxies it is
 * that many entries from the right of X-Forwarded-For; what stands further left is the caller's own word.
 * IPv6 callers own whole networks and are taken by their /64.
 */
export function createCallerOf({
  documents,
  hops,
}: {
  documents: Documents;
  hops: number;
}): (request: IncomingMessage) => Promise<string> {
  let pepper: Promise<string> | undefined;
  return async (request) => {
    pepper ??= readPepper(documents).catch((error: unknown) => {
      pepper = undefined;
      throw error;
    });
    const address = network(addressOf(request, hops));
    return createHmac('sha256', await pepper)
      .update(address)
      .digest('hex')
      .slice(0, 32);
  };
}

export function addressOf(request: IncomingMessage, hops: number): string {
  const direct = request.socket.remoteAddress ?? '';
  if (hops === 0) return direct;
  const forwarded = String(request.headers['x-forwarded-for'] ?? '')
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '');
  return withoutPort(forwarded.at(-hops) ?? direct);
}

/** Some proxies add it: `192.0.2.7:5412`, `[2001:db8::1]:80`. Else each connection would be another caller. */
function withoutPort(address: string): string {
  const [, v6, v4] = /^(?:\[([^\]]+)\](?::\d+)?|([\d.]+):\d+)$/.exec(address) ?? [];
  return v6 ?? v4 ?? address;
}

export function network(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  return ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/64`).toString();
}

const pepperSchema = z.object({ pepper: z.string().min(32) });

/** One for all instances: whoever comes first makes it. */
async function readPepper(documents: Documents): Promise<string> {
  const stored = await documents.get('settings', 'callers');
  if (stored) return pepperSchema.parse(stored.data).pepper;
  const pepper = randomBytes(32).toString('hex');
  try {
    await documents.commit([
      { op: 'create', collection: 'settings', id: 'callers', data: { pepper } },
    ]);
    return pepper;
  } catch (error) {
    if (error instanceof ConflictError) return readPepper(documents);
    throw error;
  }
}
