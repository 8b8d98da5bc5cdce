import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  closeSync,
  cpSync,
  mkdtempSync,
  openSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { root } from './build/root.ts';
import { type Block, blocksOf, expectedOf, runbook } from './runbook.test-rig.ts';

/** The runbook's local commands, typed in one after another in a fresh copy of the repository. */

const LIMIT_MS = 600_000;
const NOT_COPIED = ['.git', 'node_modules', 'dist', 'coverage', '.consultantos', '.terraform'];

const folder = mkdtempSync(join(tmpdir(), 'consultantos-runbook-'));
let shell: number | undefined;

afterAll(() => {
  try {
    // With what it left running in the background.
    if (shell !== undefined) process.kill(-shell, 'SIGKILL');
  } catch {
    // Nothing was left.
  }
  rmSync(folder, { recursive: true, force: true });
});

it(
  'every local command of the runbook works, in the order in which it stands there',
  async () => {
    copyRepository();
    const blocks = blocksOf(runbook).filter(({ language }) => language === 'sh run');
    expect(blocks.length).toBeGreaterThan(15);
    const { code, output } = await typed(blocks);
    const parts = output.split(/^@@ \d+\n/m).slice(1);
    const faults = parts.flatMap((part, at) => (blocks[at] ? missing(blocks[at], part) : []));
    const last = parts.length - 1;
    if (code !== 0) faults.push(`${place(blocks[last])} stopped with ${code}:\n${parts[last]}`);
    expect(faults).toEqual([]);
    expect(parts.length).toBe(blocks.length);
  },
  LIMIT_MS,
);

function copyRepository(): void {
  cpSync(root, join(folder, 'repository'), {
    recursive: true,
    filter: (path) => !NOT_COPIED.includes(basename(path)),
  });
  symlinkSync(join(root, 'node_modules'), join(folder, 'repository/node_modules'));
}

async function typed(blocks: readonly Block[]): Promise<{ code: number | null; output: string }> {
  const port = await freePort();
  // Not a pipe: what it leaves in the background keeps it open.
  const output = join(folder, 'output');
  const file = openSync(output, 'w');
  // On a line of its own, also where the output before it ended within one.
  const script = blocks.map(({ text }, at) => `printf '\\n@@ ${at}\\n'\n${text}`).join('\n');
  const child = spawn('bash', ['-c', `set -euo pipefail\n${script}`], {
    cwd: join(folder, 'repository'),
    detached: true,
    stdio: ['ignore', file, file],
    env: {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      DATA_DIR: join(folder, 'data'),
      BACKUP_DIR: join(folder, 'backups'),
      PORT: String(port),
      URL: `http://127.0.0.1:${port}`,
    },
  });
  shell = child.pid;
  const [code] = await once(child, 'exit');
  closeSync(file);
  return { code: code as number | null, output: readFileSync(output, 'utf8') };
}

/** What a block was to print and did not. */
function missing(block: Block, output: string): string[] {
  let from = 0;
  for (const expected of expectedOf(block)) {
    const at = output.indexOf(expected, from);
    if (at === -1) return [`${place(block)} did not print "${expected}":\n${output}`];
    from = at + expected.length;
  }
  return [];
}

function place(block: Block | undefined): string {
  return `RUNBOOK.md:${block?.line}`;
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : Number.NaN;
}
