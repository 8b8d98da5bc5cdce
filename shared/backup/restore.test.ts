import { beforeEach, expect, it } from 'vitest';
import type { Documents } from '../ports.ts';
import { createLog } from '../process/log.ts';
import { createCountingIds } from '../testing/counting-ids.ts';
import { createManualClock } from '../testing/manual-clock.ts';
import { createMemoryDocuments } from '../testing/memory-documents.ts';
import { createMemoryExports, type MemoryExports } from '../testing/memory-exports.ts';
import { createMemoryObjects } from '../testing/memory-objects.ts';
import { createBackup } from './backup.ts';
import { inspectExport } from './inspect.ts';
import { createRestore } from './restore.ts';
import { verifiedCopy } from './run-record.ts';

const clock = createManualClock(Date.parse('2026-11-24T02:00:00Z'));
const whole = { objects: 4, bytes: 100, sha256: 'a'.repeat(64) };
const short = { objects: 3, bytes: 60, sha256: 'b'.repeat(64) };
let documents: Documents;
let exports: MemoryExports;
let name: string;
let count: number;

/** A verified copy of ten documents. */
beforeEach(async () => {
  documents = createMemoryDocuments();
  exports = createMemoryExports(clock);
  exports.next.contents = whole;
  const uses = { documents, exports, clock, ids: createCountingIds(), log: createLog('silent') };
  name = (await createBackup(uses).now()).runs[0]?.export ?? '';
  count = 10;
  exports.restore = async (_, value) => ({
    count,
    documents: createMemoryDocuments(),
    objects: createMemoryObjects(),
    setting: { name: 'DATA_DIR', value },
    close: async () => {},
  });
});

async function restore() {
  const verified = await verifiedCopy(documents, name);
  return createRestore({ exports, clock })(name, 'elsewhere', verified);
}

it('a copy is as it was when it was verified', async () => {
  expect(await verifiedCopy(documents, name)).toMatchObject({ documents: 10, contents: whole });
  expect(await inspectExport(exports, name, clock.now(), whole)).toEqual([]);
  expect((await restore()).setting.value).toBe('elsewhere');
});

it('a copy that lost a part since it was verified is not sound, and not restored', async () => {
  exports.next.contents = short;
  const fault = 'it has 3 objects of 60 bytes, and not the 4 objects of 100 bytes';
  expect(await inspectExport(exports, name, clock.now(), whole)).toEqual([
    `${fault} that were verified`,
  ]);
  await expect(restore()).rejects.toThrow(fault);
});

it('a restore that has fewer documents than were verified is refused', async () => {
  count = 9;
  await expect(restore()).rejects.toThrow(
    'what was restored to elsewhere must not be used:\n  it has 9 of 10 documents',
  );
});

it('of a copy from another place nothing is known, and it is restored all the same', async () => {
  expect(await verifiedCopy(createMemoryDocuments(), name)).toBeNull();
  count = 9;
  const outcome = await createRestore({ exports, clock })(name, 'elsewhere', null);
  expect(outcome.setting.value).toBe('elsewhere');
});
