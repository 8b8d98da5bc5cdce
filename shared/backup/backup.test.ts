import { beforeEach, describe, expect, it } from 'vitest';
import { createLog } from '../process/log.ts';
import { createCountingIds } from '../testing/counting-ids.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { createMemoryDocuments } from '../testing/memory-documents.ts';
import { createMemoryExports, type MemoryExports } from '../testing/memory-exports.ts';
import { type Backup, createBackup } from './backup.ts';
import { recentRuns } from './run-record.ts';

const QUARTER_MS = 15 * 60_000;
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

let clock: ReturnType<typeof createManualClock>;
let documents: ReturnType<typeof createMemoryDocuments>;
let exports: MemoryExports;
let logged: string[];
let backup: Backup;
/** Another process, on the same store. */
let restart: () => void;
beforeEach(() => {
  clock = createManualClock(Date.parse('2026-11-24T02:00:00.500Z'));
  documents = createMemoryDocuments();
  exports = createMemoryExports(clock);
  logged = [];
  const log = createLog('silent');
  log.info = ((_: unknown, message: string) => logged.push(message)) as never;
  log.error = ((first: unknown, message?: string) =>
    logged.push(message ?? String(first))) as never;
  const uses = { documents, exports, clock, ids: createCountingIds(), log };
  restart = () => {
    backup = createBackup(uses);
  };
  restart();
});

const sizeOf = (documents: number, estimatedDocuments = documents) =>
  ({ state: 'done', documents, estimatedDocuments, bytes: 1 }) as const;

/** A tick every quarter of an hour for so long; what each moved. */
async function ticksFor(ms: number): Promise<string[]> {
  const states: string[] = [];
  for (let passed = 0; passed < ms; passed += QUARTER_MS) {
    states.push(...(await backup.tick()).runs.map(({ state }) => state));
    clock.advance(QUARTER_MS);
  }
  return states;
}

describe('the daily backup', () => {
  it('is started once at its hour, verified when the export has ended, and not before', async () => {
    exports.next.slow = true;
    expect((await backup.tick()).runs).toMatchObject([
      { id: 'backup:2026-11-24T02:00:00.000Z', state: 'started' },
    ]);
    expect(await ticksFor(HOUR_MS)).toEqual([]);
    exports.finish();
    expect(await backup.tick()).toMatchObject({
      runs: [{ state: 'verified' }],
      lastVerifiedAt: '2026-11-24T03:00:00.500Z',
    });
    expect(await ticksFor(22 * HOUR_MS)).toEqual([]);
    expect(logged).toEqual(['backup started', 'backup verified']);
    clock.advance(HOUR_MS);
    expect((await backup.tick()).runs).toMatchObject([
      { id: 'backup:2026-11-25T02:00:00.000Z', state: 'started' },
    ]);
  });

  it('is not compared with one of another kind: the first that leaves out what passes is far smaller', async () => {
    const [small, large] = [sizeOf(1_000), sizeOf(9_000)];
    exports.next.progress = large;
    expect((await backup.tick()).runs).toMatchObject([{ state: 'verified' }]);
    exports.whole = false;
    exports.next.progress = small;
    clock.advance(DAY_MS);
    expect((await backup.tick()).runs).toMatchObject([{ state: 'verified' }]);
    exports.next.progress = sizeOf(100);
    clock.advance(DAY_MS);
    expect((await backup.tick()).runs).toMatchObject([{ state: 'failed' }]);
  });

  it('is started by any later call when the one at its hour was missed', async () => {
    clock.advance(20 * HOUR_MS);
    expect((await backup.tick()).runs).toMatchObject([
      { id: 'backup:2026-11-24T02:00:00.000Z', state: 'verified' },
    ]);
  });

  it('is one, however many calls come at the same time', async () => {
    const done = await Promise.all(Array.from({ length: 8 }, () => backup.tick()));
    expect(exports.started).toHaveLength(1);
    expect(done.flatMap(({ runs }) => runs)).toMatchObject([{ state: 'verified' }]);
  });

  it('is verified by one of many calls', async () => {
    exports.next.slow = true;
    await backup.tick();
    exports.finish();
    const done = await Promise.all(Array.from({ length: 8 }, () => backup.tick()));
    expect(done.flatMap(({ runs }) => runs)).toMatchObject([{ state: 'verified' }]);
    expect(logged.filter((line) => line === 'backup verified')).toHaveLength(1);
  });

  it('is tried three times when it fails, each time under another name, and then no more', async () => {
    exports.next.progress = { state: 'failed', reason: 'quota' };
    await ticksFor(22 * HOUR_MS);
    expect(new Set(exports.started).size).toBe(3);
    const [latest] = await recentRuns(documents);
    expect(latest?.run).toMatchObject({
      state: 'failed',
      attempt: 3,
      reason: 'quota',
      final: true,
    });
  });

  it('is tried again when it cannot be started', async () => {
    exports.next.startFails = true;
    expect((await backup.tick()).runs).toMatchObject([
      { state: 'failed', reason: 'it could not be started: no answer' },
    ]);
    exports.next.startFails = false;
    expect((await backup.tick()).runs).toMatchObject([{ state: 'verified' }]);
  });

  it('is tried again when whoever began it died before the export was known', async () => {
    exports.start = () => new Promise(() => {});
    void backup.tick();
    await new Promise((resolve) => setImmediate(resolve));
    exports.start = createMemoryExports(clock).start.bind(exports);
    restart();
    expect(await ticksFor(30 * 60_000)).toEqual([]);
    clock.advance(QUARTER_MS);
    expect((await backup.tick()).runs).toMatchObject([
      { state: 'failed', reason: 'whoever began it died' },
      { id: 'backup:2026-11-24T02:00:00.000Z' },
    ]);
  });

  it('is not declared dead while this process makes it, however long that takes', async () => {
    let make = () => {};
    const { start } = exports;
    exports.start = async (name, minute) => {
      await new Promise<void>((resolve) => {
        make = resolve;
      });
      return start.call(exports, name, minute);
    };
    const making = backup.tick();
    expect(await ticksFor(3 * HOUR_MS)).toEqual([]);
    make();
    expect((await making).runs).toMatchObject([{ state: 'verified' }]);
    expect(exports.started).toHaveLength(1);
  });

  it('that does not end is given up', async () => {
    exports.next.slow = true;
    await backup.tick();
    clock.advance(13 * HOUR_MS);
    expect((await backup.tick()).runs).toMatchObject([
      { state: 'failed', reason: 'it did not end within 12 hours' },
      { state: 'started' },
    ]);
  });
});

describe('a backup is not verified', () => {
  it('when what lies there is not sound', async () => {
    exports.next.faults = ['there is no overall_export_metadata'];
    expect((await backup.tick()).runs).toMatchObject([
      { state: 'failed', reason: 'there is no overall_export_metadata' },
    ]);
  });

  it('when it does not hold all documents', async () => {
    exports.next.progress = sizeOf(9, 10);
    expect((await backup.tick()).runs).toMatchObject([
      { state: 'failed', reason: 'it holds 9 of 10 documents' },
    ]);
    // The store itself is strange: a second try is no better.
    expect(await ticksFor(HOUR_MS)).toEqual([]);
  });

  it('on the day on which the store lost more than half, but on the next, when that is how it is', async () => {
    exports.next.progress = sizeOf(3000);
    await backup.tick();
    clock.advance(DAY_MS);
    exports.next.progress = sizeOf(1400);
    expect((await backup.tick()).runs).toMatchObject([
      { state: 'failed', reason: 'it holds 1400 lasting documents, the one before it 3000' },
    ]);
    clock.advance(DAY_MS - QUARTER_MS);
    expect(await ticksFor(QUARTER_MS)).toEqual([]);
    expect(logged.at(-1)).toBe('no verified backup for 26 h');
    expect(await ticksFor(QUARTER_MS)).toEqual(['verified']);
  });
});

describe('nothing verified for 26 hours', () => {
  const alarms = () => logged.filter((line) => line === 'no verified backup for 26 h').length;

  it('is said at every call, until there is one', async () => {
    await backup.tick();
    exports.next.progress = { state: 'failed', reason: 'quota' };
    clock.advance(25 * HOUR_MS);
    await backup.tick();
    expect(alarms()).toBe(0);
    clock.advance(2 * HOUR_MS);
    await backup.tick();
    await backup.tick();
    expect(alarms()).toBe(2);
    exports.next.progress = sizeOf(10);
    await backup.now();
    expect(alarms()).toBe(2);
  });

  it('counts from the first try where none ever was', async () => {
    exports.next.progress = { state: 'failed', reason: 'quota' };
    await backup.tick();
    expect(alarms()).toBe(0);
    clock.advance(27 * HOUR_MS);
    await backup.tick();
    expect(alarms()).toBe(1);
  });

  it('is not said of a new installation, whose export is empty and sound', async () => {
    exports.next.progress = sizeOf(0);
    expect((await backup.tick()).runs).toMatchObject([{ state: 'verified' }]);
    expect(alarms()).toBe(0);
  });

  it('is not said after a long sleep that the call itself ends', async () => {
    await backup.tick();
    clock.advance(10 * DAY_MS);
    await backup.tick();
    expect(alarms()).toBe(0);
  });
});

describe('a backup by hand', () => {
  it('is one more, beside that of the day', async () => {
    await backup.tick();
    clock.advance(HOUR_MS);
    expect((await backup.now()).runs).toMatchObject([
      { id: expect.stringMatching(/^backup:manual-/), state: 'verified' },
    ]);
    expect(exports.started).toHaveLength(2);
  });

  it('takes the place of no other day, however often it is asked for', async () => {
    for (let day = 0; day < 14; day += 1) {
      clock.advance(DAY_MS);
      await backup.tick();
    }
    const daily = [...exports.started];
    for (let n = 0; n < 70; n += 1) {
      clock.advance(60_000);
      await backup.now();
    }
    const kept = (await exports.list()).map(({ name }) => name);
    expect(kept).toEqual([...exports.started.slice(-6).reverse(), ...daily.slice(0, 13).reverse()]);
  });

  it('is not repeated when it fails', async () => {
    await backup.tick();
    exports.next.progress = { state: 'failed', reason: 'quota' };
    await backup.now();
    expect(await ticksFor(HOUR_MS)).toEqual([]);
  });
});

it('keeps fourteen copies, and of bad ones only the newest of all', async () => {
  const names = async () => (await exports.list()).map(({ name }) => name);
  for (let day = 0; day < 20; day += 1) {
    await backup.tick();
    clock.advance(DAY_MS);
  }
  const good = exports.started.slice(-14).reverse();
  expect(await names()).toEqual(good);

  exports.next.faults = ['damaged'];
  for (let day = 0; day < 20; day += 1) {
    await backup.tick();
    clock.advance(DAY_MS);
  }
  expect(await names()).toEqual([exports.started.at(-1), ...good]);
  exports.next.faults = [];
  await backup.tick();
  expect(await names()).toEqual([exports.started.at(-1), ...good.slice(0, 13)]);
});
