import desired from './retention.json' with { type: 'json' };

/**
 * How long objects are kept; on every platform, and read by whoever makes the bucket. An object outlives the
 * document that points at it: a document carries `expireAt` (jobs and their reports, steps and sources: 90
 * days after the job was accepted; cached replies: 7 days at most) and may be served for as long after that
 * as the store takes to delete it. Objects are made after their job, or just before their cache document, so
 * that an age of those days and SERVED_PAST_EXPIRY_DAYS is always enough.
 */
export const OBJECT_RETENTION: readonly { prefix: string; days: number }[] = desired.objects;

/** Of a version that was overwritten or deleted: the time to notice a mistake. */
export const NONCURRENT_DAYS = desired.noncurrentDays;

/** Of an upload that never ended. */
export const ABORTED_UPLOAD_DAYS = desired.abortedUploadDays;

/** Firestore deletes "typically within 24 hours" and promises nothing. Of a cached reply nobody reads after it expired. */
export const SERVED_PAST_EXPIRY_DAYS = 7;

export const DAY_MS = 86_400_000;
