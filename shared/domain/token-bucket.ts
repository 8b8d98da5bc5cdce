import { z } from 'zod';

export const bucketSchema = z.object({ tokens: z.number(), atMs: z.number() });
export type Bucket = z.infer<typeof bucketSchema>;

export type Taken =
  | { ok: true; taken: number; bucket: Bucket }
  | { ok: false; retryAfterSeconds: number };

/** For what floating point adds to a share of an hour. */
const TOLERANCE = 1e-6;

/** Takes 1 to `atMost` whole tokens. Refills evenly up to `perHour`; an unknown caller starts full. */
export function takeTokens(
  bucket: Bucket | undefined,
  perHour: number,
  nowMs: number,
  atMost = 1,
): Taken {
  const perMs = perHour / 3_600_000;
  const elapsedMs = bucket ? Math.max(0, nowMs - bucket.atMs) : 0;
  const tokens = bucket ? Math.min(perHour, bucket.tokens + elapsedMs * perMs) : perHour;
  const taken = Math.min(atMost, Math.floor(tokens + TOLERANCE));
  if (taken < 1) {
    const seconds = (1 - tokens) / perMs / 1000;
    return { ok: false, retryAfterSeconds: Math.max(1, Math.ceil(seconds - TOLERANCE)) };
  }
  return {
    ok: true,
    taken,
    bucket: { tokens: Math.max(0, tokens - taken), atMs: Math.max(bucket?.atMs ?? nowMs, nowMs) },
  };
}
