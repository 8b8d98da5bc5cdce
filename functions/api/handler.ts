import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener, RequestError } from '@hono/node-server';
import { type Context as Call, Hono } from 'hono';
import { TransientError } from '../../shared/errors.ts';
import { createAnalyze } from './analyze.ts';
import type { ApiEnv, ApiUses } from './api-env.ts';
import { createCallerOf } from './caller.ts';
import { createJobRoutes } from './jobs.ts';
import { openApi, reportJsonSchema } from './openapi.ts';
import { Problem, problemResponse } from './problem.ts';
import { createRateLimit } from './rate-limit.ts';
import { refuseUnreadable } from './raw-body.ts';
import { createReportRoutes } from './reports.ts';

const REQUEST_ID = /^[A-Za-z0-9._-]{1,128}$/;

export function createApi(context: ApiUses) {
  const app = createApp(context);
  const listener = getRequestListener(app.fetch, {
    overrideGlobalObjects: false,
    errorHandler: (error) => unreadable(error, context),
  });
  return (request: IncomingMessage, response: ServerResponse) => listener(request, response);
}

/** The routes alone, so that a test can hold them against the OpenAPI document. */
export function createApp(context: ApiUses): Hono<ApiEnv> {
  const { documents, clock, config, ids } = context;
  const app = new Hono<ApiEnv>();
  const rateLimit = createRateLimit({ documents, clock, perHour: config.rateLimitPerHour });
  const callerOf = createCallerOf({ documents, hops: config.trustedProxyHops });

  app.use(async (c, next) => {
    const given = c.req.header('x-request-id');
    const requestId = given !== undefined && REQUEST_ID.test(given) ? given : ids.next();
    const log = context.log.child({ request_id: requestId });
    c.set('requestId', requestId);
    c.set('log', log);
    const startedMs = clock.now();
    await next();
    c.header('x-request-id', requestId);
    c.header('x-content-type-options', 'nosniff');
    const seconds = (clock.now() - startedMs) / 1000;
    const { method, routePath } = c.req;
    log.info(
      { method, route: routePath, status: c.res.status, execution_time_seconds: seconds },
      'request answered',
    );
  });

  app.use(async (c, next) => {
    refuseUnreadable(c);
    await next();
  });
  app.post(
    '/analyze',
    createAnalyze(context, rateLimit, (c) => callerOf(c.env.incoming)),
  );
  createJobRoutes(app, context);
  createReportRoutes(app, context);
  app.get('/schemas/report.json', (c) => c.json(reportJsonSchema()));
  app.get('/openapi.json', (c) => c.json(openApi()));

  app.notFound((c) => {
    const offered = app.routes
      .filter(({ path, method }) => method !== 'ALL' && samePath(path, c.req.path))
      .flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
    if (offered.length === 0) {
      const detail = 'There is nothing at this path; see /openapi.json.';
      return answer(c, new Problem(404, 'Not found', detail));
    }
    const headers = { allow: [...new Set(offered)].join(', ') };
    const detail = `${c.req.method} is not offered here.`;
    return answer(c, new Problem(405, 'Method not allowed', detail, { headers }));
  });
  app.onError((error, c) => answer(c, toProblem(error, c)));
  return app;
}

/** What never reaches a route: a Host or a path of which no URL can be made. */
function unreadable(error: unknown, { ids, log }: ApiUses): Response {
  const requestId = ids.next();
  const known = error instanceof RequestError;
  if (!known) log.error({ err: error, request_id: requestId }, 'request failed');
  const problem = known ? new Problem(400, 'Invalid request', error.message) : internalError();
  return problemResponse(problem, requestId);
}

function answer(c: Call<ApiEnv>, problem: Problem): Response {
  return problemResponse(problem, c.get('requestId'));
}

function toProblem(error: unknown, c: Call<ApiEnv>): Problem {
  if (error instanceof Problem) return error;
  c.get('log').error({ err: error }, 'request failed');
  if (error instanceof TransientError) {
    const seconds = Math.ceil((error.retryAfterMs ?? 30_000) / 1000);
    return new Problem(503, 'Store unavailable', 'Nothing was accepted. Try again later.', {
      headers: { 'retry-after': String(seconds) },
    });
  }
  return internalError();
}

function internalError(): Problem {
  const detail = 'The request could not be handled. It has been logged.';
  return new Problem(500, 'Internal error', detail);
}

function samePath(pattern: string, path: string): boolean {
  const parts = pattern.split('/');
  const given = path.split('/');
  return (
    parts.length === given.length &&
    parts.every((part, index) => part.startsWith(':') || part === given[index])
  );
}
