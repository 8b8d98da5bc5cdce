import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';
import { createEmbeddedObjects } from './objects.ts';

it('a process killed while it stores objects leaves each one whole or not there', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'objects-'));
  const module = pathToFileURL(join(import.meta.dirname, 'objects.ts')).href;
  const script = `
    import { createEmbeddedObjects } from ${JSON.stringify(module)};
    const objects = createEmbeddedObjects({ folder: ${JSON.stringify(folder)} });
    for (let n = 0; ; n += 1) {
      const puts = [0, 1, 2].map((part) =>
        objects.putIfAbsent(\`n\${n}/\${part}\`, Buffer.alloc(500_000, n), 'application/octet-stream'));
      await Promise.all(puts);
      console.log(n);
    }`;
  let said = 0;
  for (const rounds of [1, 3]) {
    await rm(folder, { recursive: true, force: true });
    const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    for (let heard = 0; heard < rounds; heard += 1) {
      const [line] = await once(child.stdout, 'data');
      said = Number(String(line).trim().split('\n').at(-1));
    }
    const exit = once(child, 'exit');
    child.kill('SIGKILL');
    await exit;
    const objects = createEmbeddedObjects({ folder });
    const heads = await objects.list('');
    // Whatever was reported as stored is there.
    expect(heads.length).toBeGreaterThanOrEqual(3 * (said + 1));
    for (const { name } of heads) expect((await objects.get(name))?.byteLength).toBe(500_000);
    expect(await readdir(join(folder, '+incoming'))).toEqual([]);
  }
  await rm(folder, { recursive: true, force: true });
});
