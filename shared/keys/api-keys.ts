import { createHmac, timingSafeEqual } from 'node:crypto';
import { type ApiKey, apiKeySchema, isUsable, readKey } from '../domain/api-key.ts';
import { ConflictError } from '../errors.ts';
import type { Clock, Documents, Ids } from '../ports.ts';

export const API_KEYS = 'api_keys';
const MOST = 1_000;
/** Of no key; what is unknown is compared too, so that the time of an answer tells nothing. */
const NOBODY = '0'.repeat(64);
type Granted = Pick<ApiKey, 'id' | 'account' | 'scope' | 'expiresAt'>;
const NO_GRANT: Granted = { id: '', account: '', scope: 'read', expiresAt: null };

export interface ApiKeys {
  /** The only time that the key itself is seen. */
  create(
    wanted: Pick<ApiKey, 'account' | 'scope' | 'expiresAt'>,
  ): Promise<{ key: string; stored: ApiKey }>;
  /** Newest first, at most 1,000. */
  list(): Promise<ApiKey[]>;
  /** False: there is none of this id. A second time changes nothing. */
  revoke(id: string): Promise<boolean>;
  /** Whose key it is; null when it is none, unknown, wrong, expired or revoked. */
  holderOf(key: string): Promise<ApiKey | null>;
  /** For who has shown the key before: null when it is unknown, expired or revoked by now. */
  holderById(id: string): Promise<ApiKey | null>;
}

/** Keys of callers. `pepper` lies outside the store: who reads only that can try out no secrets. */
export function createApiKeys({
  documents,
  clock,
  ids,
  pepper,
}: {
  documents: Documents;
  clock: Clock;
  ids: Ids;
  pepper: string;
}): ApiKeys {
  /** Of all that a key is good for, so that who can write to the store alone can widen none. */
  const digestOf = (secret: string, { id, account, scope, expiresAt }: Granted) =>
    createHmac('sha256', pepper)
      .update(JSON.stringify([id, secret, account, scope, expiresAt]))
      .digest('hex');
  const now = () => new Date(clock.now()).toISOString();

  async function read(id: string) {
    const doc = await documents.get(API_KEYS, id);
    return doc && { version: doc.version, stored: apiKeySchema.parse(doc.data) };
  }

  return {
    async create(wanted) {
      const id = ids.next().slice(-16).padStart(16, '0');
      // 200 bits or more.
      const secret = `${ids.next()}${ids.next()}`.slice(-50).padStart(50, '0');
      const digest = digestOf(secret, { id, ...wanted });
      const stored: ApiKey = { id, ...wanted, digest, createdAt: now(), revokedAt: null };
      await documents.commit([{ op: 'create', collection: API_KEYS, id, data: stored }]);
      return { key: `cos_${id}_${secret}`, stored };
    },
    async list() {
      const orderBy = { field: 'createdAt', direction: 'desc' } as const;
      const { docs } = await documents.query({ collection: API_KEYS, orderBy, limit: MOST });
      return docs.map(({ data }) => apiKeySchema.parse(data));
    },
    async revoke(id) {
      for (;;) {
        const found = await read(id);
        if (!found) return false;
        if (found.stored.revokedAt !== null) return true;
        const { version } = found;
        const data = { revokedAt: now() };
        try {
          await documents.commit([{ op: 'update', collection: API_KEYS, id, data, version }]);
          return true;
        } catch (error) {
          if (!(error instanceof ConflictError)) throw error;
        }
      }
    },
    async holderById(id) {
      const stored = (await read(id))?.stored;
      return stored && isUsable(stored, clock.now()) ? stored : null;
    },
    async holderOf(key) {
      const typed = readKey(key);
      if (!typed) return null;
      const stored = (await read(typed.id))?.stored;
      const known = Buffer.from(stored?.digest ?? NOBODY, 'hex');
      const given = Buffer.from(digestOf(typed.secret, stored ?? NO_GRANT), 'hex');
      const same = timingSafeEqual(known, given);
      return stored && same && isUsable(stored, clock.now()) ? stored : null;
    },
  };
}
