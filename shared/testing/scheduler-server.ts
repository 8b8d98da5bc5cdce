import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Schedule } from '../domain/schedules.ts';

/** As numbers, which the client asks for. */
const STATE = { enabled: 1, paused: 2, disabled: 3 } as const;

interface Job {
  schedule: Schedule;
  state: keyof typeof STATE;
  lastAttemptTime?: string;
  status?: { code: number; message: string };
}

export interface SchedulerFault {
  /** A status, or no answer ever. */
  how: number | 'hang';
  /** 1 when not said. */
  times?: number;
  where?: RegExp;
}

export interface SchedulerServer {
  port: number;
  /** By name; as Terraform would have made them. */
  jobs: Map<string, Job>;
  /** Each request, oldest first: `POST jobs/sweep:pause`. */
  readonly seen: readonly string[];
  /** What no client of ours should send. */
  readonly unexpected: readonly string[];
  /** The next requests are answered so instead, of those that `where` finds in `seen`. */
  failNext(fault: SchedulerFault): void;
  close(): Promise<void>;
}

/**
 * The part of Cloud Scheduler's REST API that our adapter uses, in memory. Strict: what it does not know it
 * refuses and remembers. As the real one does, it refuses to pause what is not enabled and to resume what is
 * not paused. Pages hold two jobs, so that clients have to turn them.
 */
export async function startSchedulerServer({
  parent,
  schedules,
}: {
  /** `projects/P/locations/L` */
  parent: string;
  schedules: readonly Schedule[];
}): Promise<SchedulerServer> {
  const jobs = new Map<string, Job>(
    schedules.map((schedule) => [schedule.name, { schedule, state: 'enabled' as const }]),
  );
  const seen: string[] = [];
  const unexpected: string[] = [];
  const faults: SchedulerFault[] = [];

  const shown = ({ schedule, state, lastAttemptTime, status }: Job) => ({
    name: `${parent}/jobs/${schedule.name}`,
    description: schedule.description,
    schedule: schedule.schedule,
    timeZone: schedule.timeZone,
    state: STATE[state],
    ...(state === 'enabled' ? { scheduleTime: '2026-11-24T02:00:00.500Z' } : {}),
    ...(lastAttemptTime === undefined ? {} : { lastAttemptTime, status: status ?? {} }),
  });

  function act(job: Job, verb: string | undefined): { status: number; body: unknown } {
    if (verb === 'pause' && job.state !== 'enabled') return refusal(400, 'FAILED_PRECONDITION');
    if (verb === 'resume' && job.state !== 'paused') return refusal(400, 'FAILED_PRECONDITION');
    if (verb === 'pause') job.state = 'paused';
    if (verb === 'resume') job.state = 'enabled';
    if (verb === 'run') job.lastAttemptTime = '2026-11-24T01:00:00Z';
    return { status: 200, body: shown(job) };
  }

  function answer(method: string, url: URL, body: string): { status: number; body: unknown } {
    const rest = url.pathname.startsWith(`/v1/${parent}/jobs`)
      ? url.pathname.slice(`/v1/${parent}/jobs`.length)
      : undefined;
    const params = [...url.searchParams.keys()].filter(
      (name) => !['$alt', 'alt', 'pageSize', 'pageToken'].includes(name),
    );
    const match = /^\/([a-z-]+)(?::(pause|resume|run))?$/.exec(rest ?? '');
    const known =
      rest === '' ? method === 'GET' : match !== null && method === (match[2] ? 'POST' : 'GET');
    if (!known || params.length > 0 || !['', '{}'].includes(body)) {
      unexpected.push(`${method} ${url.pathname}${url.search} ${body}`);
      return refusal(400, 'INVALID_ARGUMENT');
    }
    if (rest === '') {
      const from = Number(url.searchParams.get('pageToken') ?? 0);
      const all = [...jobs.values()].map(shown);
      const next = from + 2 < all.length ? { nextPageToken: String(from + 2) } : {};
      return { status: 200, body: { jobs: all.slice(from, from + 2), ...next } };
    }
    const job = jobs.get(match?.[1] ?? '');
    return job ? act(job, match?.[2]) : refusal(404, 'NOT_FOUND');
  }

  async function serve(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(incoming.url ?? '/', 'http://localhost');
    const chunks: Buffer[] = [];
    for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
    const line = `${incoming.method} ${url.pathname.replace(`/v1/${parent}/`, '')}`;
    seen.push(line);
    const struck = faults.findIndex(({ where }) => where?.test(line) ?? true);
    const fault = struck === -1 ? undefined : faults.splice(struck, 1)[0]?.how;
    if (fault === 'hang') return;
    const { status, body } = fault
      ? refusal(fault, 'TOLD')
      : answer(incoming.method ?? '', url, Buffer.concat(chunks).toString());
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  }

  const server = createServer((incoming, response) => {
    serve(incoming, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    jobs,
    seen,
    unexpected,
    failNext(fault) {
      for (let n = 0; n < (fault.times ?? 1); n += 1) faults.push(fault);
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function refusal(code: number, status: string): { status: number; body: unknown } {
  return { status: code, body: { error: { code, status, message: 'refused' } } };
}
