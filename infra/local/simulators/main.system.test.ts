import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';

const main = fileURLToPath(new URL('./main.ts', import.meta.url));

test('both simulators start, print the lines to set, answer, and end on SIGTERM', async () => {
  const child = spawn(process.execPath, [main, '--gemini-port', '0', '--tavily-port', '0']);
  const [printed] = (await once(child.stdout, 'data')) as [Buffer];
  const lines = Object.fromEntries(
    printed
      .toString()
      .trim()
      .split('\n')
      .map((line) => line.split('=')),
  );
  expect(Object.keys(lines)).toEqual([
    'GEMINI_BASE_URL',
    'GEMINI_API_KEY',
    'TAVILY_BASE_URL',
    'TAVILY_API_KEY',
  ]);
  for (const url of [lines.GEMINI_BASE_URL, lines.TAVILY_BASE_URL]) {
    expect((await fetch(`${url}/control/calls`)).status).toBe(200);
  }
  child.kill('SIGTERM');
  expect(await once(child, 'exit')).toEqual([0, null]);
});

test('a port that is none is refused with a message', async () => {
  const child = spawn(process.execPath, [main, '--gemini-port', 'many']);
  const errors: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => errors.push(chunk.toString()));
  const [code] = (await once(child, 'close')) as [number];
  expect(code).not.toBe(0);
  expect(errors.join('')).toContain('--gemini-port must be 0 to 65535');
});
