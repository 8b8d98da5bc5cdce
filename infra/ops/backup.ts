import { resolve } from 'node:path';
import { inspectExport } from '../../shared/backup/inspect.ts';
import { isWithin } from '../../shared/backup/is-within.ts';
import { noteUnsound } from '../../shared/backup/note-unsound.ts';
import { createRestore } from '../../shared/backup/restore.ts';
import { recentRuns, type VerifiedCopy, verifiedCopy } from '../../shared/backup/run-record.ts';
import { PermanentError, TransientError } from '../../shared/errors.ts';
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

/** The runs, newest first, and the copies that no recent run made. `gone`: it was verified, and lies there no more. */
export async function backupList(uses: Operated): Promise<Answer> {
  const copies = await uses.exports().list();
  const runs = await recentRuns(uses.documents);
  const there = new Map(copies.map((copy) => [copy.name, copy.finishedAt]));
  const known = runs.map(({ run }) => ({
    name: run.exportName,
    state: run.state === 'verified' && !there.has(run.exportName) ? 'gone' : run.state,
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
  { name: asked }: CommandNamed<'backup verify'>,
): Promise<Answer> {
  const name = asked ?? (await uses.exports().list())[0]?.name;
  if (name === undefined) {
    const none = 'there is no backup yet: make one with backup now';
    const data = { name: null, sound: false, faults: [none], uncompared: null };
    return { data, lines: [none], ok: false };
  }
  const { verified, uncompared } = await recordOf(uses, name);
  const noted = verified?.contents ?? null;
  const faults = await inspectExport(uses.exports(), name, uses.clock.now(), noted);
  const sound = faults.length === 0;
  const counted = !sound && verified !== null && (await countsNoMore(uses, name, faults));
  return {
    data: { name, sound, faults, uncompared },
    lines: sound
      ? [`backup ${name} is sound`, ...warning(uncompared)]
      : [
          `backup ${name} is not sound:`,
          ...faults.map((fault) => `  ${fault}`),
          ...(counted ? ['it was verified, and counts no more: make another with backup now'] : []),
        ],
    ok: sound,
  };
}

/** A copy that is gone is not noted: its place may come back, as a disk that is not mounted. The list shows it. */
async function countsNoMore(
  { documents, exports, clock }: Operated,
  name: string,
  faults: readonly string[],
): Promise<boolean> {
  const copies = await exports().list();
  if (!copies.some((copy) => copy.name === name)) return false;
  return noteUnsound(documents, { exportName: name, faults, nowMs: clock.now() });
}

export async function backupRestore(
  uses: Operated,
  { name, target }: CommandNamed<'backup restore'>,
): Promise<Answer> {
  refuseOwnFolder(uses, target);
  const { verified, uncompared } = await recordOf(uses, name);
  const restore = createRestore({ exports: uses.exports(), clock: uses.clock });
  const { setting, ...found } = await restore(name, target, verified);
  const settings = { [setting.name]: setting.value, ...keptBackups(uses) };
  return {
    data: { name, ...found, settings, uncompared },
    lines: [
      `backup ${name} is restored and was read there:`,
      ...pairs({ jobs: found.jobs, reports: found.reports, 'read through': found.samples }),
      ...warning(uncompared),
      `to use it, set ${Object.entries(settings)
        .map(([variable, value]) => `${variable}=${value}`)
        .join(' ')}`,
    ],
    ok: true,
  };
}

/** The data in use, and whatever lies among them, are no place for others. */
function refuseOwnFolder({ config: { platform } }: Operated, target: string): void {
  if (platform.name !== 'embedded' || !isWithin(platform.dataDir, target)) return;
  throw new PermanentError(
    'misconfigured',
    `${target} lies in DATA_DIR (${platform.dataDir}): name a new folder outside of it`,
  );
}

/** Unless it is set, the place of the copies follows DATA_DIR: the restored store would not find them. */
function keptBackups({ config: { platform } }: Operated): Record<string, string> {
  return platform.name === 'embedded' ? { BACKUP_DIR: resolve(platform.backupDir) } : {};
}

/**
 * What the store in use knows of a copy. It may know nothing, or be the one that is lost: then `uncompared`
 * says what that leaves open. Copies that vouch for themselves leave nothing open.
 */
async function recordOf(
  uses: Operated,
  name: string,
): Promise<{ verified: VerifiedCopy | null; uncompared: string | null }> {
  let why = 'there is none in the store in use';
  let verified: VerifiedCopy | null = null;
  try {
    verified = await verifiedCopy(uses.documents, name);
  } catch (error) {
    if (!(error instanceof PermanentError || error instanceof TransientError)) throw error;
    why = error.message;
  }
  const open = !verified?.contents && (await uses.exports().contents(name)) !== null;
  return { verified, uncompared: open ? why : null };
}

const warning = (uncompared: string | null) =>
  uncompared === null
    ? []
    : [`but not compared with the record of its verification: ${uncompared}`];
