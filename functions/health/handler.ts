import type { IncomingMessage, ServerResponse } from 'node:http';
import { createHealth } from '../../shared/health/health.ts';
import { HEALTH_PATHS } from '../../shared/health/health-answer.ts';
import type { HealthUses } from '../../shared/health/health-uses.ts';

/** `GET /live`, `/ready`, …, also under `/health`, as the api has them. */
export function createHealthFunction(context: HealthUses) {
  const health = createHealth(context);
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const name = (request.url ?? '').split('?')[0]?.replace(/^(?:\/health)?\//, '');
    const path = HEALTH_PATHS.find((known) => known === name);
    const allowed = request.method === 'GET' || request.method === 'HEAD';
    if (path === undefined || !allowed) {
      const status = path === undefined ? 404 : 405;
      response.writeHead(status, { 'content-type': 'application/json', allow: 'GET, HEAD' });
      response.end(JSON.stringify({ error: status === 404 ? 'not found' : 'method not allowed' }));
      return;
    }
    const { status, contentType, body } = await health[path]();
    response.writeHead(status, { 'content-type': contentType, 'cache-control': 'no-store' });
    response.end(body);
  };
}
