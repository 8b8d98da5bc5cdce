import { createHash } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, it } from 'vitest';
import { bundleFunction } from './bundle.ts';

const folders: string[] = [];
afterEach(async () => {
  for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true });
});

/** Of each deployed file, by its name. */
async function built(name: string) {
  const dist = await mkdtemp(join(tmpdir(), 'consultantos-dist-'));
  folders.push(dist);
  await bundleFunction(name, dist);
  const files = (await readdir(join(dist, name))).sort();
  return Promise.all(
    files.map(async (file) => {
      const bytes = await readFile(join(dist, name, file));
      return {
        file,
        bytes: bytes.length,
        sha256: createHash('sha256').update(bytes).digest('hex'),
      };
    }),
  );
}

it('two builds in different places are the same bytes', async () => {
  expect(await built('sweep')).toEqual(await built('sweep'));
});

it('what the worker searches with is small: a tokenizer that nobody calls is left out', async () => {
  const search = (await built('worker')).find(({ file }) => file.startsWith('tavily'));
  expect(search?.bytes).toBeGreaterThan(10_000);
  expect(search?.bytes).toBeLessThan(1_500_000);
});
