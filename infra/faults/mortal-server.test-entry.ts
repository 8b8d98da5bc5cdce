import { createWorkerContext } from '../../shared/platform/worker-context.ts';
import { parseWorkerConfig } from '../../shared/process/config.ts';
import { startLocal } from '../local/serve.ts';
import { type Around, type Boundary, withBoundaries } from './boundaries.test-rig.ts';

/** When to send the own process a signal. */
export interface Death {
  signal: 'SIGKILL' | 'SIGTERM';
  when: 'before' | 'after';
  what: string;
}

let death: Death | undefined;

process.on('message', (message) => {
  death = message as Death;
  process.send?.('armed');
});

function reach(when: Death['when'], { what }: Boundary): void {
  if (death?.when === when && death.what === what) process.kill(process.pid, death.signal);
}

const around: Around = async (at, write) => {
  reach('before', at);
  const result = await write();
  reach('after', at);
  return result;
};

/** The local server, mortal at a chosen boundary. Its parent is told the URL and sends a Death. */
async function main(): Promise<void> {
  const config = parseWorkerConfig(process.env);
  const aheadMs = Number(process.env.CLOCK_AHEAD_MS);
  const server = await startLocal({
    config,
    port: config.port,
    quiet: true,
    open: (given) => ({
      ...withBoundaries(createWorkerContext(given), around, aheadMs),
      // Most of these processes die before they need what is loaded here.
      warm: async () => {},
    }),
  });
  process.on('SIGTERM', () => {
    server.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  });
  // Nobody is left to use it.
  process.on('disconnect', () => process.exit(1));
  process.send?.({ url: server.url });
}

void main();
