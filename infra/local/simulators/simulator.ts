import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createCallLog, type RecordedCall } from './call-log.ts';
import { createFaultBook, type Fault, faultSchema } from './faults.ts';

export interface Simulator {
  /** `http://127.0.0.1:<port>`, without a slash at the end. */
  readonly url: string;
  /** The last calls of the service's own paths, oldest first; at most 10,000. */
  calls(): RecordedCall[];
  /** Throws on a fault that is not well-formed. */
  fault(fault: Fault): void;
  clearFaults(): void;
  /** Drops open connections. */
  close(): Promise<void>;
}

export interface SimulatorOptions {
  /** 0 takes a free one. */
  readonly port?: number;
  /** From the request to the answer, unless making it takes longer. */
  readonly latencyMs?: number;
}

export interface SimulatedRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  header(name: string): string;
  /** As received; parsing is the service's affair. */
  readonly body: string;
}

/** `body` as a string goes out as it is, anything else as JSON. */
export interface SimulatedReply {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body: unknown;
  readonly summary: string;
}

const MAX_BODY_BYTES = 16 * 1024 * 1024;

async function read(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  return bytes > MAX_BODY_BYTES ? null : Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, status: number, body: unknown, headers = {}): void {
  if (response.destroyed) return;
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', ...headers });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}

/**
 * A service on the loopback interface. `answer` makes the reply, the fault in force at hand; null from it
 * means no answer at all. Other processes steer it by `POST` and `DELETE /control/faults` and
 * `GET /control/calls`.
 */
export async function startSimulator(
  { port = 0, latencyMs = 0 }: SimulatorOptions,
  answer: (request: SimulatedRequest, fault: Fault | undefined) => SimulatedReply | null,
): Promise<Simulator> {
  const faults = createFaultBook();
  const timers = new Set<NodeJS.Timeout>();
  const log = createCallLog();

  function control(request: SimulatedRequest, response: ServerResponse): void {
    const { method, path } = request;
    if (method === 'GET' && path === '/control/calls') {
      send(response, 200, { calls: log.calls() });
    } else if (method === 'DELETE' && path === '/control/faults') {
      faults.clear();
      send(response, 200, { ok: true });
    } else if (method === 'POST' && path === '/control/faults') {
      // A page open in a browser can post text to loopback, but not JSON.
      const fault = request.header('content-type').startsWith('application/json')
        ? faultSchema.safeParse(parsed(request.body))
        : undefined;
      if (fault?.success) faults.add(fault.data);
      const error = fault?.error?.message ?? 'send a fault as application/json';
      send(response, fault?.success ? 201 : 400, fault?.success ? { ok: true } : { error });
    } else send(response, 404, { error: 'no such control' });
  }

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await read(incoming);
    if (body === null) return send(response, 413, { error: 'too large' });
    const [path = '/', query] = (incoming.url ?? '/').split('?');
    const request: SimulatedRequest = {
      method: incoming.method ?? '',
      path,
      query: new URLSearchParams(query),
      header: (name) => String(incoming.headers[name] ?? ''),
      body,
    };
    if (request.path.startsWith('/control/')) return control(request, response);
    const dueMs = performance.now() + latencyMs;
    const fault = faults.strike(body);
    const reply = fault?.kind === 'hang' ? null : answer(request, fault);
    log.record(request.path, reply?.summary ?? 'left without an answer');
    if (reply === null) return;
    const out = () => send(response, reply.status, reply.body, reply.headers);
    // The latency is the whole of it: what the answer took to make is part of it.
    const restMs = dueMs - performance.now();
    if (restMs <= 0) return out();
    const timer = setTimeout(() => {
      timers.delete(timer);
      out();
    }, restMs);
    timers.add(timer);
  }

  const server = createServer((incoming, response) => {
    serve(incoming, response).catch((error: unknown) =>
      // The caller hung up, or the simulator has a defect: it must show in a test and not end the process.
      send(response, 500, { error: { message: `simulator: ${String(error)}` } }),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    calls: log.calls,
    fault: (fault) => faults.add(fault),
    clearFaults: () => faults.clear(),
    close: () =>
      new Promise((resolve) => {
        for (const timer of timers) clearTimeout(timer);
        timers.clear();
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** How long to wait, as a header says it. */
export const waitHeader = (seconds?: number): Record<string, string> =>
  seconds === undefined ? {} : { 'retry-after': String(Math.ceil(seconds)) };

/** The JSON value, or undefined when it is none. */
export function parsed(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
