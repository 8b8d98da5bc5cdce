import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { callFunction } from './call-function.ts';

let server: Server;
let url: string;
let answers: { status: number; body: string };
let shown: string | undefined;
beforeEach(async () => {
  server = createServer(({ headers }, response) => {
    shown = headers.authorization;
    response.writeHead(answers.status).end(answers.body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

it('answers what the function answered', async () => {
  answers = { status: 200, body: '{"did":"it"}' };
  expect(await callFunction({ url, secret: 'abc' }, 'sweep')).toEqual({ did: 'it' });
  expect(shown).toBe('Bearer abc');
});

it.each([
  ['{"error":"backup x failed: damaged","runs":[]}', 'answered 500: backup x failed: damaged'],
  ['{"runs":[]}', 'answered 500'],
  ['<html>', 'answered 500'],
])('a failure is told with its cause, when it has one: %s', async (body, said) => {
  answers = { status: 500, body };
  await expect(callFunction({ url, secret: 'abc' }, 'backup')).rejects.toMatchObject({
    reason: 'unavailable',
    message: `backup ${said}`,
  });
});
