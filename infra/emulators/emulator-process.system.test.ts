import { execFile, spawn } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, it, vi } from 'vitest';
import { startEmulatorProcess } from './emulator-process.ts';
import { freePorts } from './free-ports.ts';

/** Stands in for an emulator: answers everything, and ends when it is asked for /end. */
async function server() {
  const [port] = await freePorts(1);
  const program = `require('node:http').createServer(({ url }, res) => res.end('Ok', () => url === '/end' && process.exit())).listen(${port}, '127.0.0.1')`;
  const command = [process.execPath, '--eval', program];
  return { name: 'test', command, host: `127.0.0.1:${port}` };
}

it('resolves when it answers, and is gone when it is closed', async () => {
  const wanted = await server();
  const { close } = await startEmulatorProcess(wanted);
  expect(await answers(wanted.host)).toBe(true);
  await close();
  expect(await answers(wanted.host)).toBe(false);
});

it('rejects with what it wrote when it ends at once', async () => {
  const { host } = await server();
  const command = ['sh', '-c', 'echo unknown option >&2; exit 2'];
  const started = startEmulatorProcess({ name: 'test', command, host });
  await expect(started).rejects.toThrow(/test emulator does not answer.*unknown option/s);
});

it('that ended by itself leaves nobody behind who would kill its number, which may be another process by then', async () => {
  const wanted = await server();
  const { close } = await startEmulatorProcess(wanted);
  expect(await runningWith(wanted.host)).not.toEqual([]);
  await fetch(`http://${wanted.host}/end`);
  await vi.waitFor(async () => expect(await runningWith(wanted.host)).toEqual([]), {
    timeout: 30_000,
  });
  await close();
});

it('is gone when its starter is killed', async () => {
  const wanted = await server();
  const program = `
    const { startEmulatorProcess } = await import(${JSON.stringify(new URL('./emulator-process.ts', import.meta.url).href)});
    await startEmulatorProcess(${JSON.stringify(wanted)});
    console.log('started');
    setInterval(() => {}, 1000);`;
  const starter = spawn(process.execPath, ['--input-type=module', '--eval', program], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let started = false;
  for await (const _ of starter.stdout) {
    started = await answers(wanted.host);
    starter.kill('SIGKILL');
  }
  expect(started).toBe(true);
  await vi.waitFor(async () => expect(await answers(wanted.host)).toBe(false), { timeout: 30_000 });
});

/** The command lines that name its port, of whatever process. */
async function runningWith(host: string): Promise<string[]> {
  const { stdout } = await promisify(execFile)('ps', ['-A', '-o', 'args']);
  return stdout.split('\n').filter((line) => line.includes(`listen(${host.split(':')[1]},`));
}

function answers(host: string): Promise<boolean> {
  return fetch(`http://${host}/`).then(
    ({ ok }) => ok,
    () => false,
  );
}
