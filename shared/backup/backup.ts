import { type BackupUses, createBackupRun } from './backup-run.ts';
import { expendable } from './expendable.ts';
import { lastVerifiedMs, recentRuns, type StoredRun } from './run-record.ts';
import type { StoreSize } from './size-faults.ts';
import { backupIsStale } from './stale.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
/** Every day's backup is due from 02:00 UTC. */
const DUE_MS = 2 * HOUR_MS;

export interface BackupDone {
  /** Runs that moved in this call. */
  runs: { id: string; state: string; export: string; reason: string | null }[];
  lastVerifiedAt: string | null;
}

export interface Backup {
  /** What the schedule calls, often: does what the stored runs show to be due. Doubled calls do no harm. */
  tick(): Promise<BackupDone>;
  /** One beside the schedule. Where exports take time it is verified by the ticks that follow. */
  now(): Promise<BackupDone>;
}

/** Null while it is not known. */
function sizeOf({ run: { documents, passing } }: StoredRun): StoreSize | null {
  return documents === null ? null : { documents, passing };
}

export function createBackup(uses: BackupUses): Backup {
  const { documents, exports, clock, ids, log } = uses;
  const { begin, follow } = createBackupRun(uses);

  /** Moves a run as far as it goes without waiting. */
  async function advance(stored: StoredRun, runs: readonly StoredRun[]): Promise<StoredRun | null> {
    const earlier = runs.find(
      ({ id, run }) =>
        id !== stored.id &&
        run.documents !== null &&
        // Of which the same was copied: others cannot be compared.
        run.whole === stored.run.whole &&
        run.createdAt < stored.run.createdAt,
    );
    return follow(stored, earlier ? sizeOf(earlier) : null);
  }

  async function start(id: string, failed: StoredRun | undefined, runs: readonly StoredRun[]) {
    const begun = await begin(id, failed);
    if (begun?.run.state !== 'started') return begun;
    return (await advance(begun, runs)) ?? begun;
  }

  async function finish(moved: readonly (StoredRun | null)[]): Promise<BackupDone> {
    const runs = await recentRuns(documents);
    const verifiedMs = lastVerifiedMs(runs);
    if (backupIsStale(runs, clock.now())) log.error('no verified backup for 26 h');
    const done = moved.filter((one) => one !== null);
    if (exports.delete && done.some(({ run }) => run.endedAt !== null)) {
      for (const name of expendable(await exports.list(), runs)) await exports.delete(name);
    }
    return {
      runs: done.map(({ id, run }) => ({
        id,
        state: run.state,
        export: run.exportName,
        reason: run.reason,
      })),
      lastVerifiedAt: verifiedMs === null ? null : new Date(verifiedMs).toISOString(),
    };
  }

  return {
    async tick() {
      const runs = await recentRuns(documents);
      const moved: (StoredRun | null)[] = [];
      for (const open of runs.filter(({ run }) => ['created', 'started'].includes(run.state))) {
        moved.push(await advance(open, runs));
      }
      const dueMs = Math.floor((clock.now() - DUE_MS) / DAY_MS) * DAY_MS + DUE_MS;
      const id = `backup:${new Date(dueMs).toISOString()}`;
      const today = moved.find((one) => one?.id === id) ?? runs.find((one) => one.id === id);
      const again = today?.run.state === 'failed' && !today.run.final;
      if (today === undefined || again) moved.push(await start(id, today, runs));
      return finish(moved);
    },
    async now() {
      const runs = await recentRuns(documents);
      return finish([await start(`backup:manual-${ids.next()}`, undefined, runs)]);
    },
  };
}
