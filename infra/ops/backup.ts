import { inspectExport } from '../../shared/backup/inspect.ts';
import { createRestore } from '../../shared/backup/restore.ts';
import { recentRuns } from '../../shared/backup/run-record.ts';
import type { Answer } from './answer.ts';
import type { CommandNamed } from './commands.ts';
import type { Operated } from './operated.ts';
import { pairs, table, when } from './table.ts';

export async function backupNow(uses: Operated): Promise<Answer> {
  const { runs, lastVerifiedAt } = await uses.backupNow();
  return {
    data: { runs, last_verified_at: lastVerifiedAt },
    lines: runs.length === 0 ? ['someone else began it at the same moment'] : runs.map(runLine),
    ok: runs.every(({ state }) => state !== 'failed'),
  };
}

const runLine = (run: { export: string; state: string; reason: string | null }) => {
  if (run.state === 'failed') return `backup ${run.export} failed: ${run.reason}`;
  if (run.state === 'verified') return `backup ${run.export} is made and verified`;
  return `backup ${run.export} is under way; the schedule backup-verify follows it`;
};

/** The runs, newest first, and the copies that no recent run made. */
export async function backupList(uses: Operated): Promise<Answer> {
  const copies = await uses.exports().list();
  const runs = await recentRuns(uses.documents);
  const there = new Map(copies.map((copy) => [copy.name, copy.finishedAt]));
  const known = runs.map(({ run }) => ({
    name: run.exportName,
    state: run.state,
    started_at: run.startedAt as string | null,
    ended_at: run.endedAt,
    documents: run.documents,
    bytes: run.bytes,
    kept: there.has(run.exportName),
    reason: run.reason,
  }));
  const others = copies
    .filter(({ name }) => !known.some((one) => one.name === name))
    .map(({ name, finishedAt }) => ({
      name,
      state: 'unknown',
      started_at: null,
      ended_at: finishedAt,
      documents: null,
      bytes: null,
      kept: true,
      reason: null,
    }));
  const all = [...known, ...others];
  return {
    data: { backups: all },
    lines: table(
      ['name', 'state', 'ended', 'documents', 'bytes', 'there', 'reason'],
      all.map((one) => [
        one.name,
        one.state,
        when(one.ended_at),
        one.documents,
        one.bytes,
        one.kept ? 'yes' : 'no',
        one.reason,
      ]),
    ),
    ok: true,
  };
}

export async function backupVerify(
  uses: Operated,
  { name }: CommandNamed<'backup verify'>,
): Promise<Answer> {
  const faults = await inspectExport(uses.exports(), name, uses.clock.now());
  const sound = faults.length === 0;
  return {
    data: { name, sound, faults },
    lines: sound
      ? [`backup ${name} is sound`]
      : [`backup ${name} is not sound:`, ...faults.map((fault) => `  ${fault}`)],
    ok: sound,
  };
}

export async function backupRestore(
  uses: Operated,
  { name, target }: CommandNamed<'backup restore'>,
): Promise<Answer> {
  const { setting, ...found } = await createRestore({ exports: uses.exports(), clock: uses.clock })(
    name,
    target,
  );
  return {
    data: { name, ...found, setting },
    lines: [
      `backup ${name} is restored and was read there:`,
      ...pairs({ jobs: found.jobs, reports: found.reports, 'read through': found.samples }),
      `to use it, set ${setting.name}=${setting.value}`,
    ],
    ok: true,
  };
}
