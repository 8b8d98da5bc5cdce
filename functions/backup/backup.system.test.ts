import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createLog } from '../../shared/process/log.ts';
import { createCountingIds } from '../../shared/testing/counting-ids.ts';
import { createManualClock } from '../../shared/testing/manual-clock.ts';
import { createMemoryDocuments } from '../../shared/testing/memory-documents.ts';
import { createMemoryExports, type MemoryExports } from '../../shared/testing/memory-exports.ts';
import { createBackupFunction } from './handler.ts';

let exports: MemoryExports;
let documents: ReturnType<typeof createMemoryDocuments>;
let server: Server;
beforeEach(async () => {
  const clock = createManualClock(Date.parse('2026-11-24T02:00:00Z'));
  exports = createMemoryExports(clock);
  documents = createMemoryDocuments();
  const handle = createBackupFunction({
    documents,
    exports,
    clock,
    ids: createCountingIds(),
    log: createLog('silent'),
  });
  server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

async function call(path: string) {
  const { port } = server.address() as AddressInfo;
  const response = await fetch(`http://127.0.0.1:${port}${path}`, { method: 'POST' });
  return { status: response.status, body: await response.json() };
}

it('makes the backup that is due, once', async () => {
  expect(await call('/')).toMatchObject({
    status: 200,
    body: {
      runs: [{ id: 'backup:2026-11-24T02:00:00.000Z', state: 'verified', reason: null }],
      lastVerifiedAt: '2026-11-24T02:00:00.000Z',
    },
  });
  expect(await call('/')).toMatchObject({ status: 200, body: { runs: [] } });
  expect(await call('/now')).toMatchObject({ body: { runs: [{ state: 'verified' }] } });
  expect(exports.started).toHaveLength(2);
});

it('answers the scheduler 500, and the operator 200, with the reason when a backup failed', async () => {
  exports.next.faults = ['damaged'];
  const done = { runs: [{ state: 'failed', reason: 'damaged' }], lastVerifiedAt: null };
  expect(await call('/')).toMatchObject({
    status: 500,
    body: { error: expect.stringMatching(/^backup \S+ failed: damaged$/), ...done },
  });
  expect(await call('/now')).toMatchObject({ status: 200, body: done });
});

it('answers 500 when nothing can be recorded', async () => {
  documents.commit = () => Promise.reject(new Error('away'));
  expect((await call('/')).status).toBe(500);
  expect(exports.started).toEqual([]);
});
