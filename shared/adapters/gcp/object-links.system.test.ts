import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Objects } from '../../ports.ts';
import { createSigningAccount } from '../../testing/signing-account.ts';
import { type StorageServer, startStorageServer } from '../../testing/storage-server.ts';
import { createStorageObjects } from './objects.ts';

/** Addresses that the account signed, as a browser without credentials opens them. */

const NAME = 'reports/j1/report-0123456789abcdef.html';
const minutes = (count: number) => count * 60_000;
let folder: string;
let server: StorageServer;
let objects: Objects;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'consultantos-links-'));
  const file = join(folder, 'account.json');
  server = await startStorageServer();
  server.trust(createSigningAccount(file));
  server.bucket('reports');
  vi.stubEnv('STORAGE_EMULATOR_HOST', server.url);
  vi.stubEnv('GOOGLE_APPLICATION_CREDENTIALS', file);
  objects = createStorageObjects({ projectId: 'test-project', bucket: 'reports' });
  await objects.putIfAbsent(NAME, Buffer.from('<p>Umsätze</p>'), 'text/html; charset=utf-8');
});
afterEach(async () => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
  await server.close();
  rmSync(folder, { recursive: true });
});

async function linkFor(ms: number): Promise<string> {
  const url = await objects.link(NAME, Date.now() + ms);
  if (url === null) throw new Error('no address');
  return url;
}

describe('a link', () => {
  it('opens the object as it was stored, for whoever knows it', async () => {
    const response = await fetch(await linkFor(minutes(15)));
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await response.text()).toBe('<p>Umsätze</p>');
    expect(server.unexpected).toEqual([]);
  });

  it('comes as a file with the name that its reader knows, in any script', async () => {
    const name = `attachment; filename="Report.docx"; filename*=UTF-8''${encodeURIComponent('トヨタ.docx')}`;
    const url = await objects.link(NAME, Date.now() + minutes(15), name);
    const response = await fetch(url ?? '');
    expect(response.status).toBe(200);
    expect(response.headers.get('content-disposition')).toBe(name);
  });

  it('opens nothing once its time is over', async () => {
    const url = await linkFor(minutes(15));
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + minutes(14) });
    expect((await fetch(url)).status).toBe(200);
    vi.setSystemTime(Date.now() + minutes(1));
    expect((await fetch(url)).status).toBe(400);
  });

  it.each([
    ['to another object', (url: string) => url.replace('.html', '.json')],
    ['for a longer time', (url: string) => url.replace(/Expires=\d+/, 'Expires=86400')],
    ['without a signature', (url: string) => url.replace(/&X-Goog-Signature=\w+/, '')],
  ])('cannot be made one %s', async (_, change) => {
    const url = await linkFor(minutes(15));
    expect(change(url)).not.toBe(url);
    expect((await fetch(change(url))).status).toBeGreaterThanOrEqual(400);
  });

  it('is not made where the account may not sign, and the error says what to do', async () => {
    vi.stubEnv('GOOGLE_APPLICATION_CREDENTIALS', join(folder, 'nowhere.json'));
    const other = createStorageObjects({ projectId: 'test-project', bucket: 'reports' });
    await expect(other.link(NAME, Date.now() + minutes(15))).rejects.toThrow(
      /serviceAccountTokenCreator/,
    );
  });
});
