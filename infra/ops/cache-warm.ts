import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import canonicalize from 'canonicalize';
import { isTerminal, type Job } from '../../shared/domain/job.ts';
import type { AnalysisRequest } from '../../shared/domain/request.ts';
import { readJob } from '../../shared/jobs/store.ts';
import { type Answer, Refusal, UsageError } from './answer.ts';
import { analysisRequest, createAskFor } from './ask-for.ts';
import type { CommandNamed } from './commands.ts';
import { companyOf } from './jobs-list.ts';
import type { Operated } from './operated.ts';
import { readRequestsFile } from './requests-file.ts';
import { table, usd } from './table.ts';

const LOOK_MS = 1_000;

interface Asked {
  isNew: boolean;
  job: Job;
}

/**
 * Asks for the analyses of a file, each once a day however often the command is given, and again when it came
 * to nothing, so that later ones find their paid replies in the cache. Nothing is asked for when one of them
 * has a fault.
 */
export async function cacheWarm(
  uses: Operated,
  { file, waitSeconds }: CommandNamed<'cache warm'>,
  wait: (ms: number) => Promise<unknown> = sleep,
): Promise<Answer> {
  const requests = judge(await readRequestsFile(file));
  if (waitSeconds !== null && uses.served === false) {
    throw new Refusal('no server runs on DATA_DIR: nothing would do what is waited for');
  }
  const askFor = createAskFor(uses);
  const today = new Date(uses.clock.now()).toISOString().slice(0, 10);
  const asked: Asked[] = [];
  for (const request of requests) {
    asked.push(await askUnlessFailed(askFor, request, `warm-${today}-${digest(request)}`));
  }
  const untilMs = uses.clock.now() + (waitSeconds ?? 0) * 1000;
  const seen = waitSeconds === null ? asked : await followed(uses, asked, untilMs, wait);
  return told(seen, waitSeconds !== null);
}

/** Under the first key of the day whose job did not come to nothing. */
async function askUnlessFailed(
  askFor: ReturnType<typeof createAskFor>,
  request: AnalysisRequest,
  key: string,
): Promise<Asked> {
  for (let time = 1; ; time += 1) {
    const accepted = await askFor(request, time === 1 ? key : `${key}-${time}`);
    if (accepted.outcome === 'key_reused') {
      throw new Refusal(`job ${accepted.jobId} was stored with another request under its key`);
    }
    const { outcome, job } = accepted;
    if (!cameToNothing(job)) return { isNew: outcome === 'created', job };
  }
}

function cameToNothing({ status }: Job): boolean {
  return isTerminal(status) && status !== 'completed' && status !== 'partial';
}

function judge(requests: readonly unknown[]): AnalysisRequest[] {
  const parsed = requests.map((request) => analysisRequest.safeParse(request));
  const faults = parsed.flatMap(({ error }, index) =>
    (error?.issues ?? []).map(
      ({ path, message }) => `request ${index + 1}: ${path.join('.')} ${message}`,
    ),
  );
  if (faults.length > 0) throw new UsageError(`the file has faults:\n  ${faults.join('\n  ')}`);
  return parsed.flatMap(({ data }) => data ?? []);
}

async function followed(
  { documents, clock }: Operated,
  asked: readonly Asked[],
  untilMs: number,
  wait: (ms: number) => Promise<unknown>,
) {
  for (;;) {
    const seen = await Promise.all(
      asked.map(async ({ isNew, job }) => {
        const stored = isTerminal(job.status) ? undefined : await readJob(documents, job.id);
        return { isNew, job: stored?.job ?? job };
      }),
    );
    if (seen.every(({ job }) => isTerminal(job.status)) || clock.now() >= untilMs) return seen;
    await wait(LOOK_MS);
  }
}

function told(asked: readonly Asked[], waited: boolean): Answer {
  const fresh = asked.filter(({ isNew }) => isNew).length;
  const failed = asked.filter(({ job }) => cameToNothing(job)).length;
  const open = asked.filter(({ job }) => !isTerminal(job.status)).length;
  return {
    data: {
      asked: asked.length,
      new: fresh,
      failed,
      jobs: asked.map(({ isNew, job }) => ({
        job_id: job.id,
        new: isNew,
        status: job.status,
        spent_usd: job.spentUsd,
      })),
    },
    lines: [
      ...table(
        ['job', 'new', 'status', 'cost', 'company'],
        asked.map(({ isNew, job }) => [
          job.id,
          isNew ? 'yes' : 'no',
          job.status,
          usd(job.spentUsd),
          companyOf(job),
        ]),
      ),
      '',
      `${fresh} of ${asked.length} are new`,
      ...(failed > 0
        ? [`${failed} of ${asked.length} failed: given again, the command asks again`]
        : []),
      ...(waited && open > 0 ? [`${open} of ${asked.length} have not ended`] : []),
    ],
    ok: failed === 0 && (!waited || open === 0),
  };
}

function digest(request: AnalysisRequest): string {
  return createHash('sha256')
    .update(canonicalize(request) ?? '')
    .digest('hex');
}
