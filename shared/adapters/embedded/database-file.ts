import { chmodSync, closeSync, existsSync, openSync, readdirSync, statSync } from 'node:fs';

/** For this user alone, and so are the journals, which take its mode. */
export function ownFile(path: string): void {
  // One that is there is not opened: to close it would drop the locks that this process has on it.
  if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
  const { mode, uid } = statSync(path);
  if ((mode & 0o077) !== 0 && uid === process.getuid?.()) chmodSync(path, 0o600);
}

/** Reports without a database: it was lost, or lies elsewhere. A new one would hide that, and retention delete them. */
export function refuseOrphans(path: string, reports: string): void {
  const file = statSync(path, { throwIfNoEntry: false });
  if (file !== undefined && file.size > 0) return;
  if (!existsSync(reports) || readdirSync(reports).length === 0) return;
  throw new Error(
    `the database is missing or empty, but there are reports (${reports}): restore a backup into a new folder, or move them away`,
  );
}
