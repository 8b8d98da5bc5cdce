import { once } from 'node:events';
import { type AddressInfo, connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { http } from '@google-cloud/functions-framework';
import { getTestServer } from '@google-cloud/functions-framework/testing';
import { pino } from 'pino';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { JOBS } from '../../shared/jobs/store.ts';
import { NO_METRICS } from '../../shared/metrics/metrics.ts';
import { parseConfig } from '../../shared/process/config.ts';
import { createManualClock } from '../../shared/testing/manual-clock.ts';
import { createMemoryDocuments } from '../../shared/testing/memory-documents.ts';
import { createMemoryObjects } from '../../shared/testing/memory-objects.ts';
import { createApi } from './handler.ts';
import { hideAllFromFramework } from './raw-body.ts';

/** The api as it is deployed: the framework's server alone, nothing of ours in front of it. */
let server: ReturnType<typeof getTestServer>;
let url: string;
const documents = createMemoryDocuments();
const lines: { msg: string }[] = [];
const log = pino({}, { write: (line: string) => lines.push(JSON.parse(line)) });
const failures: unknown[] = [];

beforeAll(async () => {
  hideAllFromFramework();
  const api = createApi({
    config: parseConfig({}),
    log,
    clock: createManualClock(0),
    ids: { next: () => 'id1' },
    documents,
    metrics: { ...NO_METRICS, count: (...failure) => void failures.push(failure) },
    objects: createMemoryObjects(),
    publish: async () => true,
    offerUpload: async () => {},
    formatFiles: { find: async () => ({ state: 'asked' }), announce: async () => {} },
    prices: {
      writer: { inputUsdPerMillion: 1, outputUsdPerMillion: 1 },
      judge: { inputUsdPerMillion: 1, outputUsdPerMillion: 1 },
    },
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

it.each([
  ['a length', 'Content-Length: 100\r\n\r\n{"company":'],
  ['chunks', 'Transfer-Encoding: chunked\r\n\r\nb\r\n{"company":\r\n'],
])(
  'who hangs up within a body of %s is no failure of ours, and nothing is stored',
  async (_what, rest) => {
    const jobs = await documents.count(JOBS);
    lines.length = 0;
    const { port } = server.address() as AddressInfo;
    const socket = connect(port, '127.0.0.1');
    socket.write(
      `POST /analyze HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n${rest}`,
    );
    await once(server, 'request');
    socket.destroy();
    await vi.waitFor(() => expect(lines.map(({ msg }) => msg)).toContain('request answered'));
    expect(lines).toEqual([expect.objectContaining({ status: 400 })]);
    expect(failures).toEqual([]);
    expect(await documents.count(JOBS)).toBe(jobs);
  },
);
