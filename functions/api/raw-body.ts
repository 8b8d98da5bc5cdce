import { channel } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

const declared = new WeakMap<IncomingMessage, string>();

/**
 * functions-framework parses JSON bodies before a function runs and answers a malformed one with an HTML
 * page. Node announces each request on this channel before any handler sees it: the content type is put
 * aside there, so that the framework hands the bytes over unparsed and the answer to bad JSON is ours.
 */
export function keepBodiesRaw(path: string): void {
  channel('http.server.request.start').subscribe((message) => {
    const { request } = message as { request: IncomingMessage };
    if (request.method !== 'POST' || request.url?.split('?')[0] !== path) return;
    // Several servers in one process each listen here; the first to see the request puts it aside.
    if (declared.has(request)) return;
    declared.set(request, request.headers['content-type'] ?? '');
    request.headers['content-type'] = 'application/octet-stream';
  });
}

/** The content type as the caller sent it. */
export function contentTypeOf(request: IncomingMessage): string {
  return declared.get(request) ?? request.headers['content-type'] ?? '';
}
