import { channel } from 'node:diagnostics_channel';
import type { IncomingMessage } from 'node:http';

export const CONTENT_TYPE_HEADER = 'x-consultantos-content-type';

/**
 * functions-framework parses JSON bodies before a function runs and answers a malformed one with an HTML
 * page. Node announces each request on this channel before any handler sees it: the content type is moved
 * aside there, so that the framework hands the bytes over unparsed and the answer to bad JSON is ours.
 */
export function keepBodiesRaw(path: string): void {
  channel('http.server.request.start').subscribe((message) => {
    const { request } = message as { request: IncomingMessage };
    delete request.headers[CONTENT_TYPE_HEADER];
    if (request.method !== 'POST' || request.url?.split('?')[0] !== path) return;
    request.headers[CONTENT_TYPE_HEADER] = request.headers['content-type'] ?? '';
    request.headers['content-type'] = 'application/octet-stream';
  });
}
