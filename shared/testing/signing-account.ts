import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { writeFileSync } from 'node:fs';

/** A service account that signs by itself; `file` is written for GOOGLE_APPLICATION_CREDENTIALS. */
export function createSigningAccount(file: string): { email: string; publicKey: KeyObject } {
  const email = 'function-api@test-project.iam.gserviceaccount.com';
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const key = privateKey.export({ type: 'pkcs8', format: 'pem' });
  const account = { type: 'service_account', client_email: email, private_key: key };
  writeFileSync(file, JSON.stringify(account));
  return { email, publicKey };
}
