import { createServer, type IncomingHttpHeaders, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';

export type Answer = (response: ServerResponse) => void;

/** What the server received. `closed` resolves when the client's connection ends. */
export interface Seen {
  path: string;
  headers: IncomingHttpHeaders;
  body: unknown;
  closed: Promise<void>;
}

/** A loopback HTTP server that gives the answers in turn, the last one again and again. */
export async function startFaultServer(...answers: Answer[]) {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const closed = new Promise<void>((resolve) => response.once('close', () => resolve()));
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const answer = answers[Math.min(seen.length, answers.length - 1)];
      const body: unknown = JSON.parse(Buffer.concat(chunks).toString() || 'null');
      seen.push({ path: request.url ?? '', headers: request.headers, body, closed });
      answer?.(response);
    });
  });
  server.listen(0, '127.0.0.1');
  await new Promise<void>((resolve) => server.once('listening', () => resolve()));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

export function json(status: number, body: unknown, headers: Record<string, string> = {}): Answer {
  return text(status, JSON.stringify(body), { 'content-type': 'application/json', ...headers });
}

export function text(status: number, body: string, headers: Record<string, string> = {}): Answer {
  return (response) => {
    response.writeHead(status, headers).end(body);
  };
}

/** Pieces of a stream, as Gemini sends them, each in a packet of its own. */
export function sse(...pieces: unknown[]): Answer {
  return (response) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    for (const piece of pieces) response.write(`data: ${JSON.stringify(piece)}\r\n\r\n`);
    response.end();
  };
}

/** Never answers. */
export const hang: Answer = () => undefined;

/** Sends the head and the beginning of a body, then nothing more. */
export function startThenHang(body: string): Answer {
  return (response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100000' });
    response.write(body);
  };
}

/** Promises a longer body than it sends, then closes the connection. */
export function cutBody(body: string): Answer {
  return (response) => {
    startThenHang(body)(response);
    response.socket?.end();
  };
}

/** Resets the connection without a word. */
export const reset: Answer = (response) => {
  response.socket?.resetAndDestroy();
};

/** Answers after a pause. */
export function late(ms: number, answer: Answer): Answer {
  return (response) => {
    void sleep(ms).then(() => answer(response)); // the server has nobody to wait for it
  };
}

/** A loopback address where nobody listens. */
export async function closedUrl(): Promise<string> {
  const server = await startFaultServer(hang);
  await server.close();
  return server.url;
}
