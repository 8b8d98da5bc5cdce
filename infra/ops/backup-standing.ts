import { lastVerifiedMs, type StoredRun } from '../../shared/backup/run-record.ts';

const STALE_HOURS = 26;

/**
 * The runs whose copy counts, and what is wrong with the backups as they stand. A verified copy that is there
 * no more counts for nothing: a restored store remembers those of the place it came from. `runs`: newest
 * first. `copies`: names; null when they cannot be listed: then the records are believed.
 */
export function backupStanding({
  runs,
  copies,
  oldestJobAt,
  nowMs,
}: {
  runs: readonly StoredRun[];
  copies: readonly string[] | null;
  /** ISO 8601; null: there is nothing to save. */
  oldestJobAt: string | null;
  nowMs: number;
}): { counted: StoredRun[]; problem: string | null } {
  const counted = runs.filter(
    ({ run }) => run.state !== 'verified' || copies === null || copies.includes(run.exportName),
  );
  // Before the first time: since there has been something to save, or someone tried to.
  const begun = [oldestJobAt, runs.at(-1)?.run.createdAt ?? null].filter((at) => at !== null);
  const sinceMs = lastVerifiedMs(counted) ?? Math.min(...begun.map((at) => Date.parse(at)));
  const stale = nowMs - sinceMs > STALE_HOURS * 3_600_000;
  return { counted, problem: stale ? `no verified backup for ${STALE_HOURS} h` : null };
}
