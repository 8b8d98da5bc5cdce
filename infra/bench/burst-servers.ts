import { type ChildProcess, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ANALYSIS_TOPIC } from '../../shared/jobs/accept.ts';
import { RENDER_TOPIC } from '../../shared/jobs/format-files.ts';
import type { CloudProject } from '../emulators/cloud-project.ts';

export interface Servers {
  urls: string[];
  close(): Promise<void>;
}

const start = join(import.meta.dirname, '../local/start.ts');

/** Whole servers on one cloud project, fed by one push subscription that they take in turns. */
export async function startServers(
  project: CloudProject,
  env: Record<string, string>,
  count: number,
): Promise<Servers> {
  const secret = randomBytes(32).toString('base64url');
  const own = { ...project.env, ...env, FUNCTIONS_SECRET: secret };
  const started = await Promise.all(Array.from({ length: count }, () => startServer(own)));
  const urls = started.map(({ url }) => url);
  const spreader = createSpreader(urls);
  await new Promise<void>((resolve) => spreader.listen(0, '127.0.0.1', resolve));
  const { port } = spreader.address() as AddressInfo;
  const path = `functions/worker/projects/local/topics/${ANALYSIS_TOPIC}?token=${secret}`;
  await project.createTopic(ANALYSIS_TOPIC);
  // Nobody reads it: what is measured is the way to the report.
  await project.createTopic(RENDER_TOPIC);
  await project.pushTo(ANALYSIS_TOPIC, 'worker', `http://127.0.0.1:${port}/${path}`);
  return {
    urls,
    async close() {
      spreader.close();
      spreader.closeAllConnections();
      await Promise.all(started.map(({ child }) => stop(child)));
    },
  };
}

async function startServer(env: Record<string, string>) {
  const child = spawn(process.execPath, [start], {
    env: {
      PATH: process.env.PATH,
      ...env,
      PORT: '0',
      LOG_LEVEL: 'error',
      RATE_LIMIT_PER_HOUR: '1000000',
      RETRY_BASE_SECONDS: '0.02',
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  for await (const line of createInterface({ input: child.stderr })) {
    const url = /listens on (\S+?),/.exec(line)?.[1];
    if (url !== undefined) {
      child.stderr.resume();
      return { child, url };
    }
    console.error(line);
  }
  throw new Error('a server did not start');
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGTERM');
  await gone;
}

function createSpreader(urls: readonly string[]) {
  let turn = 0;
  return createServer((incoming: IncomingMessage, response: ServerResponse) => {
    const target = urls[turn++ % urls.length] ?? '';
    const { method, headers } = incoming;
    const outgoing = request(`${target}${incoming.url}`, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(response);
    });
    outgoing.on('error', () => response.destroy());
    incoming.pipe(outgoing);
  });
}
