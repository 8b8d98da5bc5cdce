import { z } from 'zod';

/** `read`: its account's jobs and reports. `analyze`: to ask for analyses and to cancel them, too. `operate`: everything, of everyone. */
export const SCOPES = ['read', 'analyze', 'operate'] as const;
export type Scope = (typeof SCOPES)[number];

/** A key as it is stored: not its secret, only a keyed digest of it. */
export const apiKeySchema = z.object({
  id: z.string(),
  /** Whose jobs they are; keys of one account see the same. */
  account: z.string(),
  scope: z.enum(SCOPES),
  /** HMAC-SHA256 of the secret, the id, and what the key is good for: hex. */
  digest: z.string(),
  createdAt: z.string(),
  /** Null: never. */
  expiresAt: z.string().nullable(),
  revokedAt: z.string().nullable(),
});
export type ApiKey = z.infer<typeof apiKeySchema>;

const KEY = /^cos_([a-z0-9]{16})_([a-z0-9]{50})$/;

/** `cos_<id>_<secret>`, or null when it is none. */
export function readKey(text: string): { id: string; secret: string } | null {
  const [, id, secret] = KEY.exec(text) ?? [];
  return id === undefined || secret === undefined ? null : { id, secret };
}

export function isUsable({ expiresAt, revokedAt }: ApiKey, nowMs: number): boolean {
  return revokedAt === null && (expiresAt === null || Date.parse(expiresAt) > nowMs);
}

/** Each scope holds those before it. */
export function allows(held: Scope, needed: Scope): boolean {
  return SCOPES.indexOf(held) >= SCOPES.indexOf(needed);
}
