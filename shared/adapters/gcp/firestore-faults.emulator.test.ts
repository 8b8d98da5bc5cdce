import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, inject, it, vi } from 'vitest';
import { ConflictError, TransientError } from '../../errors.ts';
import type { Write } from '../../ports.ts';
import { createFirestoreDocuments, type FirestoreDocuments } from './documents.ts';
import { startProxy } from './emulator-proxy.test-rig.ts';

describe('a Firestore commit whose answer is lost', () => {
  let proxy: Awaited<ReturnType<typeof startProxy>>;
  /** Goes through the proxy. */
  let ours: FirestoreDocuments;
  let others: FirestoreDocuments;

  beforeEach(async () => {
    const { firestoreHost } = inject('emulators');
    const place = { projectId: `test-${randomUUID().slice(0, 12)}`, databaseId: '(default)' };
    proxy = await startProxy(firestoreHost);
    ours = createFirestoreDocuments({ ...place, emulatorHost: proxy.host });
    others = createFirestoreDocuments({ ...place, emulatorHost: firestoreHost });
    await others.commit([create('a', { n: 0 })]);
    // The connection is there before it is cut.
    await ours.get('jobs', 'a');
  });
  afterEach(async () => {
    await Promise.all([ours.close(), others.close()]);
    await proxy.close();
  });

  const create = (id: string, data: Record<string, unknown>): Write => ({
    op: 'create',
    collection: 'jobs',
    id,
    data,
  });
  const update = (version: string, data: Record<string, unknown>): Write => ({
    op: 'update',
    collection: 'jobs',
    id: 'a',
    data,
    version,
  });
  const count: Write = { op: 'increment', collection: 'counters', id: 'c', fields: { n: 1 } };

  const read = async (collection: string, id: string) => (await others.get(collection, id))?.data;
  const versionOf = async (id: string) => (await others.get('jobs', id))?.version ?? '';

  /** Our commit is stored, its answer lost; then `meanwhile` happens, and the connection breaks. */
  async function commitUnanswered(
    writes: Write[],
    meanwhile = async () => {},
  ): Promise<{ versions?: string[]; error?: unknown }> {
    const before = await versionOf('a');
    const counted = await read('counters', 'c');
    void proxy.lose('answers');
    const committed = ours.commit(writes).then(
      (versions) => ({ versions }),
      (error: unknown) => ({ error }),
    );
    await vi.waitFor(
      async () => {
        const now = [await versionOf('a'), await read('counters', 'c')];
        expect(now).not.toEqual([before, counted]);
      },
      { timeout: 20_000 },
    );
    await meanwhile();
    proxy.cut();
    return committed;
  }

  it('answers the versions that the store holds, and stores nothing twice', async () => {
    const version = await versionOf('a');
    const { versions } = await commitUnanswered([
      { op: 'delete', collection: 'jobs', id: 'x' },
      update(version, { n: 1 }),
      create('b', {}),
      count,
    ]);
    const stored = await others.get('jobs', 'a');
    expect(stored?.data).toEqual({ n: 1 });
    expect(versions).toEqual(['', stored?.version, await versionOf('b'), stored?.version]);
    expect(await read('counters', 'c')).toEqual({ n: 1 });
  });

  it('has succeeded although another wrote one of its documents since, and does not hide that', async () => {
    const version = await versionOf('a');
    const { versions } = await commitUnanswered(
      [update(version, { n: 1 }), create('b', {})],
      async () => {
        await others.commit([update(await versionOf('a'), { cancelled: true })]);
      },
    );
    expect(versions?.[1]).toBe(await versionOf('b'));
    expect(versions?.[0]).not.toBe(await versionOf('a'));
    const late = ours.commit([update(versions?.[0] ?? '', { n: 2 })]);
    await expect(late).rejects.toBeInstanceOf(ConflictError);
    expect(await read('jobs', 'a')).toEqual({ n: 1, cancelled: true });
  });

  it('is a conflict when nothing in the store shows it any more', async () => {
    const { error } = await commitUnanswered([update(await versionOf('a'), { n: 1 })], async () => {
      await others.commit([update(await versionOf('a'), { n: 2 })]);
    });
    expect(error).toBeInstanceOf(ConflictError);
    expect(await read('jobs', 'a')).toEqual({ n: 2 });
  });

  it('is not made again without a precondition that forbids a second time', async () => {
    const { error } = await commitUnanswered([count]);
    expect(error).toBeInstanceOf(TransientError);
    expect(await read('counters', 'c')).toEqual({ n: 1 });
  });

  it('is made again when it never arrived', async () => {
    const version = await versionOf('a');
    const lost = proxy.lose('requests');
    const committed = ours.commit([update(version, { n: 1 }), count]);
    await lost;
    proxy.cut();
    expect(await committed).toHaveLength(2);
    expect(await read('jobs', 'a')).toEqual({ n: 1 });
    expect(await read('counters', 'c')).toEqual({ n: 1 });
  });

  it('is a conflict when it never arrived and another was first', async () => {
    const version = await versionOf('a');
    const lost = proxy.lose('requests');
    const committed = ours.commit([update(version, { n: 1 }), count]);
    await lost;
    await others.commit([update(version, { n: 1 })]);
    proxy.cut();
    await expect(committed).rejects.toBeInstanceOf(ConflictError);
    expect(await read('counters', 'c')).toBeUndefined();
  });
});

it('reads and queries go on over a new connection when theirs breaks', async () => {
  const proxy = await startProxy(inject('emulators').firestoreHost);
  const documents = createFirestoreDocuments({
    projectId: `test-${randomUUID().slice(0, 12)}`,
    databaseId: '(default)',
    emulatorHost: proxy.host,
  });
  await documents.commit([{ op: 'set', collection: 'jobs', id: 'a', data: { n: 1 } }]);
  const orderBy = { field: 'n', direction: 'asc' } as const;
  const reads = [
    () => documents.get('jobs', 'a'),
    () => documents.count('jobs'),
    () => documents.query({ collection: 'jobs', orderBy, limit: 1 }),
  ];
  for (const read of reads) {
    const before = await read();
    const lost = proxy.lose('answers');
    const after = read();
    await lost;
    proxy.cut();
    expect(await after).toEqual(before);
  }
  await documents.close();
  await proxy.close();
});
