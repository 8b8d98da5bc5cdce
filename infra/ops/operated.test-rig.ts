import { createEmbeddedSchedules } from '../../shared/adapters/embedded/schedules.ts';
import { createBackup } from '../../shared/backup/backup.ts';
import { SCHEDULES } from '../../shared/domain/schedules.ts';
import { createProbes } from '../../shared/health/probes.ts';
import { parseConfig } from '../../shared/process/config.ts';
import { createLog } from '../../shared/process/log.ts';
import { createCountingIds } from '../../shared/testing/counting-ids.ts';
import { createManualClock } from '../../shared/testing/manual-clock.ts';
import { createMemoryDocuments } from '../../shared/testing/memory-documents.ts';
import { createMemoryExports } from '../../shared/testing/memory-exports.ts';
import { createMemoryObjects } from '../../shared/testing/memory-objects.ts';
import type { Operated } from './operated.ts';
import { run } from './run.ts';

export const NOW_MS = Date.parse('2026-11-24T12:00:00Z');

/** Something to operate, in memory, all well; `published` holds the jobs that were offered to workers. */
export function createOperated(changed: Partial<Operated> = {}) {
  const clock = createManualClock(NOW_MS);
  const documents = createMemoryDocuments();
  const exports = createMemoryExports(clock);
  const ids = createCountingIds();
  const published: string[] = [];
  const uses = { documents, exports, clock, ids, log: createLog('silent') };
  const schedules = createEmbeddedSchedules({
    wanted: SCHEDULES,
    documents,
    clock,
    async call({ function: name }) {
      if (name === 'backup') await createBackup(uses).tick();
    },
  });
  const config = parseConfig({});
  const objects = createMemoryObjects();
  const operated: Operated = {
    config,
    clock,
    ids,
    documents,
    objects,
    async publish({ job }) {
      published.push(job.id);
      return true;
    },
    served: true,
    queue: async () => ({ waiting: 0, leased: 0, dead: 0 }),
    givenUp: null,
    checks: createProbes({ config, clock, documents, objects }),
    schedules: () => schedules,
    exports: () => exports,
    backupNow: () => createBackup(uses).now(),
    retention: {
      plan: async () => ({ changes: [], weakens: [] }),
      apply: async () => ({ outcome: 'in_force', changes: [], weakens: [] }),
    },
    close: async () => {},
    ...changed,
  };
  return { operated, clock, documents, exports, published, schedules };
}

/** The command as it is typed, with spaces between its words. */
export async function type(operated: Operated, line: string) {
  const out: string[] = [];
  const err: string[] = [];
  const exit = await run({
    argv: line.split(' '),
    stdout: { write: (text) => out.push(text) },
    stderr: { write: (text) => err.push(text) },
    open: () => operated,
  });
  return { exit, out: out.join(''), err: err.join('') };
}
