import type { IncomingMessage, ServerResponse } from 'node:http';
import { PermanentError, TransientError } from '../errors.ts';
import type { Log } from './log.ts';

/** The work was done and recorded, and with it a failure that whoever calls has to see. */
export class FailureDone extends Error {
  override readonly name = 'FailureDone';
  readonly done: object;
  /** `done`: what the answer says beside the message. */
  constructor(message: string, done: object) {
    super(message);
    this.done = done;
  }
}

/**
 * What the scheduler and the operator call. A POST to one of the paths does its work and answers what was done,
 * as JSON; work that throws is a 500 with `failure` and the cause, which the scheduler tries again.
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
      // It was logged where it was recorded.
      if (err instanceof FailureDone) return void answer(500, { error: err.message, ...err.done });
      log.error({ err }, failure);
      answer(500, { error: withCause(failure, err) });
    }
  };
}

/** Only our own words: what else is thrown may quote anything. */
function withCause(failure: string, error: unknown): string {
  const known = error instanceof PermanentError || error instanceof TransientError;
  return known ? `${failure}: ${error.message}` : failure;
}
