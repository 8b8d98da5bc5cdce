import { type BackupDone, createBackup } from '../../shared/backup/backup.ts';
import type { BackupUses } from '../../shared/backup/backup-run.ts';
import { createScheduledFunction, FailureDone } from '../../shared/process/scheduled-function.ts';

/**
 * `/` does what is due, and is called often; `/now` makes a backup beside the schedule. A backup that failed is
 * recorded and tried again; the scheduler is told by a 500, and the operator who asked for one by the answer.
 */
export function createBackupFunction(context: BackupUses) {
  const { tick, now } = createBackup(context);
  return createScheduledFunction({
    paths: { '/': async () => unlessFailed(await tick()), '/now': now },
    failure: 'backup function failed',
    log: context.log,
  });
}

function unlessFailed(done: BackupDone): BackupDone {
  const failed = done.runs.filter(({ state }) => state === 'failed');
  if (failed.length === 0) return done;
  const why = failed.map((run) => `backup ${run.export} failed: ${run.reason}`);
  throw new FailureDone(why.join('; '), done);
}
