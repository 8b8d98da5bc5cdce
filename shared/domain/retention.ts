import desired from './retention.json' with { type: 'json' };

/**
 * How long objects are kept; on every platform, and read by whoever makes the bucket. A document carries
 * `expireAt` (jobs and their reports, steps and sources: 90 days after the job was accepted; cached replies: 7
 * days at most) and is not served after it, however long the store takes to delete it. Objects are made after
 * their job was accepted, so that none goes before the documents that point at it. (A cached reply is made an
 * instant before its document; should it be gone, it is bought again. A format of a report is made again of its
 * JSON when a reader asks: a week after the report no file made of it is left.)
 */
export const OBJECT_RETENTION: readonly { prefix: string; days: number }[] = desired.objects;

/** Of a version that was overwritten or deleted: the time to notice a mistake. */
export const NONCURRENT_DAYS = desired.noncurrentDays;

/** Of an upload that never ended. */
export const ABORTED_UPLOAD_DAYS = desired.abortedUploadDays;

export const DAY_MS = 86_400_000;
