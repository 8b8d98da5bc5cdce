import { ABORTED_UPLOAD_DAYS, NONCURRENT_DAYS, OBJECT_RETENTION } from '../domain/retention.ts';
import type { BucketRules } from '../ops-ports.ts';

/** What the reports' bucket should do by itself. Rules are in the wire format of Cloud Storage. */
export const DESIRED_RULES: BucketRules = {
  versioning: true,
  uniformAccess: true,
  publicAccessPrevented: true,
  lifecycle: [
    // Live versions only: a deletion by age would take the older versions along.
    ...OBJECT_RETENTION.map(({ prefix, days }) => ({
      action: { type: 'Delete' },
      condition: { age: days, isLive: true, matchesPrefix: [prefix] },
    })),
    {
      action: { type: 'Delete' },
      condition: { daysSinceNoncurrentTime: NONCURRENT_DAYS, isLive: false },
    },
    {
      action: { type: 'AbortIncompleteMultipartUpload' },
      condition: { age: ABORTED_UPLOAD_DAYS },
    },
  ],
};
