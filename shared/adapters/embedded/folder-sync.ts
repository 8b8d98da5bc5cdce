import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Puts a folder's entries on the disk, so that a name made or removed in it outlives a loss of power. */
export async function syncFolder(folder: string): Promise<void> {
  // Windows cannot open a folder for this; its file systems journal names themselves.
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Makes a folder with those above it, durably. */
export async function makeFolder(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true });
  if (first === undefined) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) {
    await syncFolder(dirname(made));
  }
}
