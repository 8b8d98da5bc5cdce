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
  const isGone = ({ run }: StoredRun) =>
    run.state === 'verified' && copies !== null && !copies.includes(run.exportName);
  const counted = runs.filter((stored) => !isGone(stored));
  const isStale = (sinceMs: number) => nowMs - sinceMs > STALE_HOURS * 3_600_000;

  const verifiedMs = lastVerifiedMs(counted);
  if (verifiedMs !== null && !isStale(verifiedMs)) return { counted, problem: null };
  // One that is lost was counted on: no time is left to make another.
  const newest = runs.find(({ run }) => run.state === 'verified' || run.unsoundAt !== null);
  if (newest && (isGone(newest) || newest.run.unsoundAt !== null)) {
    const how = isGone(newest) ? 'is gone' : 'was found unsound';
    const problem = `backup ${newest.run.exportName} ${how}, and no other was verified within ${STALE_HOURS} h`;
    return { counted, problem };
  }
  // Before the first time: since there has been something to save, or someone tried to.
  const begun = [oldestJobAt, runs.at(-1)?.run.createdAt ?? null].filter((at) => at !== null);
  const sinceMs = verifiedMs ?? Math.min(...begun.map((at) => Date.parse(at)));
  return { counted, problem: isStale(sinceMs) ? `no verified backup for ${STALE_HOURS} h` : null };
}
