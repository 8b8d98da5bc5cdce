import { type ChildProcess, spawn } from 'node:child_process';

/** Explorer, not `start`: that one is a shell's, which would read the path as commands. */
const OPENERS: Partial<Record<NodeJS.Platform, string>> = { darwin: 'open', win32: 'explorer.exe' };

/**
 * Shows a file in the program the platform has for it. Resolves with what went wrong, or undefined; an opener that
 * is still busy after `patienceMs` counts as good.
 */
export function openFile(
  file: string,
  {
    platform = process.platform,
    start = spawnDetached,
    patienceMs = 1000,
  }: {
    platform?: NodeJS.Platform;
    start?: (command: string, file: string) => ChildProcess;
    patienceMs?: number;
  } = {},
): Promise<string | undefined> {
  const command = OPENERS[platform] ?? 'xdg-open';
  return new Promise((resolve) => {
    const child = start(command, file);
    const enough = setTimeout(() => resolve(undefined), patienceMs);
    const settle = (fault: string | undefined) => {
      clearTimeout(enough);
      resolve(fault);
    };
    child.once('error', () => settle(`${command} could not be started`));
    // Explorer answers 1 when all is well.
    child.once('exit', (code) =>
      settle(code === 0 || platform === 'win32' ? undefined : `${command} ended with ${code}`),
    );
  });
}

function spawnDetached(command: string, file: string): ChildProcess {
  const child = spawn(command, [file], { detached: true, stdio: 'ignore' });
  child.unref();
  return child;
}
