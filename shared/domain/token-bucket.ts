import { z } from 'zod';

export const bucketSchema = z.object({ tokens: z.number(), atMs: z.number() });
export type Bucket = z.infer<typeof bucketSchema>;

export type Taken = { ok: true; bucket: Bucket } | { ok: false; retryAfterSeconds: number };

/** For what floating point adds to a share of an hour. */
const TOLERANCE = 1e-6;

/** Refills evenly up to `perHour`; an unknown caller starts full. */
export function takeToken(bucket: Bucket | undefined, perHour: number, nowMs: number): Taken {
  const perMs = perHour / 3_600_000;
  const elapsedMs = bucket ? Math.max(0, nowMs - bucket.atMs) : 0;
  const tokens = bucket ? Math.min(perHour, bucket.tokens + elapsedMs * perMs) : perHour;
  if (tokens < 1 - TOLERANCE) {
    const seconds = (1 - tokens) / perMs / 1000;
    return { ok: false, retryAfterSeconds: Math.max(1, Math.ceil(seconds - TOLERANCE)) };
  }
  return { ok: true, bucket: { tokens: Math.max(0, tokens - 1), atMs: nowMs } };
}
