import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { cloudEvent } from '@google-cloud/functions-framework';
import { getTestServer } from '@google-cloud/functions-framework/testing';
import { pino } from 'pino';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { TransientError } from '../../shared/errors.ts';
import { NO_METRICS } from '../../shared/metrics/metrics.ts';
import type { WorkerContext } from '../../shared/platform/worker-context.ts';
import { parseConfig } from '../../shared/process/config.ts';
import { createManualClock } from '../../shared/testing/manual-clock.ts';
import { createMemoryDocuments } from '../../shared/testing/memory-documents.ts';
import { createWorker } from './handler.ts';

/** The worker under the framework's own server, and what both write. */
let server: ReturnType<typeof getTestServer>;
let stopping: AbortController;
let logged: unknown[];
let written: unknown[];

beforeEach(async () => {
  stopping = new AbortController();
  logged = [];
  written = [];
  vi.spyOn(console, 'error').mockImplementation((text) => void written.push(text));
  const context: Partial<WorkerContext> = {
    config: parseConfig({}),
    log: pino({}, { write: (line: string) => logged.push(JSON.parse(line)) }),
    clock: createManualClock(0),
    ids: { next: () => 'id1' },
    documents: {
      ...createMemoryDocuments(),
      get: () => Promise.reject(new TransientError('unavailable', 'the store is away')),
    },
    metrics: NO_METRICS,
    stopping,
    owner: 'w',
  };
  // The rest is not reached.
  cloudEvent('worker-edge', createWorker(context as WorkerContext));
  server = getTestServer('worker-edge').listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => {
  vi.restoreAllMocks();
  server.close();
});

async function push(): Promise<number> {
  const { port } = server.address() as AddressInfo;
  const data = Buffer.from('{"jobId":"job1","v":1}').toString('base64');
  const message = { data, messageId: '1', attributes: { request_id: 'r-1' } };
  const { status } = await fetch(`http://127.0.0.1:${port}/projects/p/topics/analysis`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ message, subscription: 's' }),
  });
  return status;
}

it('a message that is left for another delivery is one line of the log, and no error', async () => {
  stopping.abort();
  expect(await push()).toBe(500);
  expect(written.map((text) => JSON.parse(String(text)))).toEqual([
    {
      severity: 'INFO',
      time: '1970-01-01T00:00:00.000Z',
      job_id: 'job1',
      request_id: 'r-1',
      reason: 'this instance is stopping',
      message: 'message left for another delivery',
    },
  ]);
  expect(logged).toEqual([]);
});

it('what went wrong is logged once, with the job', async () => {
  expect(await push()).toBe(500);
  expect(logged).toEqual([
    expect.objectContaining({
      level: 50,
      job_id: 'job1',
      msg: 'message could not be handled',
      err: expect.objectContaining({ message: 'the store is away' }),
    }),
  ]);
  expect(written).toHaveLength(1);
  expect(JSON.parse(String(written[0]))).toMatchObject({ severity: 'INFO' });
});
