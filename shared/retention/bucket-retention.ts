import { ConflictError, PermanentError } from '../errors.ts';
import type { BucketPolicy } from '../ops-ports.ts';
import type { Clock, Documents, Ids } from '../ports.ts';
import type { Log } from '../process/log.ts';
import { DESIRED_RULES } from './desired-rules.ts';
import type { Retention, RetentionOutcome } from './retention.ts';
import { planRules } from './rules-plan.ts';

/** Records of what was changed in the platform itself. They do not expire. */
export const AUDIT = 'audit';

/**
 * The bucket's own rules are compared with the desired ones and replaced where they differ, under a
 * precondition. The audit record is written before the change and completed after it, so that no change is
 * without one; and what the bucket says afterwards counts, not that the call succeeded.
 *
 * Who may reach the objects is looked at and never changed: that would need the right to let anyone in. When
 * it is not as desired, `apply` brings into force what it can and throws PermanentError `misconfigured`.
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
    const { rules: before, metageneration } = await policy.read();
    const plan = planRules(before, DESIRED_RULES);
    const nothing = { changes: [], weakens: [], needsOperator: [] };
    return { before, metageneration, ...(plan.outcome === 'differs' ? plan : nothing) };
  }

  async function bringIntoForce(
    { before, metageneration, changes, weakens }: Awaited<ReturnType<typeof look>>,
    { force, actor }: Parameters<Retention['apply']>[0],
  ): Promise<RetentionOutcome> {
    if (changes.length === 0) return { outcome: 'in_force', changes, weakens };
    if (weakens.length > 0 && !force) {
      log.error({ weakens }, 'bucket rules not applied: they would keep less');
      return { outcome: 'refused', changes, weakens };
    }
    const { versioning, lifecycle } = DESIRED_RULES;
    const wanted = { ...before, versioning, lifecycle };
    const id = ids.next();
    const at = new Date(clock.now()).toISOString();
    const record = { action: 'bucket_rules', bucket: policy.bucket, actor, force, at };
    const data = { ...record, before: textOf(before), after: textOf(wanted), changes };
    await documents.commit([
      { op: 'create', collection: AUDIT, id, data: { ...data, weakens, outcome: 'begun' } },
    ]);
    const conflict = await policy.write(wanted, metageneration).then(
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
  }

  return {
    async plan() {
      const { changes, weakens, needsOperator } = await look();
      return { changes: [...changes, ...needsOperator.map(byOperator)], weakens };
    },
    async apply(options) {
      const found = await look();
      const done = await bringIntoForce(found, options);
      if (found.needsOperator.length === 0) return done;
      const faults = [
        ...found.needsOperator.map(byOperator),
        ...(done.outcome === 'refused' ? done.weakens.map((one) => `${one} (needs force)`) : []),
      ];
      throw new PermanentError('misconfigured', `bucket ${policy.bucket}: ${faults.join('; ')}`);
    },
  };
}

function byOperator(change: string): string {
  return `${change} (needs the operator: npm run deploy -- apply --yes)`;
}

/** As text: other people's rules may hold what a document cannot. */
function textOf(rules: unknown): string {
  return JSON.stringify(rules);
}
