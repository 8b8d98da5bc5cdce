import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { http } from '@google-cloud/functions-framework';
import { getTestServer } from '@google-cloud/functions-framework/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseConfig } from '../../shared/config.ts';
import { createLog } from '../../shared/log.ts';
import { createManualClock } from '../../shared/testing/manual-clock.ts';
import { createMemoryDocuments } from '../../shared/testing/memory-documents.ts';
import { createMemoryObjects } from '../../shared/testing/memory-objects.ts';
import { createApi } from './handler.ts';
import { hideAllFromFramework } from './raw-body.ts';

/** The api as it is deployed: the framework's server alone, nothing of ours in front of it. */
let server: ReturnType<typeof getTestServer>;
let url: string;

beforeAll(async () => {
  hideAllFromFramework();
  const api = createApi({
    config: parseConfig({}),
    log: createLog('silent'),
    clock: createManualClock(0),
    ids: { next: () => 'id1' },
    documents: createMemoryDocuments(),
    objects: createMemoryObjects(),
    publish: async () => true,
    price: { inputUsdPerMillion: 1, outputUsdPerMillion: 1 },
  });
  http('deployed-api', api);
  server = getTestServer('deployed-api').listen(0, '127.0.0.1');
  await once(server, 'listening');
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => server.close());

const post = (
  path: string,
  body: string | Buffer<ArrayBuffer>,
  headers: Record<string, string> = {},
) =>
  fetch(`${url}${path}`, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', ...headers },
  });

it.each([
  ['/analyze', '{"company":"Tesla"}', {}, 202],
  ['/analyze', '{"company": ', {}, 400],
  ['/analyze/', '{"company": ', {}, 404],
  ['/jobs/x/cancel', '{"company": ', {}, 404],
  ['/jobs/x/cancel', 'x'.repeat(100_000), {}, 413],
  ['/analyze', gzipSync('{"company":"Tesla"}'), { 'content-encoding': 'gzip' }, 415],
  ['/analyze', '{}', { 'content-encoding': 'nonsense' }, 415],
  ['/jobs/%E0%A4%A/cancel', '', {}, 400],
])('POST %s %.20j %j is answered %4$i, by us', async (path, body, headers, status) => {
  const response = await post(path, body, headers);
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toMatch(/^application\/(problem\+)?json$/);
});
