import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import {
  AnswerError,
  acceptedSchema,
  documentSchema,
  type FrameworkRow,
  frameworksSchema,
  type Job,
  jobSchema,
  LostConnectionError,
  type Plan,
  planSchema,
  problemSchema,
  type ReportRow,
  rowsSchema,
} from './answers.ts';

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
/** What is wrong with a file and not with the server. */
const TYPED: ReadonlySet<number> = new Set([400, 413, 415]);
/** Between two questions whether it is there. */
const LONGEST_PAUSE_S = 5;

export interface Client {
  /** The id of the accepted job. */
  submit(request: Record<string, unknown>): Promise<string>;
  /** Sends a file and waits until it is read; its id. One that cannot be read is an AnswerError. */
  document(path: string, signal: AbortSignal): Promise<string>;
  frameworks(): Promise<FrameworkRow[]>;
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
    async document(path, signal) {
      const name = basename(path);
      const bytes = await readFile(path).catch((cause) => {
        throw new AnswerError(400, `${path} cannot be read: ${cause.code ?? cause}`);
      });
      const body = new FormData();
      body.append('file', new File([bytes], name));
      const post = { method: 'POST', headers: { accept }, body, signal };
      let sent = await call('/documents', post).catch((error) => {
        if (!(error instanceof AnswerError && TYPED.has(error.status))) throw error;
        throw new AnswerError(400, `${name}: ${error.message}`);
      });
      for (;;) {
        const { document_id, state, error } = await json(documentSchema, sent);
        if (state === 'ready') return document_id;
        if (state === 'failed') {
          throw new AnswerError(400, `${name}: ${error?.message ?? 'it cannot be read'}`);
        }
        await sleep(300, undefined, { signal });
        sent = await call(`/documents/${document_id}`, { headers: { accept }, signal });
      }
    },
    async frameworks() {
      return (await json(frameworksSchema, await call('/frameworks', { headers: { accept } })))
        .frameworks;
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
