import { createHash } from 'node:crypto';
import canonicalize from 'canonicalize';
import type { Stage, StepState } from '../domain/job.ts';
import { createLedger } from '../domain/ledger.ts';
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
}

/** The ceiling does not allow this step. */
export class BudgetError extends Error {
  override readonly name = 'BudgetError';
}

export interface Steps {
  /**
   * Runs a paid call at most once per job and inputs: a finished step answers from its record. The reply
   * (JSON) is stored before it is used. Throws BudgetError before the call, what the call throws after it.
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
    spentUsd += record.state === 'done' ? record.costUsd : record.worstUsd;
    if (record.state === 'done') states.set(key, state(record, 'done'));
  }
  const ledger = createLedger({ ceilingUsd: lease.job().maxCostUsd, reserveUsd, spentUsd });
  let planned = 0;
  const counts = { run: 0, reused: 0 };

  const progress = (stage: Stage) => () => ({
    stage,
    steps: [...states.values()],
    stepsTotal: planned,
    spentUsd: ledger.spentUsd(),
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
        return JSON.parse(await replyText(objects, known)) as T;
      }
      const reservation = await ledger.reserve(step.worstUsd, {
        fromReserve: step.fromReserve ?? false,
      });
      if (!reservation) throw new BudgetError(`the cost ceiling leaves no room for ${step.name}`);
      const id = `${jobId}.${key}`;
      const started: StepRecord = {
        jobId,
        name: step.name,
        stage: step.stage,
        state: 'started',
        fence: lease.job().fence,
        // What earlier, unanswered tries may have cost stays on the record.
        worstUsd: step.worstUsd + (known?.worstUsd ?? 0),
        costUsd: 0,
        reply: null,
        replyObject: null,
        startedAt: new Date(clock.now()).toISOString(),
      };
      try {
        states.set(key, state(started, 'started'));
        await lease.commit(progress(step.stage), [save(id, started)]);
        const { reply, costUsd } = await call();
        reservation.settle(costUsd);
        const text = JSON.stringify(reply);
        const done: StepRecord = {
          ...started,
          state: 'done',
          costUsd: costUsd + (known?.worstUsd ?? 0),
          ...(await placeReply(objects, jobId, key, text)),
        };
        states.set(key, state(done, 'done'));
        await lease.commit(() => ({ ...progress(step.stage)(), stalls: 0 }), [save(id, done)]);
        records.set(key, done);
        counts.run += 1;
        return JSON.parse(text) as T;
      } catch (error) {
        // A call that failed was not charged; one that we cut short may have been, and its record stays.
        reservation.settle(cutShort.aborted ? step.worstUsd : 0);
        states.set(key, state(started, 'failed'));
        if (!cutShort.aborted) {
          await lease.commit(progress(step.stage), [known ? save(id, known) : forget(id)]);
        }
        throw error;
      }
    },
  };
}

function stepKey(step: Step): string {
  const inputs = canonicalize({ name: step.name, inputs: step.inputs }) ?? '';
  return createHash('sha256').update(inputs).digest('hex').slice(0, 32);
}

function state(record: StepRecord, value: StepState['state']): StepState {
  return { name: record.name, stage: record.stage, state: value, costUsd: record.costUsd };
}
