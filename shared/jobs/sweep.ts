import pLimit from 'p-limit';
import { isTerminal, REPUBLISH_MS } from '../domain/job.ts';
import { claimDecision } from '../domain/job-changes.ts';
import { ConflictError } from '../errors.ts';
import type { Clock, Doc, Documents } from '../ports.ts';
import type { Log } from '../process/log.ts';
import type { PublishJob } from './accept.ts';
import type { CallBack } from './call-back.ts';
import { giveUp } from './give-up.ts';
import { JOBS, parseJob, type StoredJob } from './store.ts';

export interface Swept {
  /** Jobs offered to the queue again: never published, or their worker died. */
  relayed: number;
  failed: number;
  callbacks: number;
}

/** One at a time, or two at once: neither knows of the other. */
interface Run {
  swept: Swept;
  /** False once publishing failed: each further try would cost seconds. */
  relaying: boolean;
  nowMs: number;
}

const PAGE = 100;
/** What is owed beyond that waits for the next run. */
const MAX_CALLBACKS = 20;
const CALLBACK_CONCURRENCY = 5;
const CONCURRENCY = 16;

/**
 * Looks at every active job whose time has come: relays what was not published, offers jobs of dead workers
 * again, ends what is too old or was tried too often, and after all that repeats owed callbacks, so that
 * callers' dead hosts hold up no job. Works from the stored
 * state alone, so a missed or doubled run does no harm.
 */
export function createSweep({
  documents,
  publish,
  callBack,
  clock,
  log,
}: {
  documents: Documents;
  publish: PublishJob;
  callBack: CallBack;
  clock: Clock;
  log: Log;
}): () => Promise<Swept> {
  /** Undefined when the job changed meanwhile. */
  async function wakeAgainAt({ job, version }: StoredJob, wakeAt: string) {
    try {
      const [next] = await documents.commit([
        { op: 'update', collection: JOBS, id: job.id, data: { wakeAt }, version },
      ]);
      return next;
    } catch (error) {
      if (error instanceof ConflictError) return undefined;
      throw error;
    }
  }

  /** One that cannot be read must not hold up the others. */
  function readable(doc: Doc): StoredJob[] {
    try {
      return [parseJob(doc)];
    } catch (err) {
      log.error({ job_id: doc.id, err }, 'job cannot be read');
      return [];
    }
  }

  async function look(stored: StoredJob, run: Run): Promise<void> {
    const { job } = stored;
    const { swept, nowMs } = run;
    const decision = claimDecision(job, nowMs);
    if (decision === 'busy') return;
    if (decision === 'too_old' || decision === 'exhausted') {
      if (await giveUp(stored, decision, { documents, clock, log })) swept.failed += 1;
      return;
    }
    if (!run.relaying) return;
    // Its message may well lie in a long queue: the next one comes after twice the time, so that few are sent.
    const quietMs = nowMs - Date.parse(job.updatedAt);
    const again = new Date(nowMs + Math.max(REPUBLISH_MS, quietMs)).toISOString();
    const version = await wakeAgainAt(stored, again);
    if (version === undefined) return;
    if (await publish({ job, version })) {
      swept.relayed += 1;
      return;
    }
    run.relaying = false;
    // Still due: the next run tries it first.
    await wakeAgainAt({ job, version }, job.wakeAt);
  }

  return async () => {
    const swept: Swept = { relayed: 0, failed: 0, callbacks: 0 };
    const run: Run = { swept, relaying: true, nowMs: clock.now() };
    const now = new Date(run.nowMs).toISOString();
    const owed: string[] = [];
    let cursor: string | undefined;
    for (;;) {
      const page = await documents.query({
        collection: JOBS,
        where: { active: true },
        orderBy: { field: 'wakeAt', direction: 'asc' },
        limit: PAGE,
        ...(cursor === undefined ? {} : { cursor }),
      });
      const due = page.docs.filter(({ data }) => String(data.wakeAt) <= now);
      const stored = due.flatMap(readable);
      const open = stored.filter(({ job }) => !isTerminal(job.status));
      // The first alone: should the queue be away, one learns it for all.
      for (const first of open.slice(0, 1)) await look(first, run);
      await inParallel(CONCURRENCY, open.slice(1), (one) => look(one, run));
      const ended = stored.filter(({ job }) => isTerminal(job.status));
      owed.push(...ended.slice(0, MAX_CALLBACKS - owed.length).map(({ job }) => job.id));
      cursor = page.nextCursor;
      if (cursor === undefined || due.length < page.docs.length) break;
    }
    await inParallel(CALLBACK_CONCURRENCY, owed, callBack);
    swept.callbacks = owed.length;
    log.info(swept, 'sweep finished');
    return swept;
  };
}

/** All are done before the first that failed is told. */
async function inParallel<T>(
  atOnce: number,
  all: readonly T[],
  run: (one: T) => Promise<unknown>,
): Promise<void> {
  const limit = pLimit(atOnce);
  const settled = await Promise.allSettled(all.map((one) => limit(() => run(one))));
  const failed = settled.find((one) => one.status === 'rejected');
  if (failed) throw failed.reason;
}
