import { once } from 'node:events';
import {
  createServer as createPlainServer,
  type IncomingMessage,
  type ServerResponse,
} from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { PermanentError, TransientError } from '../errors.ts';
import { createCallback } from './callback.ts';

/** Self-signed for callback.test, 127.0.0.1 and ::1; valid 2020 to 2070; used nowhere else. */
const key = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgLkO7CUpMmVWwcysF
FGUwyH0X4uUxbXd4qnviZuh/T2yhRANCAATB8TadLNX5TyQmLWDUnH06t0IvuQk3
7/cmGFdSehbyQX4+YsHVFtEuixN1ZTxiGiXG1l1hmOLqFV8JaziJlpiy
-----END PRIVATE KEY-----`;
const ca = `-----BEGIN CERTIFICATE-----
MIIBhTCCASugAwIBAgIBATAKBggqhkjOPQQDAjAYMRYwFAYDVQQDDA1jYWxsYmFj
ay50ZXN0MCAXDTIwMDEwMTAwMDAwMFoYDzIwNzAwMTAxMDAwMDAwWjAYMRYwFAYD
VQQDDA1jYWxsYmFjay50ZXN0MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEwfE2
nSzV+U8kJi1g1Jx9OrdCL7kJN+/3JhhXUnoW8kF+PmLB1RbRLosTdWU8YholxtZd
YZji6hVfCWs4iZaYsqNkMGIwMAYDVR0RBCkwJ4INY2FsbGJhY2sudGVzdIcEfwAA
AYcQAAAAAAAAAAAAAAAAAAAAATAPBgNVHRMBAf8EBTADAQH/MB0GA1UdDgQWBBSv
RvFpd76K2tcuEldNALUnppSYtzAKBggqhkjOPQQDAgNIADBFAiEAjzJ25Gkce4hF
4EXSjNpm5vLFXn10oBQGJ8A1f2r/AcQCIEi+fCnubnfcXE9LVtJfwO1SNNs0wPv9
9Sif0LYUTi2w
-----END CERTIFICATE-----`;

const never = new AbortController().signal;
const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

type Answer = (request: IncomingMessage, response: ServerResponse) => void;

/** An https server on loopback that counts connections and keeps what was posted. */
async function receiver(answer: Answer) {
  const seen = { connections: 0, requests: 0, body: '', headers: {} as IncomingMessage['headers'] };
  const server = createServer({ key, cert: ca }, (request, response) => {
    seen.requests += 1;
    seen.headers = request.headers;
    request.setEncoding('utf8');
    request.on('data', (chunk: string) => {
      seen.body += chunk;
    });
    request.on('end', () => answer(request, response));
  });
  server.on('connection', () => {
    seen.connections += 1;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return { seen, port: (server.address() as AddressInfo).port };
}

const loopback = async () => [{ address: '127.0.0.1', family: 4 }];
const open = { ca, lookup: loopback, allowAddress: () => true };
const status =
  (code: number, headers: Record<string, string> = {}): Answer =>
  (_request, response) =>
    response.writeHead(code, headers).end('thanks');

test('a 2xx answer is a delivery, with the name kept for TLS and Host', async () => {
  const { seen, port } = await receiver(status(204));
  await createCallback(open).deliver(
    `https://callback.test:${port}/hook?x=1`,
    JSON.stringify({ job_id: 'j1', name: '日本電産' }),
    { 'X-Signature': 'abc', Host: 'elsewhere.test', 'Content-Length': '1' },
    never,
  );
  expect(JSON.parse(seen.body)).toEqual({ job_id: 'j1', name: '日本電産' });
  expect(seen.headers).toMatchObject({
    host: `callback.test:${port}`,
    'content-type': 'application/json',
    'x-signature': 'abc',
  });
});

test('an address may stand in the URL itself', async () => {
  const { seen, port } = await receiver(status(200));
  await createCallback(open).deliver(`https://127.0.0.1:${port}/`, '{}', {}, never);
  expect(seen.requests).toBe(1);
});

test('when one of several checked addresses does not answer, the next is used', async () => {
  const { seen, port } = await receiver(status(200));
  const lookup = async () => [
    { address: '127.0.0.2', family: 4 },
    { address: '127.0.0.1', family: 4 },
  ];
  const { deliver } = createCallback({ ...open, lookup });
  await deliver(`https://callback.test:${port}/`, '{}', {}, never);
  expect(seen.requests).toBe(1);
});

test('a name that turns private between two lookups is never connected to there', async () => {
  const { seen, port } = await receiver(status(200));
  let lookups = 0;
  const { deliver } = createCallback({
    ca,
    // Stands for a public address: nothing listens on it.
    allowAddress: (address) => address === '127.0.0.3',
    lookup: async () => {
      lookups += 1;
      return [{ address: lookups === 1 ? '127.0.0.3' : '127.0.0.1', family: 4 }];
    },
  });
  const url = `https://callback.test:${port}/`;
  await expect(deliver(url, '{}', {}, never)).rejects.toThrow(TransientError);
  expect(lookups).toBe(1);
  await expect(deliver(url, '{}', {}, never)).rejects.toThrow(PermanentError);
  expect(seen.connections).toBe(0);
});

test('with the usual rule a name for loopback is not connected to', async () => {
  const { seen, port } = await receiver(status(200));
  const { deliver } = createCallback({ ca, lookup: loopback });
  await expect(deliver(`https://callback.test:${port}/`, '{}', {}, never)).rejects.toThrow(
    'not on the public Internet',
  );
  expect(seen.connections).toBe(0);
});

test('a redirect is not followed, and may be tried again', async () => {
  const { seen, port } = await receiver(status(307, { location: '/again' }));
  const delivery = createCallback(open).deliver(`https://callback.test:${port}/`, '{}', {}, never);
  await expect(delivery).rejects.toThrow(TransientError);
  await expect(delivery).rejects.toThrow('redirects are not followed');
  expect(seen.requests).toBe(1);
});

test.each([
  [400, 'unavailable', undefined],
  [401, 'unavailable', undefined],
  [404, 'unavailable', undefined],
  [408, 'timeout', undefined],
  [429, 'rate_limited', 7000],
  [500, 'unavailable', undefined],
  [503, 'unavailable', 7000],
])('an answer of %i may be tried again (%s)', async (code, reason, retryAfterMs) => {
  const headers: Record<string, string> =
    retryAfterMs === undefined ? {} : { 'retry-after': String(retryAfterMs / 1000) };
  const { port } = await receiver(status(code, headers));
  const delivery = createCallback(open).deliver(`https://callback.test:${port}/`, '{}', {}, never);
  await expect(delivery).rejects.toMatchObject({ name: 'TransientError', reason, retryAfterMs });
});

test('410 is final, and its message keeps the path secret', async () => {
  const { port } = await receiver(status(410));
  const delivery = createCallback(open).deliver(
    `https://callback.test:${port}/secret-path?token=secret`,
    '{}',
    { authorization: 'secret' },
    never,
  );
  await expect(delivery).rejects.toThrow(PermanentError);
  await expect(delivery).rejects.not.toThrow('secret');
});

test('a receiver under development on this machine is called by http only where that is allowed', async () => {
  const seen: string[] = [];
  const server = createPlainServer((request, response) => {
    request.setEncoding('utf8').on('data', (chunk: string) => seen.push(chunk));
    request.on('end', () => response.end());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const laptop = createCallback({ loopback: true });
  await laptop.deliver(`http://127.0.0.1:${port}/hook`, '{"a":1}', {}, never);
  expect(seen).toEqual(['{"a":1}']);
  const elsewhere = createCallback({
    loopback: true,
    lookup: async () => [{ address: '8.8.8.8', family: 4 }],
  });
  for (const delivery of [
    createCallback().deliver(`http://127.0.0.1:${port}/hook`, '{}', {}, never),
    laptop.deliver('http://example.com/hook', '{}', {}, never),
    laptop.deliver('https://10.0.0.1/hook', '{}', {}, never),
    elsewhere.deliver(`http://localhost:${port}/hook`, '{}', {}, never),
  ]) {
    await expect(delivery).rejects.toThrow(PermanentError);
  }
  expect(seen).toHaveLength(1);
});

test('an answer without end is cut off, and its status still counts', async () => {
  let sent = 0;
  const { port } = await receiver((_request, response) => {
    response.writeHead(200);
    const chunk = Buffer.alloc(16 * 1024);
    const more = () => {
      while (!response.destroyed && sent < 1e9) {
        sent += chunk.length;
        if (!response.write(chunk)) return void response.once('drain', more);
      }
    };
    more();
  });
  await createCallback(open).deliver(`https://callback.test:${port}/`, '{}', {}, never);
  expect(sent).toBeLessThan(50e6);
});

test('a receiver that accepts and then drags its answer on is done with at the time limit', async () => {
  const { port } = await receiver((_request, response) => {
    response.writeHead(200);
    response.write('…');
  });
  const { deliver } = createCallback({ ...open, timeoutMs: 300 });
  await expect(deliver(`https://callback.test:${port}/`, '{}', {}, never)).resolves.toBeUndefined();
});

test('a receiver that never answers is a timeout', async () => {
  const { port } = await receiver(() => {});
  const { deliver } = createCallback({ ...open, timeoutMs: 300 });
  await expect(deliver(`https://callback.test:${port}/`, '{}', {}, never)).rejects.toMatchObject({
    name: 'TransientError',
    reason: 'timeout',
  });
});

test('a receiver that hangs up, or switches protocols, may be tried again', async () => {
  for (const answer of [
    (request: IncomingMessage) => request.socket.destroy(),
    (request: IncomingMessage) =>
      request.socket.write('HTTP/1.1 101 x\r\nconnection: upgrade\r\nupgrade: x\r\n\r\n'),
  ]) {
    const { port } = await receiver(answer);
    const delivery = createCallback(open).deliver(
      `https://callback.test:${port}/`,
      '{}',
      {},
      never,
    );
    await expect(delivery).rejects.toMatchObject({ name: 'TransientError', reason: 'unavailable' });
  }
});

test('a certificate for another name, or from an unknown authority, is not talked to', async () => {
  const { seen, port } = await receiver(status(200));
  const { lookup, allowAddress } = open;
  await expect(
    createCallback(open).deliver(`https://other.test:${port}/`, '{}', {}, never),
  ).rejects.toThrow(TransientError);
  await expect(
    createCallback({ lookup, allowAddress }).deliver(
      `https://callback.test:${port}/`,
      '{}',
      {},
      never,
    ),
  ).rejects.toThrow(TransientError);
  expect(seen.requests).toBe(0);
});

test('the caller can stop a delivery that waits for its answer', async () => {
  const stop = new AbortController();
  const { port } = await receiver(() => stop.abort(new Error('shutting down')));
  const delivery = createCallback(open).deliver(
    `https://callback.test:${port}/`,
    '{}',
    {},
    stop.signal,
  );
  await expect(delivery).rejects.toThrow('shutting down');
});
