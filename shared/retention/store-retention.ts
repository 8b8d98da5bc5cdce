import { DAY_MS, OBJECT_RETENTION } from '../domain/retention.ts';
import type { Log } from '../log.ts';
import type { Expiry } from '../ops-ports.ts';
import type { Clock, Objects } from '../ports.ts';
import type { Retention, RetentionPlan } from './retention.ts';

/** How many are named. */
const DAMAGED = 10;

/** What of a list is needed. `damaged`: it cannot be read, and its time is that of the file that it lies in. */
interface Listed {
  readonly name: string;
  readonly createdAt: string;
  readonly damaged?: true;
}

/**
 * The same rules for a store that deletes nothing by itself. Documents go first, so that at no moment one
 * of them points at an object that is gone. (Uploads that never ended are removed at the start of a process.)
 */
export function createStoreRetention({
  expiry,
  objects,
  clock,
  log,
}: {
  expiry: Expiry;
  objects: { list(prefix: string): Promise<Listed[]> } & Pick<Objects, 'delete'>;
  clock: Clock;
  log: Log;
}): Retention {
  async function aged(nowMs: number): Promise<{ prefix: string; heads: Listed[] }[]> {
    const found = OBJECT_RETENTION.map(async ({ prefix, days }) => {
      const heads = await objects.list(prefix);
      sayDamaged(heads);
      const before = nowMs - days * DAY_MS;
      return { prefix, heads: heads.filter(({ createdAt }) => Date.parse(createdAt) <= before) };
    });
    return Promise.all(found);
  }

  function sayDamaged(heads: readonly Listed[]): void {
    const names = heads.filter(({ damaged }) => damaged).map(({ name }) => name);
    if (names.length === 0) return;
    log.error({ count: names.length, names: names.slice(0, DAMAGED) }, 'objects are damaged');
  }

  return {
    async plan() {
      const nowMs = clock.now();
      return planOf(await expiry.count(nowMs), await aged(nowMs));
    },
    async apply() {
      const nowMs = clock.now();
      const documents = await expiry.deleteExpired(nowMs);
      const groups = await aged(nowMs);
      for (const { name } of groups.flatMap(({ heads }) => heads)) await objects.delete(name);
      const plan = planOf(documents, groups);
      if (plan.changes.length === 0) return { outcome: 'in_force', ...plan };
      log.info({ changes: plan.changes }, 'what had expired was deleted');
      return { outcome: 'applied', ...plan };
    },
  };
}

function planOf(
  documents: number,
  groups: { prefix: string; heads: readonly unknown[] }[],
): RetentionPlan {
  const objects = groups
    .filter(({ heads }) => heads.length > 0)
    .map(({ prefix, heads }) => `objects deleted from ${prefix}: ${heads.length}`);
  const changes = documents > 0 ? [`documents deleted: ${documents}`, ...objects] : objects;
  return { changes, weakens: [] };
}
