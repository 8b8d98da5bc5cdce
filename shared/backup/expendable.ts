import type { ExportSummary } from '../ops-ports.ts';
import type { StoredRun } from './run-record.ts';

const DAYS = 14;
const OTHERS = 5;

/**
 * The copies that can go, by name. Kept are the newest sound one of each UTC day, for the newest fourteen days
 * that have one; and of the rest the newest five, so that copies by hand, however many, take no day's place.
 * Bad ones go, but for one that is the newest of all, to look into; those that decayed after they were verified
 * count among the rest: most of what is in them is still good. Never the newest that was verified, however old
 * it is.
 */
export function expendable(
  exports: readonly ExportSummary[],
  runs: readonly StoredRun[],
): string[] {
  const states = new Map(runs.map(({ run }) => [run.exportName, run.state]));
  const decayed = new Set(
    runs.flatMap(({ run }) => (run.unsoundAt === null ? [] : [run.exportName])),
  );
  const newestFirst = [...exports].sort((a, b) => (a.finishedAt < b.finishedAt ? 1 : -1));
  // Runs are known as far back as they are read, and not beyond a restore: what none is known of is old and good.
  const sound = newestFirst.filter(({ name }) => (states.get(name) ?? 'verified') === 'verified');
  const daily = newestOfDays(sound);
  const others = newestFirst.filter(
    (one) => !daily.includes(one) && (states.get(one.name) !== 'failed' || decayed.has(one.name)),
  );
  const kept = new Set([
    newestFirst[0],
    ...daily.slice(0, DAYS),
    ...others.slice(0, OTHERS),
    sound.find(({ name }) => states.has(name)),
  ]);
  return newestFirst.filter((one) => !kept.has(one)).map(({ name }) => name);
}

function newestOfDays(newestFirst: readonly ExportSummary[]): ExportSummary[] {
  const days = new Map<string, ExportSummary>();
  for (const one of newestFirst) {
    const day = one.finishedAt.slice(0, 'YYYY-MM-DD'.length);
    if (!days.has(day)) days.set(day, one);
  }
  return [...days.values()];
}
