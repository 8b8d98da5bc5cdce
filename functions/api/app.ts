import type { IncomingMessage, ServerResponse } from 'node:http';
import { getRequestListener, RequestError } from '@hono/node-server';
import { type Context as Call, Hono } from 'hono';
import { requestIdSchema, traceFields, traceparentSchema } from '../../shared/domain/trace.ts';
import { TransientError } from '../../shared/errors.ts';
import type { HealthUses } from '../../shared/health/health-uses.ts';
import { createApiKeys } from '../../shared/keys/api-keys.ts';
import { createSessions } from '../../shared/keys/sessions.ts';
import { NO_METRICS } from '../../shared/metrics/metrics.ts';
import { createAnalyze } from './analyze.ts';
import type { ApiEnv, ApiUses } from './api-env.ts';
import { createAsking } from './asking.ts';
import { createDemand, type Doorkeeper } from './authenticate.ts';
import { createCallerOf } from './caller.ts';
import { createCompare, createCompareRoute } from './compare.ts';
import { compressed, createCors, keepPrivate } from './contract-headers.ts';
import { createDocsRoutes } from './docs.ts';
import { createDocumentRoutes } from './documents.ts';
import { createDoors } from './doors.ts';
import { createEventRoute } from './events.ts';
import { createFrameworkRoutes } from './frameworks.ts';
import { createHealthRoutes } from './health.ts';
import { createJobRoutes } from './jobs.ts';
import { prefersPage } from './negotiate.ts';
import { notOffered } from './not-offered.ts';
import { createPageRoutes } from './page-routes.ts';
import { Problem, problemResponse } from './problem.ts';
import { createRateLimit } from './rate-limit.ts';
import { refuseUnreadable } from './raw-body.ts';
import { createReportRoutes } from './reports.ts';
import { countRequest } from './request-counts.ts';
import { createSessionRoutes } from './session.ts';
import type { Pages } from './web/pages.ts';

/** Without metrics nothing is counted. */
export type AppUses = ApiUses & HealthUses;

/** All that the api answers, as a listener of Node. */
export function createAppListener(context: AppUses) {
  const app = createApp(context);
  const listener = getRequestListener(app.fetch, {
    overrideGlobalObjects: false,
    errorHandler: (error) => unreadable(error, context),
  });
  return (request: IncomingMessage, response: ServerResponse) => listener(request, response);
}

function doorkeeperOf({ config, documents, clock, ids }: AppUses): Doorkeeper | null {
  if (config.authMode === 'none') return null;
  const pepper = config.apiKeyPepper ?? '';
  return {
    keys: createApiKeys({ documents, clock, ids, pepper }),
    sessions: createSessions({ pepper, clock }),
  };
}

/** The routes alone, so that a test can hold them against the OpenAPI document. */
export function createApp(context: AppUses): Hono<ApiEnv> {
  const { documents, clock, config, ids, metrics = NO_METRICS } = context;
  const app = new Hono<ApiEnv>();
  const rateLimit = createRateLimit({ documents, clock, perHour: config.rateLimitPerHour });
  const callerOf = createCallerOf({ documents, hops: config.trustedProxyHops });

  app.use(async (c, next) => {
    c.set('holder', null);
    c.set('session', false);
    const requestId = requestIdSchema.safeParse(c.req.header('x-request-id')).data ?? ids.next();
    const traceparent = traceparentSchema.safeParse(c.req.header('traceparent')).data ?? null;
    const trace = traceFields(traceparent, config.projectId);
    const log = context.log.child({ request_id: requestId, ...trace });
    c.set('requestId', requestId);
    c.set('traceparent', traceparent);
    c.set('log', log);
    const startedMs = clock.now();
    await metrics.around(next);
    c.header('x-request-id', requestId);
    c.header('x-content-type-options', 'nosniff');
    const seconds = (clock.now() - startedMs) / 1000;
    const { method, routePath } = c.req;
    countRequest(metrics, { method, route: routePath, status: c.res.status, seconds });
    log.info(
      { method, route: routePath, status: c.res.status, execution_time_seconds: seconds },
      'request answered',
    );
  });

  app.use(compressed, keepPrivate);
  const cors = createCors(config);
  if (cors) app.use(cors);
  app.use(createDoors(config));
  app.use(async (c, next) => {
    refuseUnreadable(c);
    await next();
  });
  const doorkeeper = doorkeeperOf(context);
  const demand = createDemand(doorkeeper);
  for (const path of [
    '/',
    '/frameworks',
    '/jobs',
    '/jobs/:id',
    '/jobs/:id/events',
    '/reports',
    '/reports/*',
    '/compare',
    '/mcp',
    '/account',
  ])
    app.use(path, demand('read'));
  for (const path of ['/analyze', '/jobs/:id/cancel', '/documents', '/documents/*'])
    app.use(path, demand('analyze'));
  for (const path of ['/health/detailed', '/health/metrics']) app.use(path, demand('operate'));
  const caller = (c: Call<ApiEnv>) => callerOf(c.env.incoming);
  const asking = createAsking(context, rateLimit, caller);
  let made: Promise<Pages> | undefined;
  const pages = () => {
    made ??= import('./web/pages.ts').then(({ createPages }) => createPages(context, asking));
    return made;
  };
  app.post(
    '/analyze',
    createAnalyze(asking, async (...sent) => (await pages()).answerForm(...sent)),
  );
  createFrameworkRoutes(app, asking);
  createJobRoutes(app, context, pages);
  createEventRoute(app, context, caller);
  createReportRoutes(app, context, pages);
  const compare = createCompare(context);
  createCompareRoute(app, context, compare, pages);
  let mcp: Promise<(c: Call<ApiEnv>) => Promise<Response>> | undefined;
  app.post('/mcp', async (c) => {
    mcp ??= import('./mcp.ts').then(({ createMcp }) => createMcp(context, asking, compare));
    return (await mcp)(c);
  });
  createDocumentRoutes(app, context, pages);
  createSessionRoutes(app, doorkeeper, pages);
  createPageRoutes(app, pages);
  createDocsRoutes(app, pages);
  createHealthRoutes(app, context);
  // Loaded with the first question: a start does not wait for their schemas.
  const descriptions = () => import('./openapi.ts');
  app.get('/schemas/report.json', async (c) => c.json((await descriptions()).reportJsonSchema()));
  app.get('/openapi.json', async (c) => c.json((await descriptions()).openApi()));

  app.notFound((c) => refuse(c, notOffered(app.routes, c.req)));
  app.onError((error, c) => refuse(c, toProblem(error, c)));

  /** A browser gets a page: but where even that cannot be made. */
  async function refuse(c: Call<ApiEnv>, problem: Problem): Promise<Response> {
    if (!prefersPage(c)) return problemResponse(problem, c.get('requestId'));
    return (await pages()).problem(c, problem);
  }
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

function toProblem(error: unknown, c: Call<ApiEnv>): Problem {
  if (error instanceof Problem) return error;
  const responseStatusCode = error instanceof TransientError ? 503 : 500;
  const httpRequest = { method: c.req.method, url: c.req.routePath, responseStatusCode };
  c.get('log').error({ err: error, context: { httpRequest } }, 'request failed');
  if (error instanceof TransientError) {
    const seconds = Math.ceil((error.retryAfterMs ?? 30_000) / 1000);
    const detail =
      'The store did not answer. Try again later, with an Idempotency-Key so that nothing is done twice.';
    return new Problem(503, 'Store unavailable', detail, {
      headers: { 'retry-after': String(seconds) },
    });
  }
  return internalError();
}

function internalError(): Problem {
  const detail = 'The request could not be handled. It has been logged.';
  return new Problem(500, 'Internal error', detail);
}
