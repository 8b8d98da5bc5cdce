import { ConflictError } from '../errors.ts';
import type { BucketPolicy, BucketRules } from '../ops-ports.ts';

/** A bucket's rules in memory; each write moves the metageneration. `change` is someone else's. */
export function createMemoryBucketPolicy(
  initial: BucketRules,
): BucketPolicy & { rules(): BucketRules; change(rules: Partial<BucketRules>): void } {
  let rules = initial;
  let metageneration = 1;
  return {
    bucket: 'reports',
    rules: () => rules,
    change(changed) {
      rules = { ...rules, ...changed };
      metageneration += 1;
    },
    async read() {
      return { rules: structuredClone(rules), metageneration: String(metageneration) };
    },
    async write(wanted, ifMetageneration) {
      if (ifMetageneration !== String(metageneration)) {
        throw new ConflictError('the bucket was changed meanwhile');
      }
      const { versioning, lifecycle } = structuredClone(wanted);
      rules = { ...rules, versioning, lifecycle };
      metageneration += 1;
    },
  };
}
