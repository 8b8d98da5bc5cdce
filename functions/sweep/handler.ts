import type { IncomingMessage, ServerResponse } from 'node:http';
import { createSweep as createJobSweep } from '../../shared/jobs/sweep.ts';
import type { ContextWithCallBack } from '../../shared/with-call-back.ts';

/** Answers what was done, as JSON; a failure is a 500, which the scheduler tries again. */
export function createSweep(context: ContextWithCallBack) {
  const sweep = createJobSweep(context);
  return async (_request: IncomingMessage, response: ServerResponse): Promise<void> => {
    try {
      const swept = await sweep();
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(swept));
    } catch (err) {
      context.log.error({ err }, 'sweep failed');
      response
        .writeHead(500, { 'content-type': 'application/json' })
        .end('{"error":"sweep failed"}');
    }
  };
}
