import { beforeEach, expect, it } from 'vitest';
import type { Documents } from '../ports.ts';
import { createLog } from '../process/log.ts';
import { createCountingIds } from '../testing/counting-ids.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { createMemoryDocuments } from '../testing/memory-documents.ts';
import { createMemoryExports } from '../testing/memory-exports.ts';
import { createBackup } from './backup.ts';
import { noteUnsound } from './note-unsound.ts';
import { recentRuns } from './run-record.ts';

const nowMs = Date.parse('2026-11-24T02:00:00Z');
let documents: Documents;
let backup: ReturnType<typeof createBackup>;
let exportName: string;

beforeEach(async () => {
  const clock = createManualClock(nowMs);
  documents = createMemoryDocuments();
  const exports = createMemoryExports(clock);
  const log = createLog('silent');
  backup = createBackup({ documents, exports, clock, ids: createCountingIds(), log });
  exportName = (await backup.tick()).runs[0]?.export ?? '';
});

const note = (...faults: string[]) => noteUnsound(documents, { exportName, faults, nowMs });

it('a copy that was found unsound is verified no more, and its day is not made up for', async () => {
  expect(await note('a is damaged', 'b is missing')).toBe(true);
  const [stored] = await recentRuns(documents);
  expect(stored?.run).toMatchObject({
    exportName,
    state: 'failed',
    reason: 'a is damaged; b is missing',
    final: true,
    unsoundAt: '2026-11-24T02:00:00.000Z',
  });
  expect(await backup.tick()).toEqual({ runs: [], lastVerifiedAt: null });
});

it('is noted once, however many find it at the same time', async () => {
  expect(await Promise.all([note('a'), note('b'), note('c')])).toEqual([true, true, true]);
  expect((await recentRuns(documents))[0]?.run.reason).toBe('a');
  expect(await note('d')).toBe(false);
});

it('is not noted of a copy that no recent run verified', async () => {
  exportName = 'from-elsewhere';
  expect(await note('damaged')).toBe(false);
});
