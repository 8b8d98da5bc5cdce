import { ChildProcess } from 'node:child_process';
import { expect, test } from 'vitest';
import { openFile } from './open.ts';

/** Opens with a child that does `act` once the caller listens. */
function opening(
  platform: NodeJS.Platform,
  act: (child: ChildProcess) => void,
  patienceMs = 60_000,
) {
  const calls: string[][] = [];
  const start = (command: string, file: string) => {
    calls.push([command, file]);
    const child = new ChildProcess();
    queueMicrotask(() => act(child));
    return child;
  };
  return { calls, result: openFile('/r.html', { platform, start, patienceMs }) };
}

test.each([
  ['linux', 'xdg-open'],
  ['darwin', 'open'],
  ['win32', 'explorer.exe'],
] as const)('on %s the file is given to %s', async (platform, command) => {
  const { calls, result } = opening(platform, (child) => child.emit('exit', 0));
  expect(await result).toBeUndefined();
  expect(calls).toEqual([[command, '/r.html']]);
});

test('an opener that is missing, or gives up, is reported', async () => {
  const missing = opening('linux', (child) => child.emit('error', new Error('ENOENT')));
  expect(await missing.result).toBe('xdg-open could not be started');
  const refused = opening('linux', (child) => child.emit('exit', 3));
  expect(await refused.result).toBe('xdg-open ended with 3');
});

test("the answer 1 of Windows' Explorer is no fault", async () => {
  expect(await opening('win32', (child) => child.emit('exit', 1)).result).toBeUndefined();
});

test('an opener that stays is not waited for', async () => {
  expect(await opening('linux', () => {}, 1).result).toBeUndefined();
});
