import { createHmac, timingSafeEqual } from 'node:crypto';
import type { Clock } from '../ports.ts';

/** A working day; who signs out, or whose key is revoked, is out at once. */
export const SESSION_SECONDS = 8 * 3600;

/** Key id, end in seconds since the epoch, HMAC-SHA256 over both. */
const VALUE = /^([a-z0-9]{16})\.(\d{1,12})\.([0-9a-f]{64})$/;

export interface Sessions {
  /** What a browser keeps in the place of its key: useless without the pepper's holder, and for so long. */
  issue(keyId: string): string;
  /** The id of the key; null: forged, damaged or over. Whether the key is still good is not looked at. */
  keyIdOf(value: string): string | null;
}

export function createSessions({ pepper, clock }: { pepper: string; clock: Clock }): Sessions {
  // No digest of a key begins so: ids have 16 characters.
  const sign = (keyId: string, ends: string) =>
    createHmac('sha256', pepper).update(`session.${keyId}.${ends}`).digest();

  return {
    issue(keyId) {
      const ends = String(Math.floor(clock.now() / 1000) + SESSION_SECONDS);
      return `${keyId}.${ends}.${sign(keyId, ends).toString('hex')}`;
    },
    keyIdOf(value) {
      const [, keyId = '', ends = '', signature = ''] = VALUE.exec(value) ?? [];
      if (signature === '') return null;
      const genuine = timingSafeEqual(sign(keyId, ends), Buffer.from(signature, 'hex'));
      return genuine && Number(ends) * 1000 > clock.now() ? keyId : null;
    },
  };
}
