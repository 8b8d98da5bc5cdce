import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect, it } from 'vitest';
import { parseConfig } from '../../shared/process/config.ts';
import { createManualClock } from '../../shared/testing/manual-clock.ts';
import { createMemoryDocuments } from '../../shared/testing/memory-documents.ts';
import { createMemoryObjects } from '../../shared/testing/memory-objects.ts';
import { createHealthFunction } from './handler.ts';

const answer = createHealthFunction({
  config: parseConfig({}),
  clock: createManualClock(0),
  documents: createMemoryDocuments(),
  objects: createMemoryObjects(),
});

async function ask(method: string, url: string) {
  const given = { status: 0, type: '' };
  const response = {
    writeHead(status: number, headers: Record<string, string>) {
      Object.assign(given, { status, type: headers['content-type'] });
      return response;
    },
    end() {},
  };
  // What the handler uses of them.
  await answer({ method, url } as IncomingMessage, response as unknown as ServerResponse);
  return given;
}

it.each([
  ['GET', '/live', 200],
  ['GET', '/health/live', 200],
  ['HEAD', '/ready', 200],
  ['GET', '/health/startup?verbose', 200],
  ['GET', '/detailed', 200],
  ['GET', '/', 404],
  ['GET', '/liveness', 404],
  ['GET', '/health', 404],
  ['GET', '/constructor', 404],
  ['POST', '/ready', 405],
])('%s %s is answered %i', async (method, url, status) => {
  expect(await ask(method, url)).toMatchObject({ status, type: 'application/json' });
});

it('metrics are Prometheus text', async () => {
  expect((await ask('GET', '/health/metrics')).type).toMatch(/^text\/plain; version=0\.0\.4/);
});
