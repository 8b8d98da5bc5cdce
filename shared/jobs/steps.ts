import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Stage, StepState } from '../domain/job.ts';
import { createLedger } from '../domain/ledger.ts';
import { LeaseLostError } from '../errors.ts';
import type { Clock, Documents, Objects, Write } from '../ports.ts';
import type { Lease } from './lease.ts';
import { placeReply, readRecords, replyText, type StepRecord } from './step-records.ts';
import { STEPS } from './store.ts';

export interface Step {
  /** Shown to the caller: `assess:porter`. */
  name: string;
  stage: Stage;
  /** All that decides the reply; a change of it is another step. */
  inputs: unknown;
  worstUsd: number;
  /** May use the money kept for synthesis. */
  fromReserve?: boolean;
  /** What a failed call was charged all the same. */
  costOfFailure?: (error: unknown) => number;
}

/** The ceiling does not allow this step. */
export class BudgetError extends Error {
  override readonly name = 'BudgetError';
}

/** A step's record could not be written or read: not the service's failure, so no gap; the job is tried again. */
export class RecordFault extends Error {
  override readonly name = 'RecordFault';
}

export interface Steps {
  /**
   * Runs a paid call at most once per job and inputs: a finished step answers from its record. The reply
   * (JSON) is stored before it is used. Throws BudgetError before the call, what the call throws after it,
   * RecordFault when the store fails.
   */
  run<T>(step: Step, call: () => Promise<{ reply: T; costUsd: number }>): Promise<T>;
  /** More steps than planned are coming (or fewer, when negative). */
  plan(more: number): void;
  readonly counts: { run: number; reused: number };
}

/** `reserveUsd` of the job's ceiling is kept for steps with `fromReserve`. */
export async function createSteps({
  documents,
  objects,
  lease,
  clock,
  reserveUsd,
  cutShort,
}: {
  documents: Documents;
  objects: Objects;
  lease: Lease;
  clock: Clock;
  reserveUsd: number;
  /** Aborts when the work is to stop: the signal that the calls listen to. */
  cutShort: AbortSignal;
}): Promise<Steps> {
  const jobId = lease.job().id;
  const records = await readRecords(documents, jobId);
  const states = new Map<string, StepState>();
  let spentUsd = 0;
  for (const [key, record] of records) {
    // A started step without a reply may have been charged: its worst case counts as spent.
    spentUsd += record.state === 'done' ? record.costUsd : record.worstUsd + record.sunkUsd;
    if (record.state === 'done') states.set(key, state(record, 'done'));
  }
  const ledger = createLedger({ ceilingUsd: lease.job().maxCostUsd, reserveUsd, spentUsd });
  let planned = 0;
  const counts = { run: 0, reused: 0 };

  const progress = (stage: Stage, shown: StepState['state']) => () => ({
    stage,
    steps: [...states.values()],
    stepsTotal: planned,
    spentUsd: ledger.spentUsd(),
    ...(shown === 'done' ? { stalls: 0 } : {}),
  });

  const save = (id: string, record: StepRecord): Write => ({
    op: 'set',
    collection: STEPS,
    id,
    data: record,
  });

  const forget = (id: string): Write => ({ op: 'delete', collection: STEPS, id });

  return {
    counts,
    plan: (more) => {
      planned += more;
    },
    async run<T>(step: Step, call: () => Promise<{ reply: T; costUsd: number }>): Promise<T> {
      const key = stepKey(step);
      const known = records.get(key);
      if (known?.state === 'done') {
        counts.reused += 1;
        // Written by this very step, whose inputs are its key.
        return JSON.parse(await recorded(() => replyText(objects, known))) as T;
      }
      cutShort.throwIfAborted();
      // A retry reuses the reservation of the try that was cut off.
      ledger.refund(known?.worstUsd ?? 0);
      const fromReserve = step.fromReserve ?? false;
      const reservation = await ledger.reserve(step.worstUsd, { fromReserve });
      if (!reservation) throw new BudgetError(`the cost ceiling leaves no room for ${step.name}`);
      const id = `${jobId}.${key}`;
      const started: StepRecord = {
        jobId,
        name: step.name,
        stage: step.stage,
        state: 'started',
        fence: lease.job().fence,
        worstUsd: step.worstUsd,
        costUsd: 0,
        sunkUsd: known?.sunkUsd ?? 0,
        lost: known === undefined || known.worstUsd === 0 ? 0 : known.lost + 1,
        reply: null,
        replyObject: null,
        startedAt: new Date(clock.now()).toISOString(),
      };
      const write = async (record: StepRecord | null, shown: StepState['state']) => {
        states.set(key, state(record ?? started, shown));
        await recorded(() =>
          lease.commit(progress(step.stage, shown), [record ? save(id, record) : forget(id)]),
        );
        if (record) records.set(key, record);
      };

      try {
        cutShort.throwIfAborted();
        await write(started, 'started');
      } catch (error) {
        reservation.settle(0);
        throw error;
      }
      let answer: { reply: T; costUsd: number };
      try {
        answer = await call();
      } catch (error) {
        const sunkUsd = step.costOfFailure?.(error) ?? 0;
        // What we cut short may have been charged: its record stays as it is.
        reservation.settle(cutShort.aborted ? step.worstUsd : sunkUsd);
        const failed = { ...started, worstUsd: 0, sunkUsd: started.sunkUsd + sunkUsd };
        if (!cutShort.aborted) await write(failed.sunkUsd > 0 ? failed : null, 'failed');
        throw error;
      }
      // A try that was cut off counts as charged what its repetition cost.
      const costUsd = answer.costUsd * (1 + started.lost);
      reservation.settle(costUsd);
      const text = JSON.stringify(answer.reply);
      const place = await recorded(() => placeReply(objects, jobId, key, text));
      await write(
        { ...started, state: 'done', costUsd: costUsd + started.sunkUsd, ...place },
        'done',
      );
      counts.run += 1;
      return JSON.parse(text) as T;
    },
  };
}

/** Keeps a fault of the store apart from a fault of the service that the step calls. */
async function recorded<T>(run: () => Promise<T>): Promise<T> {
  try {
    return await run();
  } catch (cause) {
    if (cause instanceof LeaseLostError) throw cause;
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new RecordFault(`a step could not be recorded: ${why}`, { cause });
  }
}

function stepKey(step: Step): string {
  const inputs = canonicalize({ name: step.name, inputs: step.inputs }) ?? '';
  return createHash('sha256').update(inputs).digest('hex').slice(0, 32);
}

function state(record: StepRecord, value: StepState['state']): StepState {
  return { name: record.name, stage: record.stage, state: value, costUsd: record.costUsd };
}
