import type { IncomingMessage, ServerResponse } from 'node:http';
import { requestIdSchema } from '../../shared/domain/trace.ts';
import { LIVE } from '../../shared/health/live.ts';
import type { AppUses, createAppListener } from './app.ts';

/**
 * What answers whether the process lives, before anything else is loaded: a start waits for that answer and
 * not for the app, which the first other request loads.
 */
export function createApi(context: AppUses) {
  let app: ReturnType<typeof createAppListener> | undefined;

  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    if (asksWhetherItLives(request)) {
      const requestId = requestIdSchema.safeParse(request.headers['x-request-id']).data;
      response.setHeader('x-request-id', requestId ?? context.ids.next());
      response.writeHead(LIVE.status, {
        'content-type': LIVE.contentType,
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
      });
      response.end(LIVE.body);
      return;
    }
    app ??= (await import('./app.ts')).createAppListener(context);
    await app(request, response);
  };
}

function asksWhetherItLives({ method, url = '' }: IncomingMessage): boolean {
  return (method === 'GET' || method === 'HEAD') && url.split('?')[0] === '/health/live';
}
