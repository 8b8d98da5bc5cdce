import type { ExportSummary } from '../ops-ports.ts';
import type { StoredRun } from './run-record.ts';

/** Two weeks of daily ones. */
const KEPT = 14;

/**
 * The copies that can go, by name: all but the newest fourteen, and the bad ones, but for one that is newer
 * than every good one, to look into. Never the newest that was verified, however old it is.
 */
export function expendable(
  exports: readonly ExportSummary[],
  runs: readonly StoredRun[],
): string[] {
  const inState = (wanted: string) =>
    new Set(runs.filter(({ run }) => run.state === wanted).map(({ run }) => run.exportName));
  const failed = inState('failed');
  const verified = inState('verified');
  const newestFirst = [...exports].sort((a, b) => (a.finishedAt < b.finishedAt ? 1 : -1));
  const [newest] = newestFirst;
  const others = newestFirst.filter(({ name }) => !failed.has(name));
  const kept = new Set([
    newest,
    ...others.slice(0, KEPT),
    others.find(({ name }) => verified.has(name)),
  ]);
  return newestFirst.filter((one) => !kept.has(one)).map(({ name }) => name);
}
