import { z } from 'zod';
import { requestIdSchema, traceparentSchema } from '../domain/trace.ts';

/** What travels on one topic. */
export interface MessageKind<T extends object> {
  schema: z.ZodType<T>;
  /** For whoever sent something else: `{jobId, v: 1}`. */
  shape: string;
}

export const jobIdSchema = z.string().regex(/^[a-z0-9]{1,64}$/);

export type Envelope<T extends object> =
  | ({ ok: true; requestId: string | null; traceparent: string | null } & T)
  /** Never becomes readable by redelivery. The reason holds nothing of the message. */
  | { ok: false; reason: string };

const MESSAGE_PUBLISHED = 'google.cloud.pubsub.topic.v1.messagePublished';
/** Ours have two hundred characters. */
const MAX_DATA_CHARS = 4_096;

const pushSchema = z.object({
  message: z.object({
    /** Absent when empty. */
    data: z.unknown().optional(),
    // Both are logged; without them the job runs all the same.
    attributes: z
      .object({
        request_id: requestIdSchema.nullish().catch(null),
        traceparent: traceparentSchema.nullish().catch(null),
      })
      .nullish()
      .catch(null),
  }),
});
const dataSchema = z.string().max(MAX_DATA_CHARS).base64();

/**
 * One parser for the forms in which a message reaches a function: the CloudEvent that Eventarc sends or that
 * the framework makes of a push (`{ type, data: { message } }`), and the push's own body
 * (`{ message, subscription }`), which the framework passes on as it is when the message has no data.
 */
export function parseEnvelope<T extends object>(
  event: unknown,
  { schema, shape }: MessageKind<T>,
): Envelope<T> {
  if (typeof event !== 'object' || event === null) return malformed('not a Pub/Sub message');
  const isCloudEvent = 'type' in event || 'specversion' in event;
  if (isCloudEvent && !('type' in event && event.type === MESSAGE_PUBLISHED)) {
    return malformed('a CloudEvent of another type');
  }
  const push = pushSchema.safeParse(isCloudEvent && 'data' in event ? event.data : event);
  if (!push.success) return malformed('not a Pub/Sub message');
  const { data, attributes } = push.data.message;
  if ((data ?? '') === '') return malformed('the message is empty');
  const base64 = dataSchema.safeParse(data);
  if (!base64.success) return malformed('the data is not base64 of a few characters');
  let json: unknown;
  try {
    json = JSON.parse(Buffer.from(base64.data, 'base64').toString('utf8'));
  } catch {
    return malformed('the data is not JSON');
  }
  const message = schema.safeParse(json);
  if (!message.success) return malformed(`the data is not ${shape}`);
  return {
    ok: true,
    ...message.data,
    requestId: attributes?.request_id ?? null,
    traceparent: attributes?.traceparent ?? null,
  };
}

function malformed(reason: string): { ok: false; reason: string } {
  return { ok: false, reason };
}
