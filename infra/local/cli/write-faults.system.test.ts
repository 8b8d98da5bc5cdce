import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { globSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from 'vitest';

/** The commands as processes whose output goes where a shell sends it. */

let dataDir: string;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'consultantos-'));
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

/** `$CLI`, `$OPS` and `$DEPLOY` in the script are the commands; `code` is the script's. */
async function shell(script: string) {
  const entry = (path: string) => `${process.execPath} ${join(import.meta.dirname, path)}`;
  const env = {
    PATH: process.env.PATH,
    DATA_DIR: dataDir,
    CLI: entry('../../local/cli.ts'),
    OPS: entry('../../ops/main.ts'),
    DEPLOY: entry('../../deploy/main.ts'),
  };
  const child = spawn('bash', ['-c', script], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  const ended = once(child, 'close');
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  const [code] = await ended;
  return { code, out, err };
}

it('an analysis whose progress nobody reads any more goes on to its end', async () => {
  const { code, out } = await shell('set -o pipefail; $CLI demo 2>&1 | head -1');
  expect({ code, lines: out.trimEnd().split('\n').length }).toEqual({ code: 0, lines: 1 });
  expect(globSync('**/report.html', { cwd: dataDir })).toHaveLength(1);
});

it.each([
  ['$CLI analyze --help', 0],
  ['$CLI analyze --nonsense 2>&1', 2],
  ['DATA_DIR=$DATA_DIR/demo $OPS jobs list --json', 0],
  ['$OPS jobs destroy --json 2>&1', 2],
  ['$DEPLOY plan --project demo-project --dry-run', 0],
])('%s, whose reader is gone, ends as ever, with %i', async (command, code) => {
  expect(await shell(`set -o pipefail; ${command} | true`)).toEqual({ code, out: '', err: '' });
});

it.each([
  ['$CLI analyze --help 1</dev/null', 'err', 'standard output'],
  ['$OPS --help 1</dev/null', 'err', 'standard output'],
  ['$CLI analyze --nonsense 2</dev/null', 'out', 'standard error'],
  ['$CLI analyze --nonsense 1</dev/null 2</dev/null', 'out', ''],
] as const)(
  '%s, which cannot be written, says so on the other stream, and ends with 1',
  async (script, other, which) => {
    const ended = await shell(script);
    expect(ended.code).toBe(1);
    expect(ended[other]).toMatch(
      which === '' ? /^$/ : new RegExp(`^error: ${which} cannot be written: .+\n$`),
    );
  },
);
