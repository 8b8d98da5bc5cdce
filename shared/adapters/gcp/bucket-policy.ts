import type { LifecycleRule } from '@google-cloud/storage';
import { z } from 'zod';
import { ConflictError } from '../../errors.ts';
import type { BucketPolicy } from '../../ops-ports.ts';
import { createStorageClient } from './storage-client.ts';
import { isPreconditionFailed } from './storage-faults.ts';

/** Of one try; there are three. */
const TRY_MS = 9_500;

const record = z.record(z.string(), z.unknown());
const switchSchema = z.object({ enabled: z.boolean().default(false) }).default({ enabled: false });
/** What was never set is absent. */
const metadataSchema = z.object({
  metageneration: z.string(),
  versioning: switchSchema,
  iamConfiguration: z
    .object({
      uniformBucketLevelAccess: switchSchema,
      publicAccessPrevention: z.string().default('inherited'),
    })
    .prefault({}),
  lifecycle: z
    .object({ rule: z.array(z.object({ action: record, condition: record })).default([]) })
    .prefault({}),
});

/**
 * The rules of a Cloud Storage bucket. Needs `storage.buckets.get` and `storage.buckets.update` on it. Who may
 * reach the objects is read only: to set that, the service asks for `storage.buckets.setIamPolicy`.
 */
export function createBucketPolicy(where: { projectId: string; bucket: string }): BucketPolicy {
  const client = createStorageClient(where);
  return {
    bucket: where.bucket,
    read() {
      return client.call({ what: 'the rules could not be read', tryMs: TRY_MS }, async (bucket) => {
        const [metadata] = await bucket.getMetadata();
        const { metageneration, versioning, iamConfiguration, lifecycle } =
          metadataSchema.parse(metadata);
        const rules = {
          versioning: versioning.enabled,
          uniformAccess: iamConfiguration.uniformBucketLevelAccess.enabled,
          publicAccessPrevented: iamConfiguration.publicAccessPrevention === 'enforced',
          lifecycle: lifecycle.rule,
        };
        return { rules, metageneration };
      });
    },
    async write({ versioning, lifecycle }, metageneration) {
      const change = {
        versioning: { enabled: versioning },
        // The client's type knows fewer rules than the service, which says itself what it does not take.
        lifecycle: { rule: lifecycle as unknown as LifecycleRule[] },
      };
      const what = 'the rules could not be written';
      const written = await client.call({ what, tryMs: TRY_MS }, async (bucket) => {
        try {
          await bucket.setMetadata(change, { ifMetagenerationMatch: metageneration });
          return true;
        } catch (error) {
          if (isPreconditionFailed(error)) return false;
          throw error;
        }
      });
      if (!written) throw new ConflictError(`bucket ${where.bucket} was changed meanwhile`);
    },
  };
}
