import { type ApiKey, isUsable } from '../../shared/domain/api-key.ts';
import { PermanentError } from '../../shared/errors.ts';
import { createApiKeys } from '../../shared/keys/api-keys.ts';
import { type Answer, Refusal } from './answer.ts';
import type { CommandNamed } from './commands.ts';
import type { Operated } from './operated.ts';
import { table, when } from './table.ts';

const DAY_MS = 86_400_000;

/** Of listing and revoking, which read no secret. */
const NO_PEPPER = '';

/** The key is printed here and never again. */
export async function keysCreate(
  uses: Operated,
  { account, scope, days }: CommandNamed<'keys create'>,
): Promise<Answer> {
  const pepper = uses.config.apiKeyPepper;
  if (pepper === undefined) {
    throw new PermanentError(
      'misconfigured',
      'API_KEY_PEPPER: is needed, and must be that of the server: openssl rand -hex 32 makes a first one',
    );
  }
  const expiresAt = days === null ? null : new Date(uses.clock.now() + days * DAY_MS).toISOString();
  const { key, stored } = await createApiKeys({ ...uses, pepper }).create({
    account,
    scope,
    expiresAt,
  });
  const until = expiresAt === null ? 'until it is revoked' : `until ${when(expiresAt)}`;
  return {
    data: { ...keyView(stored, uses.clock.now()), key },
    lines: [key, `for ${account}, scope ${scope}, ${until}; it is not shown again`],
    ok: true,
  };
}

export async function keysList(uses: Operated): Promise<Answer> {
  const keys = await createApiKeys({ ...uses, pepper: NO_PEPPER }).list();
  const views = keys.map((key) => keyView(key, uses.clock.now()));
  const rows = views.map(({ id, account, scope, state, created_at, expires_at }) => [
    id,
    account,
    scope,
    state,
    when(created_at),
    when(expires_at),
  ]);
  return {
    data: { keys: views },
    lines: table(['id', 'account', 'scope', 'state', 'created', 'expires'], rows),
    ok: true,
  };
}

export async function keysRevoke(
  uses: Operated,
  { id }: CommandNamed<'keys revoke'>,
): Promise<Answer> {
  const found = await createApiKeys({ ...uses, pepper: NO_PEPPER }).revoke(id);
  if (!found) throw new Refusal('no key has this id');
  return { data: { id, state: 'revoked' }, lines: [`${id} is revoked`], ok: true };
}

function keyView(key: ApiKey, nowMs: number) {
  const { id, account, scope, createdAt, expiresAt, revokedAt } = key;
  const state = isUsable(key, nowMs) ? 'good' : revokedAt === null ? 'expired' : 'revoked';
  return {
    ...{ id, account, scope, state },
    ...{ created_at: createdAt, expires_at: expiresAt, revoked_at: revokedAt },
  };
}
