import { once } from 'node:events';
import { createServer } from 'node:http2';
import type { AddressInfo } from 'node:net';

/** A message of no bytes: every field at its default. */
const EMPTY_MESSAGE = Buffer.alloc(5);

/**
 * Firestore and Pub/Sub that answer each call with an empty message: the clients run, nothing is kept, and
 * nothing leaves this machine.
 */
export async function startVoidServices(): Promise<{ env: Record<string, string> }> {
  const server = createServer();
  server.on('stream', (stream) => {
    stream.respond(
      { ':status': 200, 'content-type': 'application/grpc' },
      { waitForTrailers: true },
    );
    stream.on('wantTrailers', () => stream.sendTrailers({ 'grpc-status': '0' }));
    stream.end(EMPTY_MESSAGE);
    stream.on('error', () => {});
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    env: {
      FIRESTORE_EMULATOR_HOST: host,
      PUBSUB_EMULATOR_HOST: host,
      // Speaks no HTTP/1: refused, but here.
      STORAGE_EMULATOR_HOST: `http://${host}`,
      METADATA_SERVER_DETECTION: 'none',
    },
  };
}
