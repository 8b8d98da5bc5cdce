import { isLoopbackHost } from '../adapters/callback-address.ts';
/** Where things are stored, and by what work is handed on. */
export function platformOf(env: {
  PLATFORM: 'embedded' | 'gcp';
  GCP_PROJECT_ID?: string | undefined;
  FIRESTORE_DATABASE_ID: string;
  FIRESTORE_EMULATOR_HOST?: string | undefined;
  REPORTS_BUCKET?: string | undefined;
  DATA_DIR: string;
  BACKUP_DIR?: string | undefined;
}) {
  if (env.PLATFORM === 'gcp') {
    return {
      name: env.PLATFORM,
      // Both are there: `faultsTogether` asks for them.
      projectId: env.GCP_PROJECT_ID ?? '',
      databaseId: env.FIRESTORE_DATABASE_ID,
      /** Of Firestore; with it the others are emulated too: `faultsTogether` sees to it. */
      emulatorHost: env.FIRESTORE_EMULATOR_HOST,
      bucket: env.REPORTS_BUCKET ?? '',
    };
  }
  return {
    name: env.PLATFORM,
    dataDir: env.DATA_DIR,
    // Beside the data, not within: who loses or deletes that folder has the copies still.
    backupDir: env.BACKUP_DIR ?? `${env.DATA_DIR.replace(/[/\\]+$/, '')}-backups`,
  };
}

/** Nobody but its own people reaches it. */
export function isOwnMachine(env: { PLATFORM: string; AUTH_MODE: string; HOST: string }): boolean {
  return env.PLATFORM === 'embedded' && env.AUTH_MODE === 'none' && isLoopbackHost(env.HOST);
}
