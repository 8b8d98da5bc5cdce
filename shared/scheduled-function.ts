import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Log } from './log.ts';

/**
 * What the scheduler and the operator call. A POST to one of the paths does its work and answers what was done,
 * as JSON; work that throws is a 500 with `failure`, which the scheduler tries again.
 */
export function createScheduledFunction({
  paths,
  failure,
  log,
}: {
  /** `/` is what the schedule calls. */
  paths: Record<string, () => Promise<unknown>>;
  failure: string;
  log: Log;
}) {
  const works = new Map(Object.entries(paths));
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const answer = (status: number, body: unknown, headers = {}) =>
      response
        .writeHead(status, { 'content-type': 'application/json', ...headers })
        .end(JSON.stringify(body));
    const work = works.get(request.url?.split('?')[0] || '/');
    if (!work) return void answer(404, { error: 'not found' });
    if (request.method !== 'POST') {
      return void answer(405, { error: 'method not allowed' }, { allow: 'POST' });
    }
    try {
      answer(200, await work());
    } catch (err) {
      log.error({ err }, failure);
      answer(500, { error: failure });
    }
  };
}
