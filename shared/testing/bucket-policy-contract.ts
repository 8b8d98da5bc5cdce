import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ConflictError } from '../errors.ts';
import type { BucketPolicy, BucketRules } from '../ops-ports.ts';

export const GUARDED_AND_BARE: BucketRules = {
  versioning: false,
  uniformAccess: true,
  publicAccessPrevented: true,
  lifecycle: [],
};

const KEPT = {
  versioning: true,
  lifecycle: [
    { action: { type: 'Delete' }, condition: { age: 90, isLive: true, matchesPrefix: ['a/'] } },
    { action: { type: 'AbortIncompleteMultipartUpload' }, condition: { age: 7 } },
  ],
};

/** What every BucketPolicy keeps. The factory answers a bucket with the rules GUARDED_AND_BARE. */
export function bucketPolicyContract(
  name: string,
  open: () => Promise<{ policy: BucketPolicy; close(): Promise<void> }>,
): void {
  describe(`bucket policy: ${name}`, () => {
    let policy: BucketPolicy;
    let close: () => Promise<void>;
    beforeEach(async () => {
      ({ policy, close } = await open());
    });
    afterEach(() => close());

    it('reads what it wrote, and leaves the switches of access alone', async () => {
      const { rules, metageneration } = await policy.read();
      expect(rules).toEqual(GUARDED_AND_BARE);
      await policy.write(KEPT, metageneration);
      const written = await policy.read();
      expect(written.rules).toEqual({ ...GUARDED_AND_BARE, ...KEPT });
      expect(written.metageneration).not.toBe(metageneration);
    });

    it('replaces all rules, and takes none away by halves', async () => {
      await policy.write(KEPT, (await policy.read()).metageneration);
      const fewer = { ...KEPT, lifecycle: KEPT.lifecycle.slice(1) };
      await policy.write(fewer, (await policy.read()).metageneration);
      expect((await policy.read()).rules.lifecycle).toEqual(fewer.lifecycle);
    });

    it('refuses a change of a bucket that was changed meanwhile, and changes nothing', async () => {
      const { metageneration } = await policy.read();
      await policy.write(KEPT, metageneration);
      const stale = policy.write({ versioning: false, lifecycle: [] }, metageneration);
      await expect(stale).rejects.toBeInstanceOf(ConflictError);
      expect((await policy.read()).rules).toEqual({ ...GUARDED_AND_BARE, ...KEPT });
    });
  });
}
