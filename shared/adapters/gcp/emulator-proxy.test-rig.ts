import { type AddressInfo, connect, createServer, type Socket } from 'node:net';

type Loses = 'nothing' | 'requests' | 'answers';

/**
 * HTTP/2 frames of stream 0 shake hands and keep alive: a connection that is opened while answers are lost must still
 * come about, or the request whose answer is to be lost is never sent.
 */
const isOfConnection = (bytes: Buffer): boolean =>
  bytes.length >= 9 && (bytes.readUInt32BE(5) & 0x7fffffff) === 0;

/** Stands between a client and an emulator. Loses what it is told to, until it cuts every connection. */
export async function startProxy(target: string) {
  const { hostname, port } = new URL(`http://${target}`);
  const sockets = new Set<Socket>();
  let down = false;
  let loses: Loses = 'nothing';
  let onLoss = (): void => undefined;

  const server = createServer((near) => {
    if (down) {
      near.on('error', () => {}).destroy();
      return;
    }
    const far = connect(Number(port), hostname);
    for (const [from, to, what] of [
      [near, far, 'requests'],
      [far, near, 'answers'],
    ] as const) {
      sockets.add(from);
      from.on('data', (bytes) => {
        if (loses === what && !isOfConnection(bytes)) onLoss();
        else to.write(bytes);
      });
      from.on('error', () => to.destroy());
      from.on('close', () => {
        sockets.delete(from);
        to.destroy();
      });
    }
  });
  server.listen(0, '127.0.0.1');
  await new Promise<void>((resolve) => server.once('listening', () => resolve()));

  /** Ends every connection; new ones lose nothing. */
  function cut(): void {
    loses = 'nothing';
    for (const socket of sockets) socket.destroy();
  }

  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Resolves when the first bytes are lost. */
    lose(what: Loses): Promise<void> {
      loses = what;
      return new Promise((resolve) => {
        onLoss = resolve;
      });
    },
    cut,
    /** Every connection breaks, new ones too, until it is up again. */
    goDown(): void {
      down = true;
      cut();
    },
    comeUp(): void {
      down = false;
      cut();
    },
    async close() {
      cut();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
