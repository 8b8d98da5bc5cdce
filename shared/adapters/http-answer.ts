import { AsyncLocalStorage } from 'node:async_hooks';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { z } from 'zod';

/** The head of the latest HTTP answer to a call; undefined until one arrives, or when it does not say. */
export interface AnswerHead {
  status: number | undefined;
  /** From `Retry-After`, seconds or date. */
  retryAfterMs: number | undefined;
}

const scope = new AsyncLocalStorage<AnswerHead>();

/** Node publishes both its HTTP clients' traffic: `fetch` (undici) and `node:http`, which axios uses. */
const CREATED = ['undici:request:create', 'http.client.request.created'];
const ANSWERED = ['undici:request:headers', 'http.client.response.finish'];

const requestSchema = z.custom<object>((value) => typeof value === 'object' && value !== null);
const createdSchema = z.object({ request: requestSchema });
const answeredSchema = z.object({
  request: requestSchema,
  response: z.object({
    statusCode: z.number(),
    headers: z.unknown().optional(),
    rawHeaders: z.unknown().optional(),
  }),
});

/**
 * Lets an adapter see what its SDK hides: the SDKs throw errors without `Retry-After`, and one without the
 * status. `head` is filled while `call` runs, by the requests made within it and by no others. Should a
 * later Node publish nothing, `head` stays empty: callers must manage without.
 */
export async function watchingAnswer<T>(
  call: (head: Readonly<AnswerHead>) => Promise<T>,
): Promise<T> {
  const head: AnswerHead = { status: undefined, retryAfterMs: undefined };
  const own = new WeakSet<object>();
  // A subscriber that throws would end the process: both parse, neither asserts.
  const onCreated = (message: unknown) => {
    const parsed = createdSchema.safeParse(message);
    if (parsed.success && scope.getStore() === head) own.add(parsed.data.request);
  };
  const onAnswered = (message: unknown) => {
    const parsed = answeredSchema.safeParse(message);
    if (!parsed.success || !own.has(parsed.data.request)) return;
    const { statusCode, headers, rawHeaders } = parsed.data.response;
    const fields = headerFields(Array.isArray(headers) ? headers : rawHeaders);
    head.status = statusCode;
    head.retryAfterMs = parseRetryAfter(fields.get('retry-after'), fields.get('date'));
  };
  for (const name of CREATED) subscribe(name, onCreated);
  for (const name of ANSWERED) subscribe(name, onAnswered);
  try {
    return await scope.run(head, () => call(head));
  } finally {
    for (const name of CREATED) unsubscribe(name, onCreated);
    for (const name of ANSWERED) unsubscribe(name, onAnswered);
  }
}

/** `flat`: name, value, name, value, …, as strings or bytes. */
function headerFields(flat: unknown): Map<string, string> {
  const fields = new Map<string, string>();
  if (!Array.isArray(flat)) return fields;
  for (let at = 0; at + 1 < flat.length; at += 2) {
    fields.set(String(flat[at]).toLowerCase(), String(flat[at + 1]));
  }
  return fields;
}

/**
 * Milliseconds to wait. A date counts from the answer's own `Date`, so that our clock does not matter;
 * undefined when the header is absent or makes no sense.
 */
export function parseRetryAfter(
  value: string | undefined,
  answeredAt: string | undefined,
): number | undefined {
  if (value === undefined) return undefined;
  if (/^\s*\d+\s*$/.test(value)) return Number(value) * 1000;
  const waitMs = Date.parse(value) - Date.parse(answeredAt ?? '');
  return Number.isFinite(waitMs) ? Math.max(0, waitMs) : undefined;
}
