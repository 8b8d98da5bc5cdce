import { type AddressInfo, createServer } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TransientError } from '../../errors.ts';
import { createFirestoreDocuments, type FirestoreDocuments } from './documents.ts';

/** Far above what is asserted to be short, far below the client's own limits of a minute and more. */
const SOON_MS = 15_000;

async function listen(): Promise<{ host: string; close(): Promise<void> }> {
  const sockets = new Set<{ destroy(): void }>();
  const server = createServer((socket) => sockets.add(socket));
  server.listen(0, '127.0.0.1');
  await new Promise<void>((resolve) => server.once('listening', () => resolve()));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}

describe.each([
  ['nobody listens', 'unavailable'],
  ['nobody answers', 'timeout'],
])('where %s, Firestore documents', (what, reason) => {
  let documents: FirestoreDocuments;
  let close: () => Promise<void>;

  beforeEach(async () => {
    const server = await listen();
    if (what === 'nobody listens') await server.close();
    documents = createFirestoreDocuments({
      projectId: 'test-limits',
      databaseId: '(default)',
      emulatorHost: server.host,
      // Refused connections are to end by themselves.
      ...(what === 'nobody answers' && { readLimitMs: 500, commitLimitMs: 500 }),
    });
    close = async () => {
      await documents.close();
      if (what === 'nobody answers') await server.close();
    };
  });
  afterEach(() => close());

  it.each<[string, () => Promise<unknown>]>([
    ['get', () => documents.get('jobs', 'a')],
    ['count', () => documents.count('jobs')],
    [
      'query',
      () =>
        documents.query({
          collection: 'jobs',
          orderBy: { field: 'n', direction: 'asc' },
          limit: 1,
        }),
    ],
    ['commit', () => documents.commit([{ op: 'create', collection: 'jobs', id: 'a', data: {} }])],
  ])('%s ends soon, as something to try again', async (_, call) => {
    const startedAt = performance.now();
    const fault = await call().catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(TransientError);
    expect(fault).toMatchObject({ reason });
    expect(performance.now() - startedAt).toBeLessThan(SOON_MS);
  });
});

it('a closed driver says so', async () => {
  const documents = createFirestoreDocuments({
    projectId: 'test-limits',
    databaseId: '(default)',
    emulatorHost: '127.0.0.1:1',
  });
  await documents.warm();
  await documents.close();
  await expect(documents.get('jobs', 'a')).rejects.toThrow(TransientError);
});
