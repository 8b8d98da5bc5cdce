import { channel } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';
import type { Context as Call } from 'hono';
import { MAX_UPLOAD_BYTES } from '../../shared/domain/upload.ts';
import type { ApiEnv } from './api-env.ts';
import { Problem } from './problem.ts';

export const MAX_BODY_BYTES = 65_536;
/** Of a form with one document. */
export const MAX_FORM_BYTES = MAX_UPLOAD_BYTES + 65_536;

const malformed = new WeakSet<IncomingMessage>();

/**
 * functions-framework inflates, buffers (up to 1 GB) and parses a body before a function runs, and answers
 * what it cannot read, paths included, with an HTML page. Without these headers it takes the request for one
 * without a body and leaves the stream to us; a path that it could not decode is escaped and noted.
 */
export function hideFromFramework(request: IncomingMessage): void {
  delete request.headers['content-length'];
  delete request.headers['transfer-encoding'];
  const url = request.url ?? '/';
  if (decodes(url.split('?')[0] ?? '')) return;
  malformed.add(request);
  request.url = url.replaceAll('%', '%25');
}

/** For a process that serves the api alone: Node announces each request here before any handler sees it. */
export function hideAllFromFramework(): void {
  channel('http.server.request.start').subscribe((message) =>
    hideFromFramework((message as { request: IncomingMessage }).request),
  );
}

/** What is refused by its head alone. */
export function refuseUnreadable(c: Call<ApiEnv>): void {
  if (malformed.has(c.env.incoming)) {
    throw new Problem(400, 'Invalid path', 'The path is not valid percent-encoded UTF-8.');
  }
  const encoding = c.req.header('content-encoding') ?? 'identity';
  if (encoding.trim().toLowerCase() !== 'identity') {
    throw new Problem(415, 'Content-Encoding not supported', 'Send the body uncompressed.');
  }
  const most = c.req.path === '/documents' ? MAX_FORM_BYTES : MAX_BODY_BYTES;
  if (Number(c.req.header('content-length') ?? 0) > most) throw tooLarge(most);
}

/** The body, read no further than allowed, whatever length was declared. */
export async function readBody(c: Call<ApiEnv>, most = MAX_BODY_BYTES): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  const reader = c.req.raw.body?.getReader();
  for (;;) {
    const { done, value } = (await reader?.read().catch(cutOff)) ?? { done: true };
    if (done) return Buffer.concat(chunks);
    bytes += value.length;
    // Not cancelled, which would close the connection under the answer; the listener closes it after.
    if (bytes > most) throw tooLarge(most);
    chunks.push(value);
  }
}

/** A body ends in an error when its sender goes away, and in no other: nobody reads the answer. */
function cutOff(): never {
  throw new Problem(400, 'Body cut off', 'The connection was closed before the body had ended.');
}

function tooLarge(most: number): Problem {
  return new Problem(413, 'Body too large', `The body may have ${most} bytes at most.`);
}

function decodes(path: string): boolean {
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}
