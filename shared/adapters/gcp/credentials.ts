import type { GoogleAuth } from 'google-gax';
import { TransientError } from '../../errors.ts';

/**
 * The account that the process runs as, looked up before a client is made of it. A client that looks by
 * itself keeps a failure for as long as it lives, and leaves promises behind that reject with nobody to hear.
 */
export async function findCredentials(projectId?: string): Promise<GoogleAuth> {
  const { default: gax } = await import('google-gax');
  const auth = new gax.GoogleAuth({
    scopes: 'https://www.googleapis.com/auth/cloud-platform',
    ...(projectId === undefined ? {} : { projectId }),
  });
  await auth.getClient();
  return auth;
}

/** Of what has no emulator: throws TransientError where the others are emulated, before anything is asked. */
export function refuseBesideEmulators(service: string, emulated: boolean): void {
  if (!emulated) return;
  const why = 'nothing of Google Cloud is asked while FIRESTORE_EMULATOR_HOST is set';
  throw new TransientError('unavailable', `${service} has no emulator, and ${why}`);
}
