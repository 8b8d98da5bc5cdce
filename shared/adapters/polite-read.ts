import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import { PermanentError, TransientError } from '../errors.ts';
import { parseRetryAfter } from './http-answer.ts';
import type { Resilience } from './resilience.ts';
import { withTimeLimit } from './time-limit.ts';

/** Of one answer; the largest company's at SEC has about ten million bytes. */
const MAX_BYTES = 64 * 1024 * 1024;

export interface PoliteOptions {
  /** Name and e-mail of whoever asks: without it such services refuse. */
  contact: string;
  timeoutMs: number;
  resilience: Resilience;
}

/**
 * Reads a public service that is free to ask and asks for manners: it is told who asks, one request at a time, none
 * sooner than `apartMs` after the one before, waits as told. Null: there is nothing at this address.
 */
export function createPoliteRead(
  service: string,
  { contact, timeoutMs, resilience }: PoliteOptions,
  apartMs = 120,
): (url: string, signal: AbortSignal) => Promise<Uint8Array | null> {
  const oneByOne = pLimit(1);
  let readyAt = 0;

  async function request(url: string, outer: AbortSignal): Promise<Uint8Array | null> {
    const waitMs = readyAt - performance.now();
    if (waitMs > 0) await sleep(waitMs, undefined, { signal: outer });
    readyAt = performance.now() + apartMs;
    return withTimeLimit({ service, timeoutMs, signal: outer }, async (within) => {
      const headers = { 'user-agent': `ConsultantOS (${contact})`, accept: 'application/json' };
      const response = await fetch(url, { headers, signal: within, redirect: 'error' }).catch(
        (error: unknown) => {
          outer.throwIfAborted();
          throw new TransientError('unavailable', `${service} cannot be reached`, { cause: error });
        },
      );
      if (response.status === 404) return null;
      if (response.status === 429 || response.status >= 500) {
        const reason = response.status === 429 ? 'rate_limited' : 'unavailable';
        const [after, date] = ['retry-after', 'date'].map((name) => response.headers.get(name));
        throw new TransientError(reason, `${service} answered ${response.status}`, {
          retryAfterMs: parseRetryAfter(after ?? undefined, date ?? undefined),
        });
      }
      if (!response.ok) {
        const why =
          response.status === 403 ? ': does SEC_CONTACT name a person and an e-mail?' : '';
        const message = `${service} answered ${response.status}${why}`;
        throw new PermanentError('source_unavailable', message);
      }
      return bodyOf(response, service);
    });
  }

  return (url, signal) => oneByOne(() => resilience.run((outer) => request(url, outer), signal));
}

async function bodyOf(response: Response, service: string): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of response.body ?? []) {
    bytes += chunk.length;
    if (bytes > MAX_BYTES) {
      throw new PermanentError('source_unavailable', `${service} answered too much`);
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** The JSON value; undefined where it is none. */
export function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(Buffer.from(bytes).toString());
  } catch {
    return undefined;
  }
}
