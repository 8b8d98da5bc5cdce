import { ConflictError, PermanentError } from '../errors.ts';
import type { Log } from '../log.ts';
import type { BucketPolicy } from '../ops-ports.ts';
import type { Clock, Documents, Ids } from '../ports.ts';
import { DESIRED_RULES } from './desired-rules.ts';
import type { Retention } from './retention.ts';
import { planRules } from './rules-plan.ts';

/** Records of what was changed in the platform itself. They do not expire. */
export const AUDIT = 'audit';

/**
 * The bucket's own rules are compared with the desired ones and replaced where they differ, under a
 * precondition. The audit record is written before the change and completed after it, so that no change is
 * without one; and what the bucket says afterwards counts, not that the call succeeded.
 */
export function createBucketRetention({
  policy,
  documents,
  clock,
  ids,
  log,
}: {
  policy: BucketPolicy;
  documents: Documents;
  clock: Clock;
  ids: Ids;
  log: Log;
}): Retention {
  async function look() {
    const { rules, metageneration } = await policy.read();
    const plan = planRules(rules, DESIRED_RULES);
    const { changes, weakens } = plan.outcome === 'differs' ? plan : { changes: [], weakens: [] };
    return { before: rules, metageneration, changes, weakens };
  }

  return {
    async plan() {
      const { changes, weakens } = await look();
      return { changes, weakens };
    },
    async apply({ force, actor }) {
      const { before, metageneration, changes, weakens } = await look();
      if (changes.length === 0) return { outcome: 'in_force', changes, weakens };
      if (weakens.length > 0 && !force) {
        log.error({ weakens }, 'bucket rules not applied: they would keep less');
        return { outcome: 'refused', changes, weakens };
      }
      const id = ids.next();
      const at = new Date(clock.now()).toISOString();
      const record = { action: 'bucket_rules', bucket: policy.bucket, actor, force, at };
      const data = { ...record, before: textOf(before), after: textOf(DESIRED_RULES), changes };
      await documents.commit([
        { op: 'create', collection: AUDIT, id, data: { ...data, weakens, outcome: 'begun' } },
      ]);
      const conflict = await policy.write(DESIRED_RULES, metageneration).then(
        () => undefined,
        (error: unknown) => {
          // Someone else's change, or our own whose answer was lost: what the bucket says now decides.
          if (error instanceof ConflictError) return error;
          throw error;
        },
      );
      const { changes: left } = await look();
      const outcome = left.length === 0 ? 'applied' : 'not_in_force';
      await documents.commit([{ op: 'update', collection: AUDIT, id, data: { outcome } }]);
      if (conflict && left.length > 0) throw conflict;
      if (left.length > 0) {
        throw new PermanentError('internal', `the bucket did not take: ${left.join('; ')}`);
      }
      log.info({ changes }, 'bucket rules applied');
      return { outcome: 'applied', changes, weakens };
    },
  };
}

/** As text: other people's rules may hold what a document cannot. */
function textOf(rules: unknown): string {
  return JSON.stringify(rules);
}
