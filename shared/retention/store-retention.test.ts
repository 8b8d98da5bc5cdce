import { DatabaseSync } from 'node:sqlite';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createEmbeddedDocuments } from '../adapters/embedded/documents.ts';
import { createEmbeddedExpiry } from '../adapters/embedded/expiry.ts';
import { prepareDatabase } from '../adapters/embedded/schema.ts';
import { newJob } from '../domain/job.ts';
import { DAY_MS } from '../domain/retention.ts';
import { createLog } from '../process/log.ts';
import { createCountingIds } from '../testing/counting-ids.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { createMemoryObjects } from '../testing/memory-objects.ts';
import { createStoreRetention } from './store-retention.ts';

const scheduled = { force: false, actor: 'schedule' } as const;

function createStore() {
  const clock = createManualClock(Date.parse('2026-01-01T00:00:00Z'));
  const database = new DatabaseSync(':memory:');
  prepareDatabase(database);
  const documents = createEmbeddedDocuments({ database });
  const objects = createMemoryObjects(clock);
  const expiry = createEmbeddedExpiry({ database });
  const log = createLog('silent');
  const ids = createCountingIds();
  const uses = { expiry, documents, objects, clock, ids, log };
  const retention = createStoreRetention(uses);
  async function accept(id: string): Promise<void> {
    const request = {};
    const job = newJob({
      id,
      request,
      requestId: id,
      maxCostUsd: 1,
      callback: false,
      nowMs: clock.now(),
    });
    await documents.commit([{ op: 'create', collection: 'jobs', id, data: { ...job } }]);
  }
  const put = (name: string) => objects.putIfAbsent(name, Buffer.from(name), 'text/plain');
  return {
    clock,
    documents,
    objects,
    expiry,
    log,
    uses,
    retention,
    accept,
    put,
    [Symbol.dispose]: () => database.close(),
  };
}

it('deletes documents whose time has come and objects of their age, and tells how many', async () => {
  using store = createStore();
  const { clock, documents, objects, retention, accept, put } = store;
  await accept('old');
  for (const name of ['reports/old/a', 'reports/old/b', 'sources/a', 'cache/a', 'other/a']) {
    await put(name);
  }
  expect(await retention.apply(scheduled)).toEqual({
    outcome: 'in_force',
    changes: [],
    weakens: [],
  });
  clock.advance(8 * DAY_MS);
  await accept('young');
  await put('reports/young/a');
  expect((await retention.apply(scheduled)).changes).toEqual(['objects deleted from cache/: 1']);
  clock.advance(89 * DAY_MS);
  const expected = [
    'documents deleted: 1',
    'objects deleted from reports/: 2',
    'objects deleted from sources/: 1',
  ];
  expect(await retention.plan()).toEqual({ changes: expected, weakens: [] });
  expect(await retention.apply(scheduled)).toMatchObject({ outcome: 'applied', changes: expected });
  expect(await documents.get('jobs', 'old')).toBeUndefined();
  expect(await documents.get('jobs', 'young')).toBeDefined();
  expect((await objects.list('')).map(({ name }) => name)).toEqual(['other/a', 'reports/young/a']);
});

it('goes on past an object that is damaged, deletes it in its time, and names it', async () => {
  using store = createStore();
  const { clock, objects, log, put, uses } = store;
  await put('reports/sound/a');
  await put('sources/bad');
  const list = async (prefix: string) =>
    (await objects.list(prefix)).map((head) =>
      head.name === 'sources/bad' ? { ...head, damaged: true as const } : head,
    );
  const damaging = { list, delete: objects.delete };
  const retention = createStoreRetention({ ...uses, objects: damaging });
  const named: unknown[] = [];
  log.error = ((...line: unknown[]) => named.push(line)) as never;
  const line = [{ count: 1, names: ['sources/bad'] }, 'objects are damaged'];
  expect(await retention.plan()).toEqual({ changes: [], weakens: [] });
  expect(named).toEqual([line]);
  clock.advance(97 * DAY_MS);
  expect((await retention.apply(scheduled)).changes).toEqual([
    'objects deleted from reports/: 1',
    'objects deleted from sources/: 1',
  ]);
  expect(named).toEqual([line, line]);
  expect(await objects.list('')).toEqual([]);
});

it('keeps for a shorter time only when forced, and records who did', async () => {
  using store = createStore();
  const { clock, documents, objects, put, uses } = store;
  const keeping = (days: number) =>
    createStoreRetention({ ...uses, rules: [{ prefix: 'reports/', days }] });
  await keeping(90).apply(scheduled);
  await put('reports/a');
  clock.advance(40 * DAY_MS);
  const weakens = ['objects in reports/ would be kept for 30 days instead of 90'];
  expect(await keeping(30).plan()).toEqual({
    changes: [...weakens, 'objects deleted from reports/: 1'],
    weakens,
  });
  expect(await keeping(30).apply(scheduled)).toEqual({
    outcome: 'refused',
    changes: weakens,
    weakens,
  });
  expect(await objects.head('reports/a')).toBeDefined();
  expect((await keeping(120).apply(scheduled)).outcome).toBe('applied');
  const forced = { force: true, actor: 'operator' } as const;
  expect((await keeping(30).apply(forced)).outcome).toBe('applied');
  expect(await objects.head('reports/a')).toBeUndefined();
  const orderBy = { field: 'at', direction: 'desc' } as const;
  const { docs } = await documents.query({ collection: 'audit', orderBy, limit: 9 });
  expect(docs.map(({ data }) => [data.actor, data.force, data.before, data.after])).toEqual(
    expect.arrayContaining([
      ['schedule', false, null, { 'reports/': 90 }],
      ['schedule', false, { 'reports/': 90 }, { 'reports/': 120 }],
      ['operator', true, { 'reports/': 120 }, { 'reports/': 30 }],
    ]),
  );
});

it('leaves no job behind whose report is gone, whenever it runs and however seldom', async () => {
  const day = fc.double({ min: 0, max: 60, noNaN: true });
  const life = fc.array(
    fc.oneof(
      fc.record({ what: fc.constant('accept' as const), days: day }),
      fc.record({ what: fc.constant('run' as const), days: day }),
    ),
    { minLength: 2, maxLength: 20 },
  );
  await fc.assert(
    fc.asyncProperty(life, async (moves) => {
      using store = createStore();
      const { clock, documents, objects, retention, accept, put } = store;
      const ids: string[] = [];
      for (const { what, days } of moves) {
        clock.advance(Math.round(days * DAY_MS));
        if (what === 'run') {
          await retention.apply(scheduled);
        } else {
          const id = `job-${ids.length}`;
          ids.push(id);
          await accept(id);
          await put(`reports/${id}/report.json`);
        }
        for (const id of ids) {
          const served = await documents.get('jobs', id);
          const report = await objects.head(`reports/${id}/report.json`);
          if (served) expect(report, id).toBeDefined();
        }
      }
    }),
    { numRuns: 60 },
  );
});
