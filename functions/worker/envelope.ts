import { z } from 'zod';

/** What the queue says: work on this job. Nothing else travels in a message. */
export const messageSchema = z.object({
  jobId: z.string().regex(/^[a-z0-9]{1,64}$/),
  v: z.literal(1),
});

export type Envelope =
  | { ok: true; jobId: string; requestId: string | null }
  /** Never becomes readable by redelivery. */
  | { ok: false; reason: string };

const pushSchema = z.object({
  message: z.object({
    data: z.string(),
    attributes: z.record(z.string(), z.string()).nullish(),
  }),
});

/**
 * One parser for the forms in which Pub/Sub reaches a function: the CloudEvent that the framework makes of
 * a push or that Eventarc sends (`{ data: { message } }`), and the push body itself (a message without data
 * is not converted by the framework).
 */
export function parseEnvelope(event: unknown): Envelope {
  const body =
    typeof event === 'object' && event !== null && 'data' in event && !('message' in event)
      ? event.data
      : event;
  const push = pushSchema.safeParse(body);
  if (!push.success) return { ok: false, reason: 'not a Pub/Sub message with data' };
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(push.data.message.data, 'base64').toString('utf8'));
  } catch {
    return { ok: false, reason: 'the data is not JSON' };
  }
  const message = messageSchema.safeParse(json);
  if (!message.success) return { ok: false, reason: 'the data is not {jobId, v: 1}' };
  const requestId = push.data.message.attributes?.request_id ?? null;
  return { ok: true, jobId: message.data.jobId, requestId };
}
