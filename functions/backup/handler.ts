import { createBackup } from '../../shared/backup/backup.ts';
import type { BackupUses } from '../../shared/backup/backup-run.ts';
import { createScheduledFunction } from '../../shared/scheduled-function.ts';

/**
 * `/` does what is due, and is called often; `/now` makes a backup beside the schedule. A backup that failed is
 * an answer like another: that is recorded and tried again. Only what cannot even be recorded is a 500.
 */
export function createBackupFunction(context: BackupUses) {
  const { tick, now } = createBackup(context);
  return createScheduledFunction({
    paths: { '/': tick, '/now': now },
    failure: 'backup function failed',
    log: context.log,
  });
}
