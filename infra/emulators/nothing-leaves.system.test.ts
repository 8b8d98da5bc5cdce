import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type StorageServer, startStorageServer } from '../../shared/testing/storage-server.ts';
import { startVoidServices } from '../build/void-services.ts';

const ENTRY = join(import.meta.dirname, 'nothing-leaves.test-entry.ts');
const DEAD = 'http://127.0.0.1:1';

let home: string;
let storage: StorageServer;
let env: Record<string, string>;
beforeAll(async () => {
  home = mkdtempSync(join(tmpdir(), 'consultantos-nobody-'));
  storage = await startStorageServer();
  storage.bucket('reports-of-test');
  storage.bucket('backups-of-test');
  const { FIRESTORE_EMULATOR_HOST = '', PUBSUB_EMULATOR_HOST = '' } = (await startVoidServices())
    .env;
  env = {
    HOME: home,
    PLATFORM: 'gcp',
    GCP_PROJECT_ID: 'acme-test',
    GCP_REGION: 'europe-west4',
    REPORTS_BUCKET: 'reports-of-test',
    BACKUP_BUCKET: 'backups-of-test',
    ...{ FIRESTORE_EMULATOR_HOST, PUBSUB_EMULATOR_HOST, STORAGE_EMULATOR_HOST: storage.url },
    ...{ GEMINI_API_KEY: 'g', GEMINI_BASE_URL: DEAD, TAVILY_API_KEY: 't', TAVILY_BASE_URL: DEAD },
    RETRY_BASE_SECONDS: '0.001',
    LOG_LEVEL: 'silent',
  };
});
afterAll(async () => {
  await storage.close();
  rmSync(home, { recursive: true });
});

/** As `gcloud auth application-default login` leaves it behind. */
function signIn(): void {
  const folder = join(home, '.config/gcloud');
  mkdirSync(folder, { recursive: true });
  const account = {
    ...{ type: 'authorized_user', client_id: 'c', client_secret: 's', refresh_token: 'r' },
  };
  writeFileSync(join(folder, 'application_default_credentials.json'), JSON.stringify(account));
}

it('with emulators set, no client asks anything beyond this machine when nobody is signed in', async () => {
  expect(await outgoingWith(env)).toEqual([]);
});

it('nor when somebody is signed in to a real project, but for services whose real address is given', async () => {
  signIn();
  const urls = { GEMINI_BASE_URL: 'https://model.test', TAVILY_BASE_URL: 'http://192.0.2.1' };
  const outgoing = new Set(await outgoingWith({ ...env, ...urls }));
  expect([...outgoing].sort()).toEqual(['192.0.2.1', 'model.test']);
});

async function outgoingWith(given: Record<string, string>): Promise<string[]> {
  const { stdout } = await promisify(execFile)(process.execPath, [ENTRY], { env: given });
  return JSON.parse(stdout);
}
