import { createServer, get, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { endingRequests } from './storage-requests.ts';

const open = new Set<string | undefined>();
const server = createServer((request, response) => {
  open.add(request.url);
  response.once('close', () => open.delete(request.url));
});
let url: string;

beforeEach(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(async () => {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
});

/** Never answered: ends when the request is ended. */
const ask = (path: string) =>
  new Promise<IncomingMessage>((resolve, reject) => get(url + path, resolve).on('error', reject));
const opened = (...paths: string[]) =>
  vi.waitFor(() => expect([...open].sort()).toEqual(paths), 20_000);

it('ends the requests of its call when the signal aborts, and no others', async () => {
  const limit = new AbortController();
  const other = endingRequests(new AbortController().signal, () => ask('/other'));
  const outside = ask('/outside');
  const own = endingRequests(limit.signal, () => Promise.all([ask('/own/1'), ask('/own/2')]));
  const ended = Promise.allSettled([own]);
  const rest = Promise.allSettled([other, outside]);
  await opened('/other', '/outside', '/own/1', '/own/2');
  limit.abort(new Error('the time is up'));
  expect(await ended).toMatchObject([{ reason: { message: 'the time is up' } }]);
  await opened('/other', '/outside');
  server.closeAllConnections();
  await rest;
});

it('ends also what an abandoned call asks for later', async () => {
  const limit = new AbortController();
  const late = endingRequests(limit.signal, async () => {
    limit.abort(new Error('the time is up'));
    await new Promise((resolve) => setImmediate(resolve));
    return ask('/late');
  });
  await expect(late).rejects.toThrow('the time is up');
});
