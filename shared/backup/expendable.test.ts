import { expect, it } from 'vitest';
import { expendable } from './expendable.ts';
import type { BackupRun, StoredRun } from './run-record.ts';

const dated = (day: number) => ({
  name: `e${day}`,
  finishedAt: new Date(day * 86_400_000).toISOString(),
});
const days = (count: number) => Array.from({ length: count }, (_, day) => dated(day + 1));
function run(day: number, state: BackupRun['state']): StoredRun {
  // Nothing else of a run is looked at.
  const looked = { exportName: `e${day}`, state, unsoundAt: null };
  return { id: `r${day}`, version: '1', run: looked as unknown as BackupRun };
}

it('lets go of the oldest beyond fourteen', () => {
  const runs = days(16).map((_, index) => run(index + 1, 'verified'));
  expect(expendable(days(16), runs)).toEqual(['e2', 'e1']);
});

it('keeps the last that was verified, however many came after it', () => {
  expect(expendable(days(20), [run(2, 'verified')])).toEqual(['e6', 'e5', 'e4', 'e3', 'e1']);
});

it('lets go of bad ones, but for one that is the newest', () => {
  const runs = [run(1, 'verified'), run(2, 'failed'), run(3, 'failed')];
  expect(expendable(days(3), runs)).toEqual(['e2']);
  expect(expendable(days(4), [...runs, run(4, 'verified')])).toEqual(['e3', 'e2']);
});

it('keeps five of those that decayed after they were verified, and none of them for its day', () => {
  const decayed = (day: number) => {
    const stored = run(day, 'failed');
    return { ...stored, run: { ...stored.run, unsoundAt: '2026-11-24T03:00:00.000Z' } };
  };
  const runs = [...days(7).map((_, index) => decayed(index + 1)), run(8, 'verified')];
  expect(expendable(days(8), runs)).toEqual(['e2', 'e1']);
});

/** So many of the same day, later than its daily one. */
const extras = (day: number, count: number) =>
  Array.from({ length: count }, (_, n) => ({
    name: `m${n}`,
    finishedAt: new Date(day * 86_400_000 + (n + 1) * 60_000).toISOString(),
  }));

function runOf(exportName: string, state: BackupRun['state']): StoredRun {
  const stored = run(0, state);
  return { ...stored, run: { ...stored.run, exportName } };
}

it('keeps the newest of each day however many are made beside it, and five of those', () => {
  const made = extras(14, 100);
  const known = made.slice(-60).map(({ name }) => runOf(name, 'verified'));
  const gone = made.slice(0, 94).map(({ name }) => name);
  expect(expendable([...days(14), ...made], known)).toEqual([...gone.reverse(), 'e14']);
});

it('takes none that is still looked into for the good one of its day', () => {
  const made = extras(1, 6);
  const looked = made.map(({ name }) => runOf(name, 'started'));
  const runs = [run(1, 'verified'), run(2, 'verified'), ...looked];
  expect(expendable([...days(2), ...made], runs)).toEqual(['m0']);
});

it('takes copies that no run is known of, as after a restore, for good ones', () => {
  expect(expendable(days(14), [])).toEqual([]);
  expect(expendable([], [])).toEqual([]);
});
