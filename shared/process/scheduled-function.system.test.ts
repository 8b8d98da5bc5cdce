import { once } from 'node:events';
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { TransientError } from '../errors.ts';
import { createLog } from './log.ts';
import { createScheduledFunction, FailureDone } from './scheduled-function.ts';

let done: string[];
let server: Server;
beforeEach(async () => {
  done = [];
  const work = (name: string) => async () => {
    done.push(name);
    return { did: name };
  };
  const failing = (error: Error) => () => Promise.reject(error);
  const handle = createScheduledFunction({
    paths: {
      '/': work('due'),
      '/now': work('now'),
      '/failing': failing(new Error('canary')),
      '/away': failing(new TransientError('unavailable', 'the disk is full')),
      '/in-vain': failing(new FailureDone('one of two failed', { did: 'both' })),
    },
    failure: 'it failed',
    log: createLog('silent'),
  });
  server = createServer((incoming, response) => void handle(incoming, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** Sent as written: paths are not normalised. */
async function call(path: string, method = 'POST') {
  const { port } = server.address() as AddressInfo;
  const outgoing = request({ host: '127.0.0.1', port, path, method }).end();
  const [response] = await once(outgoing, 'response');
  return { status: response.statusCode, allow: response.headers.allow, body: await json(response) };
}

it.each([
  ['/', 'due'],
  ['/?from=the-scheduler', 'due'],
  ['/now', 'now'],
])('POST %s does the work of the path, and answers what was done', async (path, name) => {
  expect(await call(path)).toMatchObject({ status: 200, body: { did: name } });
  expect(done).toEqual([name]);
});

it.each(['GET', 'PUT', 'DELETE'])('%s does nothing', async (method) => {
  for (const path of ['/', '/now']) {
    expect(await call(path, method)).toMatchObject({ status: 405, allow: 'POST' });
  }
  expect(done).toEqual([]);
});

it.each(['/nowx', '/now/', '//', '///', '/%', '*'])('%s is not found', async (path) => {
  expect(await call(path)).toMatchObject({ status: 404, body: { error: 'not found' } });
  expect(done).toEqual([]);
});

it('answers 500 when the work fails, and why when that is known', async () => {
  expect(await call('/failing')).toMatchObject({ status: 500, body: { error: 'it failed' } });
  const body = { error: 'it failed: the disk is full' };
  expect(await call('/away')).toMatchObject({ status: 500, body });
});

it('answers 500 with what was done when a failure was a part of that', async () => {
  const body = { error: 'one of two failed', did: 'both' };
  expect(await call('/in-vain')).toMatchObject({ status: 500, body });
});
