import { lastVerifiedMs, type StoredRun } from './run-record.ts';

const STALE_MS = 26 * 3_600_000;

/**
 * Nothing was found sound for 26 hours. Before the first time, the first try tells how long there has been
 * something to save. `runs`: newest first.
 */
export function backupIsStale(runs: readonly StoredRun[], nowMs: number): boolean {
  const sinceMs = lastVerifiedMs(runs) ?? Date.parse(runs.at(-1)?.run.createdAt ?? '');
  return nowMs - sinceMs > STALE_MS;
}
