import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { type AddressInfo, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, expect, it } from 'vitest';
import { z } from 'zod';

const close: (() => void)[] = [];
afterAll(() => {
  for (const end of close) end();
});

const saidSchema = z.object({ name: z.string(), message: z.string(), ms: z.number() });

/** What a process says that publishes once and then has nothing more to do. */
async function publishFrom(host: string) {
  const module = pathToFileURL(join(import.meta.dirname, 'publisher.ts')).href;
  const script = `
    import { createPubsubPublisher } from ${JSON.stringify(module)};
    const publisher = createPubsubPublisher({ projectId: 'test-project' });
    const start = performance.now();
    await publisher.publish('analyses', { data: {}, attributes: {} }).catch(({ name, message }) =>
      console.log(JSON.stringify({ name, message, ms: performance.now() - start })));`;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {
    env: { ...process.env, PUBSUB_EMULATOR_HOST: host, METADATA_SERVER_DETECTION: 'none' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  close.push(() => child.kill('SIGKILL'));
  const exit = once(child, 'exit');
  const [said] = await once(child.stdout, 'data');
  const saidMs = performance.now();
  expect(await exit).toEqual([0, null]);
  return {
    ...saidSchema.parse(JSON.parse(String(said))),
    lingeredMs: performance.now() - saidMs,
  };
}

it.concurrent.each([
  ['a port where nobody listens', async () => '127.0.0.1:1'],
  ['a port that accepts and never answers', listenSilently],
])(
  'gives up on %s within its limit, and leaves nothing that keeps the process',
  async (_, host) => {
    const { name, message, ms, lingeredMs } = await publishFrom(await host());
    expect(name).toBe('TransientError');
    expect(message).toContain('topic analyses');
    // Ten seconds, and room for a busy machine.
    expect(ms).toBeLessThan(20_000);
    expect(lingeredMs).toBeLessThan(10_000);
  },
);

async function listenSilently(): Promise<string> {
  const sockets: Socket[] = [];
  const server = createServer((socket) => sockets.push(socket.on('error', () => undefined)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  close.push(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}
