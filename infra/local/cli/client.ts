import { setTimeout as sleep } from 'node:timers/promises';
import { z } from 'zod';
import { type Plan, planSchema, problemSchema, type ReportRow, rowsSchema } from './answers.ts';

/** What the command line reads of the server's answers; other fields may come and go. */
const acceptedSchema = z.object({ job_id: z.string().regex(/^[A-Za-z0-9_-]{1,128}$/) });

export const gapSchema = z.object({
  section: z.string(),
  reason: z.string(),
  detail: z.string().default(''),
});
export type Gap = z.infer<typeof gapSchema>;

const jobSchema = z.object({
  job_id: z.string(),
  status: z.string(),
  progress: z
    .object({ stage: z.string().nullish(), percent: z.number().min(0).max(100).catch(0) })
    .nullish(),
  cost: z.object({ spent_usd: z.number().nullish(), max_cost_usd: z.number().nullish() }).nullish(),
  error: z
    .object({ code: z.string(), message: z.string(), retryable: z.boolean().default(false) })
    .nullish(),
  waiting: z.object({ for: z.string(), reason: z.string(), until: z.string() }).nullish(),
  gaps: z.array(gapSchema).nullish(),
  /** Where its report lies, by format; a name becomes part of a file's. */
  report: z
    .record(z.string().regex(/^[a-z0-9]{1,10}$/), z.string())
    .nullish()
    .catch(null),
});
export type Job = z.infer<typeof jobSchema>;

/** The server answered, but not with what was asked for. */
export class AnswerError extends Error {
  override readonly name = 'AnswerError';
  readonly status: number;
  readonly faults: readonly { path: string; message: string }[];
  readonly retryAfter: string | null;
  constructor(
    status: number,
    message: string,
    faults: AnswerError['faults'] = [],
    retryAfter: string | null = null,
  ) {
    super(message);
    this.status = status;
    this.faults = faults;
    this.retryAfter = retryAfter;
  }
}

/** No answer, or only part of one. */
export class LostConnectionError extends Error {
  override readonly name = 'LostConnectionError';
}

/** fetch says only "fetch failed"; what did is its cause. */
function lost(thrown: unknown): never {
  const cause = thrown instanceof Error && thrown.cause instanceof Error ? thrown.cause : thrown;
  const detail = cause instanceof Error ? cause.message || cause.name : String(cause);
  throw new LostConnectionError(`The server does not answer: ${detail}`, { cause: thrown });
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text().catch(lost);
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function problemOf(response: Response): Promise<AnswerError> {
  const { data } = problemSchema.safeParse(await bodyOf(response));
  const faults = (data?.errors ?? []).map(({ path, message }) => ({
    path: Array.isArray(path) ? path.join('.') : path,
    message,
  }));
  return new AnswerError(
    response.status,
    data?.detail ?? data?.title ?? `The server answered ${response.status}.`,
    faults,
    response.headers.get('retry-after'),
  );
}

/** The longest that writing a format may take. */
const FORMAT_MS = 300_000;
/** Between two questions whether it is there. */
const LONGEST_PAUSE_S = 5;

export interface Client {
  /** The id of the accepted job. */
  submit(request: Record<string, unknown>): Promise<string>;
  /** What it would do; nothing is stored. */
  plan(request: Record<string, unknown>): Promise<Plan>;
  /** The newest, or those on companies whose name begins so. */
  reports(name: string | undefined): Promise<ReportRow[]>;
  job(id: string, signal: AbortSignal): Promise<Job>;
  /** False when the job had ended already. */
  cancel(id: string): Promise<boolean>;
  /** Waits while the server writes it. */
  report(id: string, format: string): Promise<Uint8Array>;
}

/** The HTTP interface of a server. Every call may throw AnswerError or LostConnectionError. */
export function createClient(
  { url, key }: { url: string; key?: string | undefined },
  callLimitMs = 30_000,
): Client {
  async function call(path: string, init: RequestInit = {}): Promise<Response> {
    const limit = AbortSignal.timeout(callLimitMs);
    const headers = new Headers(init.headers);
    if (key !== undefined) headers.set('x-api-key', key);
    const response = await fetch(new URL(path, url), {
      ...init,
      headers,
      redirect: 'error',
      signal: init.signal ? AbortSignal.any([limit, init.signal]) : limit,
    }).catch(lost);
    if (!response.ok) throw await problemOf(response);
    return response;
  }

  async function json<T>(schema: z.ZodType<T>, response: Response): Promise<T> {
    const body = schema.safeParse(await bodyOf(response));
    if (body.success) return body.data;
    throw new AnswerError(response.status, 'The server answered with something unexpected.');
  }

  const accept = 'application/json';
  const post = (body: unknown): RequestInit => ({
    method: 'POST',
    headers: { 'content-type': 'application/json', accept },
    body: JSON.stringify(body),
  });

  return {
    async submit(request) {
      return (await json(acceptedSchema, await call('/analyze', post(request)))).job_id;
    },
    async plan(request) {
      return json(planSchema, await call('/analyze?dry_run=true', post(request)));
    },
    async reports(name) {
      const query = new URLSearchParams({
        limit: '50',
        ...(name === undefined ? {} : { q: name }),
      });
      return (await json(rowsSchema, await call(`/reports?${query}`, { headers: { accept } })))
        .reports;
    },
    async job(id, signal) {
      return json(jobSchema, await call(`/jobs/${id}`, { headers: { accept }, signal }));
    },
    async cancel(id) {
      try {
        await call(`/jobs/${id}/cancel`, post({}));
        return true;
      } catch (error) {
        if (error instanceof AnswerError && error.status === 409) return false;
        throw error;
      }
    },
    async report(id, format) {
      const until = AbortSignal.timeout(FORMAT_MS);
      for (;;) {
        const response = await call(`/reports/${id}?format=${format}`);
        if (response.status !== 202) return response.bytes().catch(lost);
        if (until.aborted)
          throw new AnswerError(504, `The server did not write ${format} in time.`);
        const seconds = Number(response.headers.get('retry-after') ?? 1);
        await response.body?.cancel();
        await sleep(1000 * Math.min(Number.isFinite(seconds) ? seconds : 1, LONGEST_PAUSE_S));
      }
    },
  };
}
