import { z } from 'zod';
import { DAY_MS, OBJECT_RETENTION } from '../domain/retention.ts';
import type { Expiry } from '../ops-ports.ts';
import type { Clock, Documents, Ids, Objects } from '../ports.ts';
import type { Log } from '../process/log.ts';
import { AUDIT } from './bucket-retention.ts';
import type { Retention, RetentionPlan } from './retention.ts';

/** The rules that were last brought into force here: a bucket tells its own, a folder cannot. */
const IN_FORCE = { collection: 'settings', id: 'retention' } as const;
const rulesSchema = z.object({ days: z.record(z.string(), z.number()) });

/** How many are named. */
const DAMAGED = 10;

/** What of a list is needed. `damaged`: it cannot be read, and its time is that of the file that it lies in. */
interface Listed {
  readonly name: string;
  readonly createdAt: string;
  readonly damaged?: true;
}

/**
 * The same rules for a store that deletes nothing by itself, and the same guard: what would keep less than the
 * rules before it needs force, and every change of them leaves an audit record. Documents go first, so that at no moment one
 * of them points at an object that is gone. (Uploads that never ended are removed at the start of a process.)
 */
export function createStoreRetention({
  expiry,
  documents,
  objects,
  clock,
  ids,
  log,
  rules = OBJECT_RETENTION,
}: {
  expiry: Expiry;
  documents: Documents;
  objects: { list(prefix: string): Promise<Listed[]> } & Pick<Objects, 'delete'>;
  clock: Clock;
  ids: Ids;
  log: Log;
  rules?: typeof OBJECT_RETENTION;
}): Retention {
  async function compare() {
    const doc = await documents.get(IN_FORCE.collection, IN_FORCE.id);
    const before = doc ? rulesSchema.parse(doc.data).days : null;
    const differing = rules.filter(({ prefix, days }) => before?.[prefix] !== days);
    const told = ({ prefix, days }: (typeof rules)[number]) =>
      `objects in ${prefix} would be kept for ${days} days instead of ${before?.[prefix] ?? 'for ever'}`;
    const lower = differing.filter(
      ({ prefix, days }) => before !== null && days < (before[prefix] ?? Number.POSITIVE_INFINITY),
    );
    return {
      before,
      changes: before === null ? [] : differing.map(told),
      weakens: lower.map(told),
      differs: differing.length > 0,
    };
  }

  async function bringIntoForce(
    { before, changes, weakens }: Awaited<ReturnType<typeof compare>>,
    { force, actor }: Parameters<Retention['apply']>[0],
  ): Promise<void> {
    const days = Object.fromEntries(rules.map((rule) => [rule.prefix, rule.days]));
    const at = new Date(clock.now()).toISOString();
    const change = { action: 'folder_rules', actor, force, at, before, after: days };
    await documents.commit([
      { op: 'set', ...IN_FORCE, data: { days } },
      {
        op: 'create',
        collection: AUDIT,
        id: ids.next(),
        data: { ...change, changes, weakens, outcome: 'applied' },
      },
    ]);
  }

  async function aged(nowMs: number): Promise<{ prefix: string; heads: Listed[] }[]> {
    const found = rules.map(async ({ prefix, days }) => {
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
      const { changes, weakens } = await compare();
      return planOf(await expiry.count(nowMs), await aged(nowMs), { changes, weakens });
    },
    async apply(options) {
      const nowMs = clock.now();
      const compared = await compare();
      const { changes, weakens } = compared;
      if (weakens.length > 0 && !options.force) {
        log.error({ weakens }, 'retention not applied: it would keep less');
        return { outcome: 'refused', changes, weakens };
      }
      if (compared.differs) await bringIntoForce(compared, options);
      const expired = await expiry.deleteExpired(nowMs);
      const groups = await aged(nowMs);
      for (const { name } of groups.flatMap(({ heads }) => heads)) await objects.delete(name);
      const plan = planOf(expired, groups, { changes, weakens });
      if (plan.changes.length === 0) return { outcome: 'in_force', ...plan };
      log.info({ changes: plan.changes }, 'what had expired was deleted');
      return { outcome: 'applied', ...plan };
    },
  };
}

function planOf(
  documents: number,
  groups: { prefix: string; heads: readonly unknown[] }[],
  { changes, weakens }: RetentionPlan,
): RetentionPlan {
  const objects = groups
    .filter(({ heads }) => heads.length > 0)
    .map(({ prefix, heads }) => `objects deleted from ${prefix}: ${heads.length}`);
  const deleted = documents > 0 ? [`documents deleted: ${documents}`, ...objects] : objects;
  return { changes: [...changes, ...deleted], weakens };
}
