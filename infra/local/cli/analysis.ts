import { PermanentError } from '../../../shared/errors.ts';
import { AnswerError, type Job, LostConnectionError } from './answers.ts';
import { createClient } from './client.ts';
import { exportReport } from './export.ts';
import { EXIT, type Outcome, type OutcomeError } from './outcome.ts';
import { plainText } from './plain-text.ts';
import type { Progress } from './progress.ts';
import { readReport } from './report-view.ts';
import type { Connect, Server } from './server.ts';
import { watchJob } from './watch.ts';

/** The server of another run may end with that run: so often a new one is looked for. */
const RECONNECTS = 3;
const CANCEL_LIMIT_MS = 5000;

export interface AnalysisParts {
  connect: Connect;
  request: Record<string, unknown>;
  /** Files that are sent first, and named in the request. */
  documents: readonly string[];
  /** Where the files go, once the job has an id. */
  folder: (jobId: string) => string;
  timeoutSeconds: number;
  progress: Progress;
  interrupted: AbortSignal;
  /** Milliseconds. */
  now: () => number;
  wait: (ms: number, signal: AbortSignal) => Promise<void>;
}

type Ending = Pick<Outcome, 'exit' | 'error' | 'seeAgain' | 'report' | 'files'>;

/** Submits, waits and fetches. Resolves with how it ended, whatever happens on the way. */
export async function runAnalysis(parts: AnalysisParts): Promise<Outcome> {
  const { connect, progress, interrupted, now } = parts;
  const startedAt = now();
  let server: Server | undefined;
  let jobId: string | undefined;
  let job: Job | undefined;

  async function close(): Promise<void> {
    const closing = server;
    server = undefined;
    await closing?.close().catch((error) => progress.note(`The server did not stop: ${error}`));
  }

  /** Waits for the job and takes the report home, from whichever server holds the data by then. */
  async function follow(id: string): Promise<Ending> {
    for (let reconnects = 0; ; reconnects += 1) {
      server ??= await connect();
      try {
        return await followOn(server, id);
      } catch (error) {
        if (!(error instanceof LostConnectionError) || reconnects === RECONNECTS) throw error;
        progress.note('The server is gone; going on with another.');
        await close();
      }
    }
  }

  async function followOn(there: Server, id: string): Promise<Ending> {
    const client = createClient(there);
    const watched = await watchJob({
      ...parts,
      deadlineMs: startedAt + parts.timeoutSeconds * 1000,
      read: () => client.job(id, interrupted),
      show(seen) {
        job = seen;
        progress.show(seen);
      },
    });
    if (watched.end === 'interrupted') {
      progress.note('Cancelling the job; press Ctrl-C again to leave at once.');
      return cancelled(there, id);
    }
    if (watched.end === 'timeout') {
      const message = `The job has not ended after ${parts.timeoutSeconds} s.`;
      return {
        exit: EXIT.failed,
        error: { code: 'timeout', message },
        seeAgain: comeBack(there, id),
      };
    }
    const last = watched.job;
    if (last.status !== 'completed' && last.status !== 'partial') return lostJob(last);
    const { files, json, missing } = await exportReport(client, last, parts.folder(id));
    if (missing.length > 0) {
      progress.note(`The server could not write the report as ${missing.join(', ')}.`);
    }
    const exit = last.status === 'completed' ? EXIT.complete : EXIT.partial;
    return { exit, files, report: readReport(json) };
  }

  async function ending(): Promise<Ending> {
    server = await connect();
    if (server.demonstration === true) {
      progress.note('Demonstration data: no API keys are set, so sample sources answer.');
    }
    if (interrupted.aborted) return stopped('Interrupted before the job was submitted.');
    const client = createClient(server);
    const documents: string[] = [];
    for (const path of parts.documents) {
      progress.note(`Reading ${plainText(path)}.`);
      documents.push(await client.document(path, interrupted));
    }
    const named = documents.length === 0 ? {} : { documents };
    jobId = await client.submit({ ...parts.request, ...named });
    return follow(jobId);
  }

  const how = await ending()
    .catch((thrown: unknown): Ending => {
      const error = errorOf(thrown);
      const exit = error.code === 'invalid_request' ? EXIT.usage : EXIT.failed;
      return { exit, error, seeAgain: jobId === undefined ? undefined : comeBack(server, jobId) };
    })
    .finally(() => progress.stop());
  await close();
  return {
    ...how,
    jobId,
    status: job?.status,
    gaps: job?.gaps ?? [],
    costUsd: job?.cost?.spent_usd ?? how.report?.certificate.cost_usd,
    maxCostUsd: job?.cost?.max_cost_usd ?? undefined,
    seconds: Math.round(now() - startedAt) / 1000,
  };
}

const stopped = (message: string, seeAgain?: string): Ending => ({
  exit: EXIT.interrupted,
  error: { code: 'interrupted', message },
  seeAgain,
});

async function cancelled(server: Server, jobId: string): Promise<Ending> {
  const ask = createClient(server, CANCEL_LIMIT_MS).cancel(jobId);
  const message = await ask.then(
    (accepted) =>
      accepted ? 'Interrupted; the job is being cancelled.' : 'Interrupted; the job had ended.',
    () => 'Interrupted; the job could not be cancelled.',
  );
  return stopped(message, comeBack(server, jobId, ''));
}

function lostJob(job: Job): Ending {
  const error = job.error ?? { code: job.status, message: `The job ended as ${job.status}.` };
  const { code, message, candidates } = { candidates: null, ...error };
  const which = (candidates ?? []).map(({ name, domain }) =>
    domain ? `${name} (--company-domain ${domain})` : name,
  );
  const said = which.length === 0 ? message : `${message}. It may be: ${which.join(', ')}`;
  return { exit: EXIT.failed, error: { code, message: said } };
}

function comeBack(
  server: Server | undefined,
  jobId: string,
  meanwhile = ' (an unfinished job goes on then)',
): string {
  const path = `/jobs/${jobId}`;
  if (server !== undefined && !server.own) return `See it again: ${new URL(path, server.url)}`;
  return `See it again: run "npm start"${meanwhile} and open ${path} there.`;
}

export function errorOf(thrown: unknown): OutcomeError {
  if (thrown instanceof AnswerError) {
    const { status, message, faults, retryAfter } = thrown;
    if (status === 400) return { code: 'invalid_request', message, faults };
    if (status !== 429) return { code: `http_${status}`, message, faults };
    const when =
      retryAfter === null || /\d s\.$/.test(message) ? '' : ` Try again in ${retryAfter} s.`;
    return { code: 'rate_limited', message: `${message}${when}`, faults };
  }
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  if (thrown instanceof LostConnectionError) return { code: 'server_unreachable', message };
  return { code: thrown instanceof PermanentError ? thrown.code : 'failed', message };
}
