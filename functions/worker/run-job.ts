import { analyse } from '../../shared/analysis/analyse.ts';
import { paperReserveUsd } from '../../shared/analysis/depth.ts';
import { NoReport } from '../../shared/analysis/no-report.ts';
import { Waiting } from '../../shared/analysis/standing.ts';
import type { Pace } from '../../shared/analysis/turns.ts';
import { isPatient } from '../../shared/domain/job-waits.ts';
import { requestSchema } from '../../shared/domain/request.ts';
import { CancelRequested, LeaseLostError, PermanentError } from '../../shared/errors.ts';
import { DEFAULT_FRAMEWORKS, FRAMEWORK_NAMES } from '../../shared/frameworks/registry.ts';
import { finishWithoutReport, finishWithReport } from '../../shared/jobs/finish.ts';
import { createLanding } from '../../shared/jobs/landing.ts';
import type { Lease } from '../../shared/jobs/lease.ts';
import { createStepCache } from '../../shared/jobs/step-cache.ts';
import { createSteps } from '../../shared/jobs/steps.ts';
import { frameworksOf } from '../../shared/own-frameworks/own-frameworks.ts';
import type { WorkerContext } from '../../shared/platform/worker-context.ts';
import { reportBytes } from '../../shared/report/json.ts';
import { giveBack, putOff } from './give-back.ts';
import { answeredBy, replyScope, uploadsOf } from './run-inputs.ts';

/** Below the worker's 540 s: what is not finished then goes on in the next delivery. */
const RUN_MS = 480_000;
/** How long paid calls may land once the process is told to stop: the platform kills it after ten seconds. */
const LAND_MS = 7_000;

class RunDeadline extends Error {
  override readonly name = 'RunDeadline';
}

/**
 * Works on a claimed job until it ends (`ended`), a service is away (`waits`: the job says until when) or it
 * cannot go on here (`again`). In both the lease is given back, and finished steps are kept.
 */
export async function runJob(
  context: WorkerContext & { pace: Pace },
  lease: Lease,
): Promise<'ended' | 'waits' | 'again'> {
  const { clock, log, stopping } = context;
  const startedMs = clock.now();
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(new RunDeadline('time is up')), RUN_MS);
  const signal = AbortSignal.any([lease.signal, stop.signal]);
  const landing = createLanding(stopping.signal);
  let late: NodeJS.Timeout | undefined;
  const onStopping = () => {
    late = setTimeout(() => stop.abort(stopping.signal.reason), LAND_MS);
  };
  stopping.signal.addEventListener('abort', onStopping, { once: true });
  try {
    const job = await work(context, lease, signal, landing);
    const seconds = (clock.now() - startedMs) / 1000;
    log.info(
      {
        status: job.status,
        code: job.error?.code,
        cost_usd: job.spentUsd,
        execution_time_seconds: seconds,
      },
      'job finished',
    );
    return 'ended';
  } catch (err) {
    if (stopping.signal.aborted) await landing.landed(signal);
    const interrupted = signal.aborted || stopping.signal.aborted;
    if (err instanceof Waiting && !interrupted) {
      await putOff(context, lease, err);
      return 'waits';
    }
    if (interrupted)
      log.warn(
        { reason: interruption(signal.reason ?? stopping.signal.reason) },
        'job interrupted',
      );
    else log.error({ err }, 'job could not go on; it will be offered again');
    // Calls that are still under way must not go on for a job that this process has given back.
    stop.abort(err);
    const why = { interrupted, stopping: stopping.signal.aborted };
    await giveBack(context, lease, err, why);
    return 'again';
  } finally {
    clearTimeout(timer);
    clearTimeout(late);
    stopping.signal.removeEventListener('abort', onStopping);
    lease.stop();
  }
}

async function work(
  context: WorkerContext & { pace: Pace },
  lease: Lease,
  signal: AbortSignal,
  landing: ReturnType<typeof createLanding>,
) {
  const { documents, objects, clock, log, metrics, prices, search, config, pace } = context;
  const job = lease.job();
  const own = job.definitions.map(({ name }) => name);
  const request = requestSchema([...FRAMEWORK_NAMES, ...own], DEFAULT_FRAMEWORKS).parse(
    job.request,
  );
  try {
    if (job.cancelRequested) throw new CancelRequested('the job was cancelled');
    const steps = await createSteps({
      documents,
      objects,
      lease,
      clock,
      reserveUsd: paperReserveUsd(request.depth, prices, job.maxCostUsd),
      cutShort: signal,
      // What is made of a reader's own documents is shared with nobody.
      cache: request.documents?.length
        ? null
        : createStepCache({
            jobId: job.id,
            documents,
            objects,
            clock,
            log,
            onLookUp: (found) => metrics.count(found === 'hit' ? 'cache_hits' : 'cache_misses', {}),
          }),
      refresh: request.refresh,
      answeredBy: replyScope(answeredBy(config), job.account),
      log,
    });
    const report = await analyse(
      {
        jobId: job.id,
        request,
        frameworks: frameworksOf(request.frameworks, job.definitions),
        acceptedMs: Date.parse(job.createdAt),
        startedMs: Date.parse(job.startedAt ?? job.createdAt),
        maxCostUsd: job.maxCostUsd,
        patient: isPatient(job, clock.now()),
        demonstration: config.demonstration,
        givenTiers: config.sourceTiers,
        uploads: await uploadsOf(request.documents ?? [], job.account ?? '', context),
      },
      {
        models: {
          writer: { model: context.model, price: prices.writer },
          judge: { model: context.judge, price: prices.judge },
        },
        search,
        factSources: context.factSources,
        steps: landing.of(steps),
        objects,
        clock,
        pace,
        signal,
        spentUsd: () => lease.job().spentUsd,
      },
    );
    signal.throwIfAborted();
    const bytes = reportBytes(report);
    const ended = await finishWithReport({ lease, objects, report, bytes, nowMs: clock.now() });
    await context.formatFiles.announce(job.id, request.paper ?? config.paper);
    return ended;
  } catch (error) {
    const cause = lease.signal.reason ?? error;
    if (cause instanceof CancelRequested) {
      return finishWithoutReport(lease, { status: 'cancelled' }, clock.now());
    }
    if (!(error instanceof PermanentError)) throw error;
    const { code, message } = error;
    const { gaps, retryable, candidates } =
      error instanceof NoReport ? error : { gaps: [], retryable: false, candidates: [] };
    const told = {
      ...(candidates.length > 0 ? { candidates: [...candidates] } : {}),
      ...(error.endsAt === null ? { retryable } : { retryable: true, retry_at: error.endsAt }),
    };
    const failed = { status: 'failed' as const, error: { code, message, ...told }, gaps };
    return finishWithoutReport(lease, failed, clock.now());
  }
}

function interruption(reason: unknown): string {
  if (reason instanceof LeaseLostError) return 'lease_lost';
  if (reason instanceof CancelRequested) return 'cancelled';
  return reason instanceof RunDeadline ? 'run_deadline' : 'stopping';
}
