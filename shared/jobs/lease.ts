import { HEARTBEAT_MS, type Job } from '../domain/job.ts';
import { claimDecision, claimed, extended } from '../domain/job-changes.ts';
import { CancelRequested, ConflictError, LeaseLostError } from '../errors.ts';
import type { Clock, Documents, Version, Write } from '../ports.ts';
import type { Log } from '../process/log.ts';
import { JOBS, readJob } from './store.ts';

/** How often a holder looks whether the job was cancelled. */
const LOOK_MS = 3_000;

/** The right to work on one job until it is released, lost or the job ends. */
export interface Lease {
  /** The job as last written or read. */
  job(): Job;
  /** Aborts with LeaseLostError or CancelRequested. */
  readonly signal: AbortSignal;
  /**
   * Writes a change of the job together with other documents, all or nothing, and only while the lease is
   * held: otherwise LeaseLostError and nothing is written. Calls made while a write is under way share the
   * next one. `change` may be applied again to a newer job, so it sets values and does not add.
   */
  commit(change: (job: Job) => Partial<Job>, writes?: readonly Write[]): Promise<void>;
  /** The last commit: the job ends, and what comes after is refused with LeaseLostError. */
  finish(change: (job: Job) => Partial<Job>, writes?: readonly Write[]): Promise<void>;
  /** Gives the job back for another try. Never throws: an unreleased lease expires by itself. */
  release(change: (job: Job) => Partial<Job>): Promise<void>;
  /** Stops the timers. Call it always. */
  stop(): void;
}

export type Claim =
  | { outcome: 'claimed'; lease: Lease }
  | { outcome: 'busy' | 'waiting' | 'missing' }
  | { outcome: 'done'; job: Job }
  | { outcome: 'exhausted' | 'too_old'; job: Job; version: Version };

interface Uses {
  documents: Documents;
  clock: Clock;
  log: Log;
  /** Who claims, as the job's `owner` shows it: this one claim and no other, also not of the same process. */
  owner: string;
}

/** One of any number of racers wins; the others learn `busy`. */
export async function claimJob(jobId: string, uses: Uses): Promise<Claim> {
  for (;;) {
    const stored = await readJob(uses.documents, jobId);
    if (!stored) return { outcome: 'missing' };
    const decision = claimDecision(stored.job, uses.clock.now());
    if (decision === 'busy' || decision === 'waiting') return { outcome: decision };
    if (decision === 'done') return { outcome: 'done', job: stored.job };
    if (decision !== 'claim') return { outcome: decision, ...stored };
    const patch = claimed(stored.job, uses.owner, uses.clock.now());
    try {
      const [version] = await uses.documents.commit([
        { op: 'update', collection: JOBS, id: jobId, data: patch, version: stored.version },
      ]);
      return {
        outcome: 'claimed',
        lease: holdLease({ ...stored.job, ...patch }, version ?? '', uses),
      };
    } catch (error) {
      // Someone wrote in between, or this very write landed and its answer was lost: look again.
      const now = await readJob(uses.documents, jobId);
      if (now && now.job.owner === uses.owner && now.job.fence === (patch.fence ?? -1)) {
        return { outcome: 'claimed', lease: holdLease(now.job, now.version, uses) };
      }
      if (!(error instanceof ConflictError)) throw error;
    }
  }
}

interface Pending {
  change: (job: Job) => Partial<Job>;
  writes: readonly Write[];
  resolve: () => void;
  reject: (error: unknown) => void;
}

function holdLease(start: Job, startVersion: Version, { documents, clock, log }: Uses): Lease {
  let job = start;
  let version = startVersion;
  let queue: Pending[] = [];
  let writing = false;
  const ending = new AbortController();
  const { fence, owner } = start;

  /** After a refused write: adopts the stored job if the lease is still ours. */
  async function reread(): Promise<void> {
    const stored = await readJob(documents, job.id);
    if (stored?.job.fence !== fence || stored.job.owner !== owner) {
      throw new LeaseLostError(`the lease on job ${job.id} was taken over`);
    }
    ({ job, version } = stored);
    if (job.cancelRequested) ending.abort(new CancelRequested('the job was cancelled'));
  }

  async function write(batch: readonly Pending[]): Promise<void> {
    for (let tries = 0; ; tries += 1) {
      const before = job;
      const patch: Partial<Job> = extended(clock.now());
      for (const { change } of batch) Object.assign(patch, change({ ...job, ...patch }));
      try {
        const [next] = await documents.commit([
          { op: 'update', collection: JOBS, id: before.id, data: patch, version },
          ...batch.flatMap(({ writes }) => writes),
        ]);
        job = { ...before, ...patch };
        version = next ?? '';
        return;
      } catch (error) {
        if (!(error instanceof ConflictError) || tries >= 5) throw error;
        await reread();
      }
    }
  }

  async function drain(): Promise<void> {
    writing = true;
    while (queue.length > 0) {
      const batch = queue;
      queue = [];
      try {
        await write(batch);
        for (const { resolve } of batch) resolve();
      } catch (error) {
        if (error instanceof LeaseLostError) ending.abort(error);
        for (const { reject } of batch) reject(error);
      }
    }
    writing = false;
  }

  let closed = false;
  const enqueue: Lease['commit'] = (change, writes = []) =>
    new Promise((resolve, reject) => {
      queue.push({ change, writes, resolve, reject });
      // Started once the present turn is over, so that what is written together is committed together.
      if (!writing) {
        writing = true;
        queueMicrotask(() => void drain());
      }
    });
  const commit: Lease['commit'] = (change, writes) => {
    if (ending.signal.reason instanceof LeaseLostError) return Promise.reject(ending.signal.reason);
    if (closed)
      return Promise.reject(new LeaseLostError(`the lease on job ${start.id} was given back`));
    return enqueue(change, writes);
  };
  /** Nothing is written after it: a late writer would take hold of the job again. */
  const close: Lease['commit'] = async (change, writes) => {
    const last = commit(change, writes);
    closed = true;
    stop();
    await last;
  };

  const heartbeat = setInterval(() => {
    commit(() => ({})).catch((err: unknown) => log.warn({ err }, 'heartbeat failed'));
  }, HEARTBEAT_MS);
  heartbeat.unref();

  /** A cancel request reaches a worker that waits for an answer and writes nothing. */
  const watch = setInterval(() => {
    look().catch((err: unknown) => log.warn({ err }, 'looking at the job failed'));
  }, LOOK_MS);
  watch.unref();
  async function look(): Promise<void> {
    const stored = await readJob(documents, start.id);
    if (closed) return;
    if (stored?.job.fence !== fence) {
      return ending.abort(new LeaseLostError(`the lease on job ${start.id} was taken over`));
    }
    if (stored.job.cancelRequested) ending.abort(new CancelRequested('the job was cancelled'));
  }
  const stop = () => {
    clearInterval(heartbeat);
    clearInterval(watch);
  };

  return {
    job: () => job,
    signal: ending.signal,
    commit,
    async finish(change, writes) {
      await close(change, writes).catch((error: unknown) => {
        // The job did not end, so it can still be given back.
        if (!(error instanceof LeaseLostError)) closed = false;
        throw error;
      });
    },
    stop,
    async release(change) {
      await close(change).catch((err: unknown) =>
        log.warn({ err }, 'releasing the lease failed; it will expire'),
      );
    },
  };
}
