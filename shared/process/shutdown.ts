import { subscribe } from 'node:diagnostics_channel';
import type { Server } from 'node:http';
import type { Context } from '../platform/context.ts';
import { createDrain } from './drain.ts';

const SIGNALS = ['SIGTERM', 'SIGINT'] as const;

/**
 * For a process that serves one function under functions-framework's own main, which would answer one request
 * with 500 on SIGTERM and exit at once. Instead: no new connection, running work gives its lease back at its
 * next checkpoint, what is under way is answered, the stores are closed, exit 0. What has not ended when the
 * grace is over is cut off with exit 1, and so it is by a second signal: the jobs survive that too.
 *
 * The framework hands out neither its server nor its handlers, but Node announces a server that has got its
 * port, and the framework registers its handlers when that server listens. Call it before then.
 */
export function shutDownOnSignal(context: Uses): void {
  subscribe('tracing:net.server.listen:asyncEnd', (message) => {
    // Nothing else in such a process listens.
    const { server } = message as { server: Server };
    const drain = createDrain(server);
    server.once('listening', () => {
      onFirstSignal((signal) => shutDown(signal, drain, context));
    });
  });
}

type Uses = Pick<Context, 'config' | 'log' | 'stopping' | 'close'>;

async function shutDown(
  signal: NodeJS.Signals,
  drain: () => Promise<void>,
  { config, log, stopping, close }: Uses,
): Promise<void> {
  log.info({ signal }, 'stopping');
  setTimeout(() => {
    log.error('cut off: the time to stop is over');
    process.exit(1);
  }, config.shutdownGraceMs);
  stopping.abort(new Error('the process is stopping'));
  try {
    await drain();
    await close();
    process.exit(0);
  } catch (err) {
    log.error({ err }, 'stopping failed');
    process.exit(1);
  }
}

/** In the place of whatever listened to them. The second one ends the process. */
export function onFirstSignal(run: (signal: NodeJS.Signals) => Promise<void>): void {
  let told = false;
  for (const signal of SIGNALS) {
    const before = process.listeners(signal);
    process.on(signal, () => {
      if (told) process.exit(1);
      told = true;
      void run(signal);
    });
    // Only now: while nobody listens, Node drops a signal that has just come.
    for (const listener of before) process.removeListener(signal, listener);
  }
}
