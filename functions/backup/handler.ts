import type { IncomingMessage, ServerResponse } from 'node:http';
import { createBackup } from '../../shared/backup/backup.ts';
import type { BackupUses } from '../../shared/backup/backup-run.ts';

/**
 * `/` does what is due, and is called often; `/now` makes a backup beside the schedule. Answers what was done,
 * as JSON, also when a backup failed: that is recorded and tried again. What cannot even be recorded is a 500,
 * which the scheduler tries again.
 */
export function createBackupFunction(context: BackupUses) {
  const backup = createBackup(context);
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    try {
      const done = pathname === '/now' ? await backup.now() : await backup.tick();
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(done));
    } catch (err) {
      context.log.error({ err }, 'backup function failed');
      response
        .writeHead(500, { 'content-type': 'application/json' })
        .end('{"error":"backup function failed"}');
    }
  };
}
