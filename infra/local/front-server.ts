import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { cloudEvent, http } from '@google-cloud/functions-framework';
import { getTestServer } from '@google-cloud/functions-framework/testing';
// This process has the time that a deployed function has not: what its first request would load is loaded.
import '../../functions/api/app.ts';
import { mayBeCalled } from '../../functions/api/doors.ts';
import { createApi } from '../../functions/api/handler.ts';
import { hideFromFramework } from '../../functions/api/raw-body.ts';
import { createBackupFunction } from '../../functions/backup/handler.ts';
import { createHealthFunction } from '../../functions/health/handler.ts';
import { createLifecycleFunction } from '../../functions/lifecycle/handler.ts';
import { createRender } from '../../functions/render/handler.ts';
import { createSweep } from '../../functions/sweep/handler.ts';
import { createWorker } from '../../functions/worker/handler.ts';
import { withExports } from '../../shared/backup/with-exports.ts';
import type { HealthUses } from '../../shared/health/health-uses.ts';
import type { WorkerContext } from '../../shared/platform/worker-context.ts';
import type { Config } from '../../shared/process/config.ts';
import type { RenderFormat } from '../../shared/report/render-format.ts';
import { withRetention } from '../../shared/retention/with-retention.ts';
import { showsSecret } from './functions-secret.ts';

/** Behind the one port: `/functions/<name>/…` is that function, everything else is `api`. */
const FUNCTION_PATH = /^\/functions\/([a-z]+)(\/[^?]*)?(\?.*)?$/;
/** Of a message or a tick; the api has its own, smaller limit. */
const MAX_PUSH_BYTES = 1_048_576;

/** Not listening yet. */
export function createFrontServer(
  context: WorkerContext & HealthUses & { render: RenderFormat; secret: string },
): Server {
  http('api', createApi(context));
  cloudEvent('worker', createWorker(context));
  cloudEvent('render', createRender(context, context.render));
  http('sweep', createSweep(context));
  http('health', createHealthFunction(context));
  const names = ['api', 'worker', 'render', 'sweep', 'health'];
  if (context.local) {
    // What a store of our own needs; that of a project has its own, deployed.
    http('backup', createBackupFunction(withExports(context)));
    http('lifecycle', createLifecycleFunction(withRetention(context)));
    names.push('backup', 'lifecycle');
  }
  const servers = new Map(names.map((name) => [name, getTestServer(name)]));
  return createServer((request, response) => {
    const match = FUNCTION_PATH.exec(request.url ?? '');
    const name = match?.[1] ?? 'api';
    const target = servers.get(name);
    const refused = target ? name !== 'api' && refusal(request, context) : NO_FUNCTION;
    if (refused) return answer(response, refused);
    // Without its query, where a token may stand; the api's is its own.
    if (match) request.url = `${match[2] ?? '/'}${name === 'api' ? (match[3] ?? '') : ''}`;
    if (name === 'api') hideFromFramework(request);
    target?.emit('request', request, response);
  });
}

interface Refusal {
  status: number;
  title: string;
  detail: string;
}

const NO_FUNCTION = { status: 404, title: 'Not found', detail: 'There is no function here.' };

/**
 * Whoever does not show the secret; also with it, what comes from another machine or from a page of another site,
 * and what the framework would inflate and buffer up to 1 GB. Pub/Sub and the scheduler send lengths, and no origin.
 */
function refusal(
  request: IncomingMessage,
  { config, secret }: { config: Config; secret: string },
): Refusal | null {
  const { headers, socket } = request;
  const address = `http://${headers.host}`;
  // A name of somebody's own that leads here: their page would count as one of this server.
  if (!URL.canParse(address) || !mayBeCalled(new URL(address).hostname, config)) {
    return { status: 403, title: 'Forbidden', detail: 'This server is not called so.' };
  }
  if (socket.remoteAddress !== socket.localAddress || headers['x-forwarded-for'] !== undefined) {
    return { status: 403, title: 'Forbidden', detail: 'This is for programs of this machine.' };
  }
  if (headers.origin !== undefined || headers['sec-fetch-site'] === 'cross-site') {
    return { status: 403, title: 'Forbidden', detail: 'This is not for pages of other sites.' };
  }
  if (!showsSecret(request, secret)) {
    const detail = 'This is for the queue and the schedules of this server, which know its secret.';
    return { status: 401, title: 'Unauthorized', detail };
  }
  if ((headers['content-encoding'] ?? 'identity').toLowerCase() !== 'identity') {
    const detail = 'Send the body uncompressed.';
    return { status: 415, title: 'Content-Encoding not supported', detail };
  }
  if (headers['transfer-encoding'] !== undefined) {
    return { status: 411, title: 'Length required', detail: 'Send a Content-Length.' };
  }
  if (Number(headers['content-length'] ?? 0) > MAX_PUSH_BYTES) {
    const detail = `The body may have ${MAX_PUSH_BYTES} bytes at most.`;
    return { status: 413, title: 'Body too large', detail };
  }
  return null;
}

/** Node discards the body that nobody reads. */
function answer(response: ServerResponse, refused: Refusal): void {
  const body = { type: 'about:blank', ...refused, request_id: randomUUID(), errors: [] };
  response
    .writeHead(refused.status, { 'content-type': 'application/problem+json' })
    .end(JSON.stringify(body));
}
