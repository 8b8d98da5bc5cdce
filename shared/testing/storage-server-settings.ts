import { z } from 'zod';
import { invalid } from './storage-server-answers.ts';

const days = z.int().min(0);

const ruleSchema = z.strictObject({
  action: z.strictObject({ type: z.enum(['Delete', 'AbortIncompleteMultipartUpload']) }),
  condition: z
    .strictObject({
      age: days.optional(),
      isLive: z.boolean().optional(),
      daysSinceNoncurrentTime: days.optional(),
      numNewerVersions: z.int().min(0).optional(),
      matchesPrefix: z.array(z.string().min(1)).optional(),
      matchesSuffix: z.array(z.string().min(1)).optional(),
    })
    .refine((condition) => Object.keys(condition).length > 0, 'a rule needs a condition'),
});

/** What of a bucket can be set here; anything else is refused rather than ignored. */
const settingsSchema = z.strictObject({
  lifecycle: z.strictObject({ rule: z.array(ruleSchema).max(100) }).optional(),
  versioning: z.strictObject({ enabled: z.boolean() }).optional(),
  iamConfiguration: z
    .strictObject({
      uniformBucketLevelAccess: z.strictObject({ enabled: z.boolean() }).optional(),
      publicAccessPrevention: z.enum(['enforced', 'inherited']).optional(),
    })
    .optional(),
  softDeletePolicy: z.strictObject({ retentionDurationSeconds: z.string() }).optional(),
  labels: z.record(z.string(), z.string()).optional(),
});

export type BucketSettings = z.infer<typeof settingsSchema>;

/** A JSON merge patch (RFC 7396), as the service takes it: null removes, a list is replaced whole. */
export function patched(
  settings: BucketSettings,
  changes: Record<string, unknown>,
): BucketSettings {
  const parsed = settingsSchema.safeParse(merge(settings, changes));
  if (parsed.success) return parsed.data;
  throw invalid(z.prettifyError(parsed.error));
}

function merge(value: unknown, change: unknown): unknown {
  if (!isRecord(change)) return change;
  const merged = new Map(Object.entries(isRecord(value) ? value : {}));
  for (const [key, part] of Object.entries(change)) {
    if (part === null) merged.delete(key);
    else merged.set(key, merge(merged.get(key), part));
  }
  return Object.fromEntries(merged);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
