import type { Job, Stage, StepState } from '../domain/job.ts';
import { progressed } from '../domain/job-changes.ts';
import { createLedger } from '../domain/ledger.ts';
import type { Clock, Documents, Objects, Write } from '../ports.ts';
import type { Log } from '../process/log.ts';
import type { Lease } from './lease.ts';
import { placeReply } from './placed-reply.ts';
import { recorded } from './record-fault.ts';
import { type Bought, BudgetError, type Step } from './step.ts';
import type { CachedReply, Flight, StepCache } from './step-cache.ts';
import {
  doubtfulUsd,
  readRecords,
  replyText,
  type StepRecord,
  saved,
  shownAs,
  soFar,
  startedRecord,
  stepKey,
} from './step-records.ts';
import { STEPS } from './store.ts';

export interface Steps {
  /**
   * Runs a paid call at most once per job and inputs: a finished step answers from its record. The reply
   * (JSON) is stored before it is used. Throws BudgetError before the call, what the call throws after it,
   * RecordFault when the store fails.
   */
  run<T>(step: Step, call: () => Promise<Bought<T>>): Promise<T>;
  /** More steps than planned are coming (or fewer, when negative). */
  plan(more: number): void;
  /** Shown with the next step. */
  found(found: NonNullable<Job['found']>): void;
  /** Nothing more comes of what shared this purse. */
  closePurse(purse: string): void;
  /** `reused`: from this job's earlier tries; `cached`: from other jobs. */
  readonly counts: { run: number; reused: number; cached: number };
}

/** `reserveUsd` of the job's ceiling is kept for steps with `fromReserve`. */
export async function createSteps({
  documents,
  objects,
  lease,
  clock,
  reserveUsd,
  cutShort,
  cache,
  refresh,
  answeredBy,
  log,
}: {
  documents: Documents;
  objects: Objects;
  lease: Lease;
  clock: Clock;
  reserveUsd: number;
  /** Aborts when the work is to stop: the signal that the calls listen to. */
  cutShort: AbortSignal;
  /** Null: this job shares no reply with others. */
  cache: StepCache | null;
  /** Other jobs' replies are not looked at, only replaced. */
  refresh: boolean;
  /** Who answers the calls (JSON): what another answered is bought anew. */
  answeredBy: unknown;
  log: Log;
}): Promise<Steps> {
  const jobId = lease.job().id;
  const records = await readRecords(documents, jobId);
  const { states, spentUsd } = soFar(records);
  const ledger = createLedger({ ceilingUsd: lease.job().maxCostUsd, reserveUsd, spentUsd });
  let planned = 0;
  let { found } = lease.job();
  const counts = { run: 0, reused: 0, cached: 0 };

  const progress = (stage: Stage, shown: StepState['state']) => (job: Job) => ({
    sequence: job.sequence + 1,
    stage,
    steps: [...states.values()],
    stepsTotal: planned,
    spentUsd: ledger.spentUsd(),
    found,
    ...(shown === 'done' ? progressed(job) : {}),
  });

  async function lookUp(step: Step, key: string): Promise<CachedReply | Flight | null> {
    if (step.sharedForMs === undefined || cache === null) return null;
    if (refresh) return cache.refresh(key);
    return recorded(() => cache.take(key, cutShort));
  }

  function tell(step: Step, how: 'bought' | 'cached' | 'reused', costUsd: number, fromMs: number) {
    const { kind = step.name, stage } = step;
    const seconds = (clock.now() - fromMs) / 1000;
    log.info(
      { step: kind, stage, how, cost_usd: costUsd, execution_time_seconds: seconds },
      'step finished',
    );
  }

  const forget = (id: string): Write => ({ op: 'delete', collection: STEPS, id });

  return {
    counts,
    plan: (more) => {
      planned += more;
    },
    found: (so) => {
      found = so;
    },
    closePurse: (purse) => ledger.close(purse),
    async run<T>(step: Step, call: () => Promise<Bought<T>>): Promise<T> {
      const fromMs = clock.now();
      const key = stepKey({ ...step, answeredBy });
      const known = records.get(key);
      if (known?.state === 'done') {
        counts.reused += 1;
        tell(step, 'reused', 0, fromMs);
        // Written by this very step, whose inputs are its key.
        return JSON.parse(await recorded(() => replyText(objects, known))) as T;
      }
      cutShort.throwIfAborted();
      const started = startedRecord(lease.job(), step, known, clock.now());
      // Tries that were cut off may have been charged: they are reserved for once more, with this one.
      if (known) ledger.refund(doubtfulUsd(known));
      const reservation = await ledger.reserve(doubtfulUsd(started), step);
      if (!reservation) {
        if (known) ledger.charge(doubtfulUsd(known));
        throw new BudgetError(`the cost ceiling leaves no room for ${step.name}`);
      }
      const id = `${jobId}.${key}`;
      const write = async (record: StepRecord | null, shown: StepState['state'], also?: Write) => {
        states.set(key, shownAs(record ?? started, shown));
        const own = record ? saved(id, record, lease.job().expireAt) : forget(id);
        await recorded(() => lease.commit(progress(step.stage, shown), also ? [own, also] : [own]));
        if (record) records.set(key, record);
        else records.delete(key);
      };

      let shared: CachedReply | Flight | null = null;
      try {
        shared = await lookUp(step, key);
        cutShort.throwIfAborted();
        if (!shared?.hit) await write(started, 'started');
      } catch (error) {
        reservation.settle(0);
        if (shared?.hit === false) await shared.drop();
        throw error;
      }
      if (shared?.hit) {
        const costUsd = shared.costUsd * started.lost + started.sunkUsd;
        reservation.settle(costUsd - started.sunkUsd);
        const { text } = shared;
        // Of its own: the cache's goes sooner than the job.
        const placed = await recorded(() => placeReply(objects, `steps/${jobId}/${key}`, text));
        await write({ ...started, state: 'done', costUsd, ...placed }, 'done');
        counts.cached += 1;
        tell(step, 'cached', costUsd, fromMs);
        return JSON.parse(text) as T;
      }
      let answer: Bought<T>;
      try {
        answer = await call();
      } catch (error) {
        const sunkUsd = (step.costOfFailure?.(error) ?? 0) + started.lost * step.worstUsd;
        // What we cut short may have been charged: its record stays as it is.
        reservation.settle(cutShort.aborted ? doubtfulUsd(started) : sunkUsd);
        const failed = { ...started, worstUsd: 0, sunkUsd: started.sunkUsd + sunkUsd };
        await shared?.drop();
        if (!cutShort.aborted) await write(failed.sunkUsd > 0 ? failed : null, 'failed');
        throw error;
      }
      // A try that was cut off counts as charged what its repetition cost.
      const costUsd = answer.costUsd * (1 + started.lost);
      reservation.settle(costUsd);
      const text = JSON.stringify(answer.reply);
      const placed = await recorded(() => placeReply(objects, `steps/${jobId}/${key}`, text));
      const kept =
        answer.reusable === false
          ? undefined
          : await shared?.entry({ text, costUsd: answer.costUsd, forMs: step.sharedForMs ?? 0 });
      const record: StepRecord = {
        ...started,
        state: 'done',
        costUsd: costUsd + started.sunkUsd,
        ...placed,
      };
      await write(record, 'done', kept);
      if (answer.reusable === false) await shared?.drop();
      counts.run += 1;
      tell(step, 'bought', costUsd, fromMs);
      return JSON.parse(text) as T;
    },
  };
}
