import { z } from 'zod';

/** What may stand in X-Request-ID, and so in log lines and messages. */
export const requestIdSchema = z.string().regex(/^[A-Za-z0-9._-]{1,128}$/);

/** W3C Trace Context, version 00: https://www.w3.org/TR/trace-context/#traceparent-header */
export const traceparentSchema = z
  .string()
  .regex(/^00-(?!0{32})[0-9a-f]{32}-(?!0{16})[0-9a-f]{16}-[0-9a-f]{2}$/);

/**
 * Cloud Logging's fields that put a line under its trace; none without a trace. `projectId` null: not in the cloud.
 * https://cloud.google.com/logging/docs/structured-logging#special-payload-fields
 */
export function traceFields(
  traceparent: string | null,
  projectId: string | null,
): Record<string, string | boolean> {
  const [, traceId, spanId, flags] = (traceparent ?? '').split('-');
  if (traceId === undefined || spanId === undefined || flags === undefined) return {};
  return {
    'logging.googleapis.com/trace':
      projectId === null ? traceId : `projects/${projectId}/traces/${traceId}`,
    'logging.googleapis.com/spanId': spanId,
    'logging.googleapis.com/trace_sampled': (Number.parseInt(flags, 16) & 1) === 1,
  };
}
