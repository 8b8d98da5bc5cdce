import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from '../../shared/log.ts';
import type { Clock, Documents } from '../../shared/ports.ts';
import { createLifecycleRun } from '../../shared/retention/lifecycle-run.ts';
import type { Retention } from '../../shared/retention/retention.ts';

/**
 * `/` brings the rules of retention into force; `/plan` says what that would change. Answers as JSON; a failure
 * is a 500, which the scheduler tries again. What needs force is for the operator's command alone.
 */
export function createLifecycleFunction(context: {
  retention: Retention;
  documents: Documents;
  clock: Clock;
  log: Log;
}) {
  const run = createLifecycleRun(context);
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const { pathname } = new URL(request.url ?? '/', 'http://localhost');
    try {
      const done = pathname === '/plan' ? await context.retention.plan() : await run();
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(done));
    } catch (err) {
      context.log.error({ err }, 'lifecycle function failed');
      response
        .writeHead(500, { 'content-type': 'application/json' })
        .end('{"error":"lifecycle function failed"}');
    }
  };
}
