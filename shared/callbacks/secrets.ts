import { createHash } from 'node:crypto';
import { z } from 'zod';
import { ConflictError } from '../errors.ts';
import type { Clock, Documents, Ids } from '../ports.ts';

const SECRETS = 'callback_secrets';
const DAY_MS = 86_400_000;

/** `whsec_` and 32 bytes in base64, as Standard Webhooks writes them; the store has to hold what it signs with. */
const storedSchema = z.object({
  account: z.string().nullable(),
  secret: z.string(),
  since: z.string(),
  previous: z.string().nullable(),
  previousUntil: z.string().nullable(),
});
export type CallbackSecret = z.infer<typeof storedSchema>;

export interface CallbackSecrets {
  /** Made when it is first asked for. `account` null: of jobs that belong to nobody. */
  of(account: string | null): Promise<CallbackSecret>;
  /** A new one; callbacks are signed with the old one, too, for so many days. */
  rotate(account: string | null, keepDays: number): Promise<CallbackSecret>;
}

/** Those that are valid now, newest first. */
export function validSecrets(stored: CallbackSecret, nowMs: number): string[] {
  const { secret, previous, previousUntil } = stored;
  const both = previous !== null && Date.parse(previousUntil ?? '') > nowMs;
  return both ? [secret, previous] : [secret];
}

export function createCallbackSecrets({
  documents,
  clock,
  ids,
}: {
  documents: Documents;
  clock: Clock;
  ids: Ids;
}): CallbackSecrets {
  const iso = (ms: number) => new Date(ms).toISOString();
  const idOf = (account: string | null) => (account === null ? 'nobody' : `of-${account}`);

  /** 256 bits or more went in. */
  function newSecret(): string {
    const bytes = createHash('sha256').update(`${ids.next()}${ids.next()}${ids.next()}`).digest();
    return `whsec_${bytes.toString('base64')}`;
  }

  /** Writes what `change` makes of the stored one; when another process was faster, of that one's. */
  async function write(
    account: string | null,
    change: (stored: CallbackSecret | undefined) => CallbackSecret,
  ): Promise<CallbackSecret> {
    for (;;) {
      const doc = await documents.get(SECRETS, idOf(account));
      const data = change(doc && storedSchema.parse(doc.data));
      const at = { collection: SECRETS, id: idOf(account), data };
      try {
        await documents.commit([
          doc ? { op: 'update', ...at, version: doc.version } : { op: 'create', ...at },
        ]);
        return data;
      } catch (error) {
        if (!(error instanceof ConflictError)) throw error;
      }
    }
  }

  const first = (account: string | null): CallbackSecret => ({
    account,
    secret: newSecret(),
    since: iso(clock.now()),
    previous: null,
    previousUntil: null,
  });

  return {
    async of(account) {
      const doc = await documents.get(SECRETS, idOf(account));
      return doc
        ? storedSchema.parse(doc.data)
        : write(account, (stored) => stored ?? first(account));
    },
    rotate(account, keepDays) {
      return write(account, (stored) => ({
        ...first(account),
        previous: stored?.secret ?? null,
        previousUntil: stored ? iso(clock.now() + keepDays * DAY_MS) : null,
      }));
    },
  };
}
